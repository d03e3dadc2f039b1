// Opens VS Code on examples/ with the extension loaded: the desktop's where its `code` command is on PATH, else a
// workbench in the browser. `npm start -- --workbench` takes the latter in any case.

import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { buildProduct } from './build.mjs';
import { capture, Failure, findProgram, main, run } from './command.mjs';
import { setUp } from './install.mjs';
import { packExtension } from './package.mjs';
import { root } from './root.mjs';
import { installExtension, startServer } from './server.mjs';
import { installWorkbench } from './workbench.mjs';

const examples = path.join(root, 'examples');
const firstExample = path.join(examples, 'flower.nnet');

await main(async () => {
  await setUp();
  console.log('Building the extension …');
  await buildProduct();
  const code = process.argv.includes('--workbench') ? undefined : findProgram('code');
  if (code !== undefined && (await openDesktop(code))) return 0;
  await openWorkbench();
  return 0;
});

/**
 * @param {string} code
 * @returns {Promise<boolean>} whether VS Code took the folder
 */
async function openDesktop(code) {
  const status = await run(code, [`--extensionDevelopmentPath=${root}`, examples, firstExample]);
  if (status === 0) {
    console.log('VS Code opens on examples/ in a window that has NNet loaded from this folder.');
    return true;
  }
  console.log(`\`code\` ended with status ${status}, so the workbench in the browser serves instead.`);
  return false;
}

async function openWorkbench() {
  const password = randomBytes(9).toString('base64url');
  const options = { workbench: await installWorkbench(), state: path.join(root, '.workbench'), password };
  console.log('Installing the extension into the workbench …');
  await installExtension(options, await packExtension());
  console.log('Starting the workbench …');
  const server = await startServer(options);

  const stopping = new Promise((/** @type {(by: string) => void} */ resolve) => {
    for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
      process.once(name, () => resolve('signal'));
    server.ended.then(() => resolve('itself'));
  });
  const address = addressOf(server);
  console.log(`\nNNet is open at  ${address}\nIts password is  ${password}   (for this start alone)\nCtrl+C ends it.`);
  await showInBrowser(address);

  const by = await stopping;
  await server.stop();
  if (by === 'itself')
    throw new Failure(`${server.log().trim()}\nThe workbench ended by itself; its last words are above.`);
  console.log('\nThe workbench has ended.');
}

/**
 * The page of the examples' folder with the first example open.
 * @param {import('./server.mjs').Server} server
 */
function addressOf(server) {
  const payload = JSON.stringify([['openFile', `vscode-remote://127.0.0.1:${server.port}${firstExample}`]]);
  return `${server.address}?${new URLSearchParams({ folder: examples, payload })}`;
}

/**
 * Opens the address where there is a display and a program to do it; elsewhere the printed address serves.
 * @param {string} address
 */
async function showInBrowser(address) {
  const hasDisplay = process.platform === 'darwin' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const opener = hasDisplay ? findProgram(process.platform === 'darwin' ? 'open' : 'xdg-open') : undefined;
  if (opener !== undefined) await capture(opener, [address]);
}
