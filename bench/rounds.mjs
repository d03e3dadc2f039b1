// Interleaved rounds: each round runs every system once on every workload, each time in a process of its own.

import path from 'node:path';
import { Failure } from '../scripts/command.mjs';
import { run } from './processes.mjs';

/** @typedef {import('./workloads.mjs').Workload} Workload */
/** @typedef {import('./systems.mjs').System} System */
/** @typedef {{ emission: number, start: number, module: number, memory: number }} Emitted */
/** @typedef {import('./measure.mjs').Measured & { emitted?: Emitted }} Measurement */

/**
 * @typedef {object} Round
 * @property {{ wide: number, plain: number }} limit GFLOP/s of merged and of plain vectors
 * @property {Record<string, Record<string, Measurement>>} measured by workload and system
 */

/** How far costs after equal steps may differ, relatively: float32 and another order of sums. */
const tolerance = 1e-3;

/**
 * @param {object} options
 * @param {readonly Workload[]} options.workloads
 * @param {readonly System[]} options.systems
 * @param {import('./systems.mjs').Tools} options.tools
 * @param {string} options.folder of what is handed over
 * @param {number} options.rounds
 * @param {number} options.seconds
 * @param {(line: string) => void} options.tell
 * @returns {Promise<{ rounds: Round[], faults: string[] }>} `faults`: systems that could not run
 */
export async function runRounds({ workloads, systems, tools, folder, rounds, seconds, tell }) {
  await prepare(workloads, tools, folder);
  const faults = new Set();
  /** @type {Round[]} */
  const all = [];
  for (let r = 0; r < rounds; r++) {
    /** @type {Round} */
    const round = { limit: await limits(tools, seconds), measured: {} };
    for (const workload of workloads) {
      tell(`round ${r + 1} of ${rounds}: ${workload.name}`);
      /** @type {Record<string, Measurement>} */
      const measured = {};
      // Every second round goes the other way, so that no system always follows the same neighbour.
      for (const system of r % 2 === 0 ? systems : [...systems].reverse()) {
        if (!system.optimizers.includes(workload.optimizer)) continue;
        const outcome = await run(system.command(workload, folderOf(workload, folder), seconds));
        if (outcome.fault !== undefined) faults.add(`${system.title} on ${workload.name}: ${outcome.fault}`);
        else measured[system.name] = /** @type {Measurement} */ (outcome.value);
      }
      checkCosts(workload, measured);
      round.measured[workload.name] = measured;
    }
    all.push(round);
  }
  return { rounds: all, faults: [...faults] };
}

/**
 * @param {readonly Workload[]} workloads
 * @param {import('./systems.mjs').Tools} tools
 * @param {string} folder
 */
async function prepare(workloads, { node, bundle }, folder) {
  for (const workload of workloads) {
    const job = { kind: 'prepare', workload, folder: folderOf(workload, folder) };
    const outcome = await run({ program: node, args: [bundle, JSON.stringify(job)], env: {} });
    if (outcome.fault !== undefined) throw new Failure(`The examples could not be written: ${outcome.fault}`);
  }
}

/**
 * Workloads that differ in the optimiser alone have the same examples and weights.
 * @param {Workload} workload
 * @param {string} folder
 */
function folderOf({ name }, folder) {
  return path.join(folder, name.replace(/ .*$/, ''));
}

/**
 * @param {import('./systems.mjs').Tools} tools
 * @param {number} seconds
 * @returns {Promise<{ wide: number, plain: number }>} NaN where this machine has none
 */
async function limits({ node, bundle }, seconds) {
  const measure = async (/** @type {NodeJS.ProcessEnv} */ env) => {
    const outcome = await run({ program: node, args: [bundle, JSON.stringify({ kind: 'limit', seconds })], env });
    return outcome.fault === undefined ? /** @type {{ gflops: number }} */ (outcome.value).gflops : Number.NaN;
  };
  return { wide: await measure({}), plain: await measure({ NNET_PLAIN_VECTORS: '1' }) };
}

/**
 * All systems must learn, and those that know the workload's loss and batches must have come to the same cost.
 * @param {Workload} workload
 * @param {Record<string, Measurement>} measured
 */
function checkCosts({ name }, measured) {
  const first = Object.values(measured).find(({ comparable }) => comparable);
  for (const [system, { cost, comparable }] of Object.entries(measured)) {
    if (!(cost.after < cost.before)) {
      throw new Failure(`${system} does not learn ${name}: its cost went from ${cost.before} to ${cost.after}.`);
    }
    if (comparable && first && Math.abs(cost.after / first.cost.after - 1) > tolerance) {
      throw new Failure(`${system} does other work on ${name}: cost ${cost.after} in place of ${first.cost.after}.`);
    }
  }
}
