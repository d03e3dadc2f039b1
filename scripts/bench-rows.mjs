// What finding and sorting the rows of the view of data costs, as multiples of sorting as many doubles. Usage:
// bench-rows.mjs [--format json] [--rows N] [--rounds N]

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
  const { values } = parseArgs({ options: { format: text, rows: text, rounds: text } });
  await setUp();
  mkdirSync(folder, { recursive: true });
  const { build } = await import('esbuild');
  const outfile = path.join(folder, 'rows.cjs');
  await build({ ...nodeBundle, entryPoints: [path.join(root, 'bench', 'rows', 'main.ts')], outfile });
  const { rows = '1000000', rounds = '5' } = values;
  for (const count of [rows, rounds]) {
    if (!(Number(count) >= 1)) throw new Failure(`--rows and --rounds take numbers from 1, not ${count}.`);
  }
  const { status, output } = await capture(process.execPath, [outfile, rows, rounds]);
  if (status !== 0) throw new Failure(`The rows could not be measured: ${output.trim()}`);
  if (values.format === 'json') console.log(output.trim());
  else report(rows, JSON.parse(output));
  return 0;
}

/**
 * @param {string} rows
 * @param {Record<string, number>} costs
 */
function report(rows, costs) {
  console.log(`\n${rows} rows of 11 columns, as multiples of the CPU time in which as many doubles are sorted`);
  for (const [name, cost] of Object.entries(costs)) console.log(`  ${name.padEnd(28)} ${cost.toFixed(2)}`);
}

await main(bench);
