// How long going to another moment of a finished run takes, in flower and in a network of images. Usage:
// bench-jumps.mjs [--format json] [--jumps N]

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { capture, Failure, main } from './command.mjs';
import { setUp } from './install.mjs';
import { nodeBundle } from './node-bundle.mjs';
import { root } from './root.mjs';

const folder = path.join(root, 'out', 'bench');

async function bench() {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({ options: { format: text, jumps: text } });
  const jumps = Number(values.jumps ?? '100');
  if (!(jumps >= 1)) throw new Failure(`--jumps takes a number from 1, not ${values.jumps}.`);
  await setUp();
  mkdirSync(folder, { recursive: true });
  const driver = await bundle('bench/jumps/main.ts', 'jumps.cjs');
  const engine = await bundle('src/worker/entry.node.ts', 'jumping-engine.cjs');
  const { status, output } = await capture(process.execPath, [driver, JSON.stringify({ root, engine, folder, jumps })]);
  const line = output.trim().split('\n').at(-1) ?? '';
  if (status !== 0) throw new Failure(`The jumps could not be measured: ${line}`);
  if (values.format === 'json') console.log(line);
  else report(jumps, JSON.parse(line));
  return 0;
}

/**
 * @param {string} entry
 * @param {string} name
 */
async function bundle(entry, name) {
  const { build } = await import('esbuild');
  const outfile = path.join(folder, name);
  await build({ ...nodeBundle, entryPoints: [path.join(root, entry)], outfile });
  return outfile;
}

/**
 * @param {number} jumps
 * @param {Record<string, { steps: number, median: number, p90: number, most: number }>} found
 */
function report(jumps, found) {
  console.log(`\nMilliseconds of ${jumps} jumps to random steps of a finished run`);
  console.log(
    `  ${'network'.padEnd(10)}${'steps'.padStart(8)}${'median'.padStart(9)}${'p90'.padStart(9)}${'most'.padStart(9)}`,
  );
  for (const [name, { steps, ...times }] of Object.entries(found)) {
    const shown = [times.median, times.p90, times.most].map((time) => time.toFixed(1).padStart(9)).join('');
    console.log(`  ${name.padEnd(10)}${String(steps).padStart(8)}${shown}`);
  }
}

await main(bench);
