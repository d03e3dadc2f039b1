// How long the panel's page is busy with layers of 4 096 units: until the first picture, with each snapshot, and for what a
// person does there. Usage: bench-wide.mjs [--format json] [--only images] [--rounds N] [--seconds S]

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installChromium } from './chromium.mjs';
import { capture, Failure, main } from './command.mjs';
import { setUp } from './install.mjs';
import { nodeBundle } from './node-bundle.mjs';
import { root } from './root.mjs';

/**
 * @typedef {{ median: number, p95: number, most: number }} Spread
 * @typedef {{ name: string, toPicture?: Spread, frames?: Spread, busy: Spread, longest: Spread }} Figures
 */

const folder = path.join(root, 'out', 'bench');

async function bench() {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({ options: { format: text, only: text, rounds: text, seconds: text } });
  const { rounds = '10', seconds = '8' } = values;
  for (const count of [rounds, seconds]) {
    if (!(Number(count) >= 1)) throw new Failure(`--rounds and --seconds take numbers from 1, not ${count}.`);
  }
  await setUp();
  mkdirSync(folder, { recursive: true });
  const { build } = await import('esbuild');
  const outfile = path.join(folder, 'wide.mjs');
  const entryPoints = [path.join(root, 'bench', 'wide', 'main.ts')];
  await build({ ...nodeBundle, entryPoints, outfile, format: 'esm', packages: 'external' });
  const { only } = values;
  const job = JSON.stringify({ folder, only, rounds: Number(rounds), seconds: Number(seconds) });
  const env = { ...process.env, CHROMIUM: await installChromium() };
  const { status, output } = await capture(process.execPath, [outfile, job], { cwd: root, env });
  const line = output.trim().split('\n').at(-1) ?? '';
  if (status !== 0) throw new Failure(`The page could not be measured: ${output.trim()}`);
  if (values.format === 'json') console.log(line);
  else report(JSON.parse(line));
  return 0;
}

/** @param {Record<string, readonly Figures[]>} found */
function report(found) {
  const heads = ['to its picture', '', 'busy', '', 'longest task', ''];
  for (const [network, figures] of Object.entries(found)) {
    console.log(`\n${network}: milliseconds, the median and the most`);
    console.log(`  ${''.padEnd(34)}${heads.map((head) => head.padStart(14)).join('')}`);
    for (const { name, toPicture, frames, busy, longest } of figures) {
      const numbers = [toPicture ?? frames, busy, longest].flatMap((each) => (each ? [each.median, each.most] : []));
      console.log(`  ${name.padEnd(34)}${numbers.map((number) => number.toFixed(1).padStart(14)).join('')}`);
      if (frames)
        console.log(
          `  ${''.padEnd(34)}95 of 100 frames within ${frames.p95.toFixed(1)}, the longest ${frames.most.toFixed(1)}`,
        );
    }
  }
}

await main(bench);
