// Runs the extension-host suite in desktop VS Code. Where that can't be downloaded it says so and ends with status 0:
// `npm test` runs the same suite in the workbench.

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildProduct, buildTests } from './build.mjs';
import { main } from './command.mjs';
import { setUp } from './install.mjs';
import { countsOf } from './results.mjs';
import { root } from './root.mjs';

await main(async () => {
  await setUp();
  await buildProduct();
  await buildTests(['host']);
  const { downloadAndUnzipVSCode, runTests } = await import('@vscode/test-electron');

  console.log('Downloading desktop VS Code where it isn’t yet …');
  /** @type {string} */
  let program;
  try {
    program = await downloadAndUnzipVSCode({ cachePath: path.join(root, '.vscode-test') });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.log(
      `Desktop VS Code can’t be downloaded here (${reason}), so no desktop test ran: \`npm test\` runs the suite in the workbench.`,
    );
    return 0;
  }

  const workspace = mkdtempSync(path.join(os.tmpdir(), 'nnet-desktop-'));
  cpSync(path.join(root, 'examples'), workspace, { recursive: true });
  try {
    const { passed, failed, skipped } = await countsOf('desktop', (file) =>
      runTests({
        vscodeExecutablePath: program,
        extensionDevelopmentPath: root,
        extensionTestsPath: path.join(root, 'out', 'test', 'host', 'index.js'),
        extensionTestsEnv: { NNET_TEST_RESULTS: file },
        launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust'],
      }).catch(() => 1),
    );
    console.log(`\n${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`);
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
});
