// Every test there is, or those of the kinds named: test.mjs [typecheck] [lint] [unit] [webview] [host] [e2e] [--grep TEXT]
// Its last line is `N passed, N failed`; a failing build, type check or lint counts as a failed test.

import path from 'node:path';
import { buildProduct, buildTests, testKinds } from './build.mjs';
import { installChromium } from './chromium.mjs';
import { clickEnvironment } from './click-environment.mjs';
import { capture, Failure, run } from './command.mjs';
import { setUp } from './install.mjs';
import { countsOf } from './results.mjs';
import { root } from './root.mjs';
import { installWorkbench } from './workbench.mjs';

const total = { passed: 0, failed: 0, skipped: 0 };

/** A test that takes this many milliseconds hangs: no machine is so slow, however busy. */
const hung = 1_800_000;

/** The checks that aren't mocha's: a command line each, that must end with status 0. */
const checks = {
  typecheck: ['typescript/bin/tsc', '-b'],
  lint: [
    '@biomejs/biome/bin/biome',
    'ci',
    '--diagnostic-level=warn',
    ...(process.stdout.isTTY ? [] : ['--colors=off']),
    '.',
  ],
};

/**
 * Does one part of the run; what it throws counts as one failed test.
 * @param {string} title
 * @param {() => Promise<void>} work
 * @returns {Promise<boolean>} whether it went through
 */
async function stage(title, work) {
  console.log(`\n${title}`);
  return timed(title, work);
}

/**
 * Runs one part in parallel with another: the output of its programs comes at its end, in one piece.
 * @param {string} title
 * @param {(execute: typeof run) => Promise<void>} work
 */
async function stageBeside(title, work) {
  /** @type {string[]} */
  const printed = [];
  await timed(title, async () => {
    try {
      await work(async (program, args, options) => {
        const { status, output } = await capture(program, args, options);
        printed.push(output);
        return status;
      });
    } finally {
      console.log(`\n${title}\n${printed.join('').trimEnd()}`);
    }
  });
}

/**
 * @param {string} title
 * @param {() => Promise<void>} work
 */
async function timed(title, work) {
  const start = Date.now();
  try {
    await work();
    console.log(`  ${title}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
    return true;
  } catch (error) {
    total.failed++;
    console.error(error instanceof Failure ? `  ✗ ${error.message}` : error);
    return false;
  }
}

/**
 * @param {keyof typeof checks} name
 * @param {typeof run} execute
 */
async function check(name, execute) {
  const [program, ...args] = checks[name];
  const status = await execute(process.execPath, [path.join(root, 'node_modules', String(program)), ...args], {
    cwd: root,
  });
  if (status !== 0) throw new Failure(`The ${name} reports the errors above.`);
}

/**
 * @param {import('./build.mjs').TestKind} kind
 * @param {string | undefined} grep
 * @param {typeof run} execute
 */
async function runKind(kind, grep, execute) {
  const chosen = grep === undefined ? {} : { NNET_TEST_GREP: grep };
  const counts = await countsOf(kind, async (file) => {
    const env = { ...process.env, ...chosen, NNET_TEST_RESULTS: file };
    if (kind === 'unit') return mocha(kind, env, grep, execute);
    if (kind === 'webview') return mocha(kind, { ...env, CHROMIUM: await installChromium() }, grep, execute);
    if (kind === 'e2e') return mocha(kind, { ...env, ...(await clickEnvironment()) }, grep, execute);
    return execute(process.execPath, [path.join(root, 'scripts', 'host-suite.mjs')], { cwd: root, env });
  });
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
}

/**
 * Runs a kind's bundles with mocha in a process of its own.
 * @param {string} kind
 * @param {NodeJS.ProcessEnv} env
 * @param {string | undefined} grep
 * @param {typeof run} execute
 */
function mocha(kind, env, grep, execute) {
  const args = [
    '--enable-source-maps',
    path.join(root, 'node_modules', 'mocha', 'bin', 'mocha.js'),
    '--no-config',
    '--exit',
    ...['--timeout', String(hung), '--reporter', './scripts/reporter.cjs'],
    ...(grep === undefined ? [] : ['--grep', grep]),
    `out/test/${kind}/**/*.test.${kind === 'webview' ? 'mjs' : 'js'}`,
  ];
  return execute(process.execPath, args, { cwd: root, env });
}

/** @param {readonly string[]} words */
function readArguments(words) {
  const at = words.indexOf('--grep');
  const grep = at < 0 ? undefined : words[at + 1];
  const named = at < 0 ? words : [...words.slice(0, at), ...words.slice(at + 2)];
  const known = [...Object.keys(checks), ...testKinds];
  const unknown = named.find((word) => !known.includes(word));
  if (unknown !== undefined) throw new Failure(`There is no kind of test “${unknown}”; there are ${known.join(', ')}.`);
  const isWanted = (/** @type {string} */ kind) => named.length === 0 || named.includes(kind);
  return { grep, isWanted };
}

async function testAll() {
  const { grep, isWanted } = readArguments(process.argv.slice(2));
  if (!(await stage('Set-up', setUp))) return;
  const kinds = testKinds.filter(isWanted);
  if (kinds.length > 0) {
    await stage('Build', buildProduct);
    await stage('Bundle the tests', () => buildTests(kinds));
  }
  // Before the unit tests, some of which run under the workbench's newer Node too.
  const inWorkbench = (/** @type {string} */ kind) => kind === 'host' || kind === 'e2e';
  const installed = !kinds.some(inWorkbench) || (await stage('Workbench', async () => void (await installWorkbench())));
  const names = /** @type {(keyof typeof checks)[]} */ (Object.keys(checks)).filter(isWanted);
  const tests = (/** @type {readonly import('./build.mjs').TestKind[]} */ of) =>
    of.map((kind) => part(`${kind} tests`, (execute) => runKind(kind, grep, execute)));
  const browserKinds = kinds.filter((kind) => kind !== 'unit' && (installed || !inWorkbench(kind)));
  const lanes = [
    [
      ...names.map((name) => part(name, (execute) => check(name, execute))),
      ...tests(kinds.filter((kind) => kind === 'unit')),
    ],
    tests(browserKinds.filter((kind) => kind !== 'e2e')),
    tests(browserKinds.filter((kind) => kind === 'e2e')),
  ].filter((lane) => lane.length > 0);
  const [only, ...others] = lanes;
  if (only && others.length === 0) {
    for (const { title, work } of only) await stage(title, () => work(run));
    return;
  }
  // Each lane waits for a good part of its time: for processes, frames and timeouts that tests are about.
  await Promise.all(
    lanes.map(async (lane) => {
      for (const { title, work } of lane) await stageBeside(title, work);
    }),
  );
}

/**
 * @param {string} title
 * @param {(execute: typeof run) => Promise<void>} work
 */
function part(title, work) {
  return { title, work };
}

await stage('NNet’s tests', testAll);
const skipped = total.skipped === 0 ? '' : `, ${total.skipped} skipped`;
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 ? 0 : 1;
