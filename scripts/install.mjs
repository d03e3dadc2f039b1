// Set-up that every other script begins with: the right Node, and the packages of the lockfile in node_modules.
// It uses nothing but Node itself, for it runs before there are any packages.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { capture, Failure, main } from './command.mjs';
import { root } from './root.mjs';

/** Major and minor version: the oldest that the packages of the lockfile run on. */
const oldestNode = [20, 19];

/** Makes node_modules hold what package-lock.json says; does nothing where it does already. */
export async function setUp() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
    throw new Failure(
      `NNet needs Node ${oldestNode.join('.')} or later and this is ${process.versions.node}: install a newer Node and run the command again.`,
    );
  }
  await installPackages(root, 'the packages of package-lock.json');
}

/**
 * Installs the packages of a folder's lockfile without running any package's own install script.
 * @param {string} folder
 * @param {string} what named in the line that is printed
 */
export async function installPackages(folder, what) {
  if (isInstalled(folder)) return;
  console.log(`Installing ${what} …`);
  await npm(folder, ['ci', '--ignore-scripts']);
}

/**
 * Runs npm in a folder; what it prints is shown only where it fails.
 * @param {string} folder
 * @param {readonly string[]} args
 */
export async function npm(folder, args) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel', 'error'];
  const script = process.env.npm_execpath;
  const { status, output } =
    script?.endsWith('.js') && existsSync(script)
      ? await capture(process.execPath, [script, ...args, ...quiet], { cwd: folder })
      : await capture(process.platform === 'win32' ? 'npm.cmd' : 'npm', [...args, ...quiet], { cwd: folder });
  if (status !== 0) throw new Failure(`${output.trim()}\n${remedy(output)}`);
}

/**
 * The sentence for a failed npm run.
 * @param {string} output
 */
function remedy(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output)) {
    return 'The package registry can’t be reached: connect to the network (or set npm’s proxy) and run the command again.';
  }
  if (/ENOSPC/.test(output)) return 'The disk is full: free about 2 GB and run the command again.';
  if (/EACCES|EPERM/.test(output)) {
    return 'npm may not write here: give yourself the rights to the project’s folder and run the command again.';
  }
  if (/spawn \S*npm/.test(output)) return 'npm was not found: install it with Node and run the command again.';
  return 'npm failed for the reason above: mend it and run the command again.';
}

/**
 * Whether node_modules holds every package of the lockfile in its version. npm writes its own account of what it
 * installed last of all, so a broken installation has none.
 * @param {string} folder
 */
function isInstalled(folder) {
  const account = path.join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(account)) return false;
  const installed = packagesOf(account);
  return Object.entries(packagesOf(path.join(folder, 'package-lock.json'))).every(
    ([place, wanted]) =>
      place === '' || installed[place]?.version === wanted.version || (wanted.optional === true && !installed[place]),
  );
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    await setUp();
    return 0;
  });
}
