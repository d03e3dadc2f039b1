// Runs a suite (out/test/host/index.js) inside the extension host of a real workbench, on a copy of the examples.
// As a program it runs the host tests; what they find in the environment is its own.

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { chromiumFlags } from './browser.mjs';
import { installChromium } from './chromium.mjs';
import { Failure, main } from './command.mjs';
import { readCounts } from './results.mjs';
import { root } from './root.mjs';
import { startServer } from './server.mjs';
import { installWorkbench } from './workbench.mjs';

/** How long the suite may take in all, in milliseconds. */
const limit = 15 * 60_000;

/** How many of the workbench's own lines are shown where the suite left no report. */
const shownLines = 40;

/**
 * @param {object} options
 * @param {import('./workbench.mjs').Workbench} options.workbench
 * @param {string} options.chromium
 * @param {NodeJS.ProcessEnv} options.env what the suite finds in its environment
 * @param {string} [options.suite] below out/test; exports `run`
 * @returns {Promise<number>} 0 where every test passed
 */
export async function runHostSuite({ workbench, chromium, env, suite = 'host/index.js' }) {
  const state = mkdtempSync(path.join(os.tmpdir(), 'nnet-host-'));
  const workspace = path.join(state, 'examples');
  cpSync(path.join(root, 'examples'), workspace, { recursive: true });
  /** @type {string[]} */
  const log = [];
  try {
    const server = await startServer({ workbench, state, env, driver: true });
    try {
      return await driveSuite(server, addressOf(server, workspace, suite), chromium, log);
    } finally {
      await server.stop();
      const counts = readCounts(env.NNET_TEST_RESULTS ?? '');
      console.log(counts?.report.trimEnd() ?? log.slice(-shownLines).join('\n'));
    }
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
}

/**
 * Opens the workbench with the suite as its payload and waits for its verdict.
 * @param {import('./server.mjs').Server} server
 * @param {string} address
 * @param {string} chromium
 * @param {string[]} log takes the lines that the workbench prints
 * @returns {Promise<number>}
 */
async function driveSuite(server, address, chromium, log) {
  const playwright = await import('playwright-core');
  const browser = await playwright.chromium.launch({ executablePath: chromium, args: chromiumFlags });
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const verdict = new Promise((/** @type {(status: number) => void} */ resolve) =>
      page.exposeFunction('codeAutomationExit', resolve),
    );
    const broken = new Promise((_, /** @type {(reason: Failure) => void} */ reject) => {
      page.once('crash', () => reject(new Failure('The workbench’s page crashed.')));
      server.ended.then(() => reject(new Failure(`${server.log()}\nThe workbench’s server ended during the tests.`)));
      setTimeout(() => reject(new Failure('The host tests did not end in time.')), limit).unref();
    });
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ _, /** @type {unknown[]} */ words) => {
      log.push(format(...words));
    });
    // The suite has one limit, for all of it: a busy machine may take long for the first page.
    await page.goto(address, { timeout: limit });
    return /** @type {number} */ (await Promise.race([verdict, broken]));
  } finally {
    await browser.close();
  }
}

/**
 * @param {import('./server.mjs').Server} server
 * @param {string} workspace
 * @param {string} suite
 */
function addressOf(server, workspace, suite) {
  const remote = (/** @type {string} */ file) => `vscode-remote://127.0.0.1:${server.port}${file}`;
  const payload = [
    ['extensionDevelopmentPath', remote(root)],
    ['extensionTestsPath', remote(path.join(root, 'out', 'test', suite))],
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
  return `${server.address}?${query}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    const [workbench, chromium] = [await installWorkbench(), await installChromium()];
    return runHostSuite({ workbench, chromium, env: process.env });
  });
}
