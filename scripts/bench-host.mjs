// How much the extension host feels of training: the delay of its event loop, idle and while digits trains with its
// diagram open, and how soon Pause is acknowledged. Usage: bench-host.mjs [--format json]; NNET_BENCH_SECONDS (60).

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildProduct, buildTests } from './build.mjs';
import { installChromium } from './chromium.mjs';
import { main } from './command.mjs';
import { runHostSuite } from './host-suite.mjs';
import { setUp } from './install.mjs';
import { installWorkbench } from './workbench.mjs';

async function bench() {
  await setUp();
  await buildProduct();
  await buildTests(['bench']);
  const chromium = await installChromium();
  const workbench = await installWorkbench();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nnet-bench-'));
  try {
    const file = path.join(folder, 'results.json');
    const env = { ...process.env, NNET_BENCH_RESULTS: file };
    await runHostSuite({ workbench, chromium, env, suite: 'bench/host/index.js' });
    report(JSON.parse(readFileSync(file, 'utf8')));
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {{ seconds: number, loopDelay: Record<string, Record<string, number>>, pause: { count: number, slowest: number }, trained: { epochs: number, seconds: number } }} result */
function report(result) {
  if (process.argv.includes('json')) {
    console.log(JSON.stringify(result));
    return;
  }
  console.log(`\nEvent loop delay of the extension host over ${result.seconds} s, in ms`);
  for (const [state, { p50, p99, max }] of Object.entries(result.loopDelay)) {
    console.log(`  ${state.padEnd(9)} p50 ${p50}  p99 ${p99}  max ${max}`);
  }
  console.log(`Pause acknowledged, slowest of ${result.pause.count}: ${result.pause.slowest} ms`);
  console.log(`Trained meanwhile: ${result.trained.epochs} epochs in ${result.trained.seconds.toFixed(1)} s`);
}

await main(bench);
