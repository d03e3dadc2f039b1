// The workbench's server: started on 127.0.0.1 with a state of its own, and ended with all its processes.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { capture, Failure } from './command.mjs';

/** How long the server may take to answer, in milliseconds. */
const startLimit = 60_000;

/** Settings that keep the workbench about the spec: nothing it fetches, suggests or opens by itself. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * @typedef {object} ServerOptions
 * @property {import('./workbench.mjs').Workbench} workbench
 * @property {string} state folder for user data, extensions and caches
 * @property {string} [extensions] folder with what is installed already; else it is in `state`
 * @property {Readonly<Record<string, unknown>>} [settings] the user's first settings, over the quiet ones
 * @property {string} [password] requested by the server; nothing is asked where there is none
 * @property {boolean} [trust] whether folders have to be trusted before extensions may act
 * @property {boolean} [driver] lets a test run inside the extension host
 * @property {string} [locale] VS Code's display language
 * @property {NodeJS.ProcessEnv} [env]
 *
 * @typedef {object} Server
 * @property {number} port
 * @property {string} address
 * @property {() => string} log what the server has printed
 * @property {Promise<void>} ended
 * @property {() => Promise<void>} stop
 */

/**
 * Puts a packaged extension into a state folder.
 * @param {ServerOptions} options
 * @param {string} vsix
 */
export async function installExtension(options, vsix) {
  const { workbench } = options;
  prepare(options);
  const args = [workbench.entry, ...folders(options), '--install-extension', vsix, '--force'];
  const { status, output } = await capture(workbench.node, args, { env: environment(options) });
  if (status !== 0)
    throw new Failure(`${output.trim()}\nThe workbench could not install ${vsix}: remove .workbench and try again.`);
}

/**
 * Starts the server and resolves once it answers.
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startServer(options) {
  const { workbench, password, driver = false, trust = false } = options;
  prepare(options);
  const port = await freePort();
  const args = [
    workbench.entry,
    ...folders(options),
    '--bind-addr',
    `127.0.0.1:${port}`,
    '--auth',
    password === undefined ? 'none' : 'password',
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
    '--disable-proxy',
    '--ignore-last-opened',
    ...(trust ? [] : ['--disable-workspace-trust']),
    ...(driver ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
    ...(options.locale === undefined ? [] : ['--locale', options.locale]),
  ];
  const child = spawn(workbench.node, args, {
    env: { ...environment(options), ...(password === undefined ? {} : { PASSWORD: password }) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let log = '';
  const keep = (/** @type {Buffer} */ chunk) => {
    log = (log + chunk.toString()).slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise((/** @type {(value: void) => void} */ resolve) => child.once('exit', () => resolve()));
  const server = {
    port,
    address: `http://127.0.0.1:${port}/`,
    log: () => log,
    ended,
    stop: () => stop(child.pid, ended),
  };
  await answers(server, () => child.exitCode !== null);
  return server;
}

/**
 * Where the extensions of a state are installed.
 * @param {string} state
 */
export function extensionsOf(state) {
  return path.join(state, 'extensions');
}

/** @param {ServerOptions} options */
function prepare({ state, settings = {} }) {
  const user = path.join(state, 'data', 'User');
  mkdirSync(user, { recursive: true });
  mkdirSync(extensionsOf(state), { recursive: true });
  writeFileSync(path.join(state, 'config.yaml'), '');
  const file = path.join(user, 'settings.json');
  if (!existsSync(file)) writeFileSync(file, JSON.stringify({ ...quietSettings, ...settings }, undefined, 2));
}

/** @param {ServerOptions} options */
function folders({ state, extensions = extensionsOf(state) }) {
  const at = (/** @type {string} */ name) => path.join(state, name);
  return ['--config', at('config.yaml'), '--user-data-dir', at('data'), '--extensions-dir', extensions];
}

/** @param {ServerOptions} options */
function environment({ state, env = process.env }) {
  return {
    ...env,
    EXTENSIONS_GALLERY: '{}',
    XDG_CONFIG_HOME: path.join(state, 'config'),
    XDG_DATA_HOME: path.join(state, 'share'),
  };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * @param {Server} server
 * @param {() => boolean} isDead
 */
async function answers(server, isDead) {
  const end = Date.now() + startLimit;
  while (!isDead() && Date.now() < end) {
    const answer = await fetch(`${server.address}healthz`).catch(() => undefined);
    if (answer?.ok === true) return;
    await delay(100);
  }
  await server.stop();
  throw new Failure(`${server.log().trim()}\nThe workbench did not start; its own words are above.`);
}

/**
 * Ends the server's whole process group, by force where it lingers.
 * @param {number | undefined} pid
 * @param {Promise<void>} ended
 */
async function stop(pid, ended) {
  if (pid === undefined) return;
  signal(pid, 'SIGTERM');
  await Promise.race([ended, delay(5000, undefined, { ref: false })]);
  signal(pid, 'SIGKILL');
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} name
 */
function signal(pid, name) {
  try {
    process.kill(-pid, name);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}
