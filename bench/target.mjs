// Seconds until an example reaches a test accuracy, with the same split, initial weights, batches and optimiser.

import path from 'node:path';
import { Failure } from '../scripts/command.mjs';
import { home } from './home.mjs';
import { run } from './processes.mjs';
import { medianOf } from './statistics.mjs';

/** @typedef {{ seconds: number | null, epochs: number }} Reached */
/** @typedef {{ title: string, seconds: number, epochs: number, reached: number }} TargetResult medians over seeds */

const accuracy = 0.97;
const epochs = 200;
/** @type {readonly number[]} */
const seeds = [1, 2, 3, 4, 5];

/**
 * @param {import('./systems.mjs').Tools} tools
 * @param {string} spec
 * @param {string} folder
 * @param {number} repeats how often each seed is run
 * @returns {Promise<{ accuracy: number, runs: number, results: TargetResult[] }>}
 */
export async function timeToTarget({ node, bundle, torch }, spec, folder, repeats) {
  /** @type {Map<string, Reached[]>} */
  const reached = new Map();
  const take = async (/** @type {string} */ title, /** @type {import('./processes.mjs').Command} */ command) => {
    const outcome = await run(command);
    if (outcome.fault !== undefined) throw new Failure(`${title} could not train ${spec}: ${outcome.fault}`);
    reached.set(title, [...(reached.get(title) ?? []), /** @type {Reached} */ (outcome.value)]);
  };
  const our = (/** @type {object} */ job, /** @type {NodeJS.ProcessEnv} */ env) => ({
    program: node,
    args: [bundle, JSON.stringify(job)],
    env,
  });
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const seed of seeds) {
      const handed = path.join(folder, `target-${seed}`);
      const prepared = await run(our({ kind: 'prepare-target', spec, seed, folder: handed }, {}));
      if (prepared.fault !== undefined) throw new Failure(`${spec} could not be prepared: ${prepared.fault}`);
      if (torch) {
        const script = path.join(home, 'python', 'target.py');
        const job = { facts: prepared.value, folder: handed, seed, accuracy, epochs };
        const env = { ...torch.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
        await take('PyTorch, 1 thread', { program: torch.program, args: [script, JSON.stringify(job)], env });
      }
      for (const tier of ['A', 'B', 'C']) {
        const env = tier === 'A' ? {} : { NNET_PLAIN_VECTORS: '1' };
        await take(`NNet tier ${tier}, 1 thread`, our({ kind: 'target', spec, seed, tier, accuracy, epochs }, env));
      }
    }
  }
  const results = [...reached].map(([title, runs]) => ({
    title,
    seconds: medianOf(runs.map(({ seconds }) => seconds ?? Number.POSITIVE_INFINITY)),
    epochs: medianOf(runs.map((each) => each.epochs)),
    reached: runs.filter(({ seconds }) => seconds !== null).length,
  }));
  return { accuracy, runs: seeds.length * repeats, results };
}
