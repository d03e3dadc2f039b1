// A Chromium for the tests that need a browser: the machine's own, or Debian's.

import { existsSync } from 'node:fs';
import { capture, Failure, findProgram } from './command.mjs';

/** The shell without windows comes first: it draws pages in about half the time. */
const names = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The browser's program: what CHROMIUM names, what is on PATH, or what apt-get installs on Debian and its derivatives.
 * @returns {Promise<string>}
 */
export async function installChromium() {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Failure(`CHROMIUM names ${named}, which doesn’t exist: set it to a Chromium or Chrome program.`);
  }
  const found = find();
  if (found !== undefined) return found;
  await installWithApt();
  const installed = find();
  if (installed === undefined)
    throw new Failure('Chromium was installed but is not on PATH: set CHROMIUM to its path.');
  return installed;
}

function find() {
  return findProgram(...names) ?? (process.platform === 'darwin' ? macApplications.find(existsSync) : undefined);
}

async function installWithApt() {
  const byHand = 'install Chromium or Chrome, or set CHROMIUM to its path, and run the command again.';
  if (findProgram('apt-get') === undefined) throw new Failure(`No Chromium was found: ${byHand}`);
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && (await capture('sudo', ['-n', 'true'])).status !== 0) {
    throw new Failure(
      'No Chromium was found: run `sudo apt-get install chromium-headless-shell`, and then the command again.',
    );
  }
  console.log('Installing Chromium with apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (/** @type {string[]} */ ...args) => {
    const [program, ...rest] = isRoot ? ['apt-get', ...args] : ['sudo', '-n', 'apt-get', ...args];
    return capture(/** @type {string} */ (program), rest, { env });
  };
  const install = (/** @type {string} */ name) => apt('install', '-y', '--no-install-recommends', name);
  const updated = await apt('update');
  if (updated.status === 0 && (await install('chromium-headless-shell')).status === 0) return;
  // Older releases have the whole browser alone.
  const { status, output } = updated.status === 0 ? await install('chromium') : updated;
  if (status !== 0) {
    throw new Failure(`${output.trim()}\napt-get could not install Chromium for the reason above: ${byHand}`);
  }
}
