// Mutation testing: mutate.mjs [--seed N] [--count N] [--only PATH] [--jobs N]. Draws places in src and webview at random,
// changes one at a time in a copy of the tree, and runs the tests that hold it, the nearest first, one of which should fail.
// Lists each mutant and the share that survives; ends with status 1 where more than 1 in 20 does. Each job has a copy of its own.

import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync, transformSync } from 'esbuild';
import { bundleOf } from './build.mjs';
import { installChromium } from './chromium.mjs';
import { capture, Failure, main } from './command.mjs';
import { filesIn } from './files.mjs';
import { setUp } from './install.mjs';
import { mutationsOf } from './mutations.mjs';
import { nodeBundle } from './node-bundle.mjs';
import { root } from './root.mjs';

/** Of the survivors at most this share is accepted. */
const mostSurvive = 1 / 20;
/** A mutant whose tests take this many milliseconds waits or loops forever. */
const longest = 300_000;
/** How many of the nearest test files are bundled at once: one of the first kills most mutants. */
const nearOnes = [4, 12, 24];
/** Of the others so many are asked, the nearest: the farther a test is, the more seldom it kills, and all take minutes. */
const farOnes = 40;

/** @typedef {{ file: string, line: number, was: string, is: string, text: string }} Mutant */

/**
 * Numbers below a bound, the same for the same seed: an LCG of 32 bits, whose high bits are used.
 * @param {number} seed
 */
function numbersOf(seed) {
  let state = seed >>> 0;
  return (/** @type {number} */ bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/**
 * Mutants of places drawn at random: each file is as likely as it has places.
 * @param {number} seed
 * @param {number} count
 * @param {string | undefined} only
 * @returns {Mutant[]}
 */
function draw(seed, count, only) {
  const below = numbersOf(seed);
  const files = ['src', 'webview']
    .flatMap((folder) => filesIn(path.join(root, folder), /(?<!\.d)\.ts$/))
    .map((file) => path.relative(root, file).replaceAll(path.sep, '/'))
    // Sentences have no behaviour that a test could miss.
    .filter((file) => !file.startsWith('src/messages/') && (only === undefined || file.startsWith(only)))
    .sort();
  const places = files.flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    return mutationsOf(text, { numbers: file.startsWith('src/') }).map((mutation) => ({ file, text, mutation }));
  });
  /** @type {Mutant[]} */
  const mutants = [];
  while (mutants.length < count && places.length > 0) {
    const [place] = places.splice(below(places.length), 1);
    if (!place) continue;
    const { file, text, mutation } = place;
    const { start, end, is } = mutation;
    const mutated = text.slice(0, start) + is + text.slice(end);
    // What changes only types, or is no code, is no mutant.
    if (sameCode(text, mutated)) continue;
    const line = text.slice(0, start).split('\n').length;
    mutants.push({ file, line, was: text.slice(start, end).trim(), is: is.trim(), text: mutated });
  }
  return mutants;
}

/**
 * @param {string} before
 * @param {string} after
 */
function sameCode(before, after) {
  try {
    // Names stay: which short ones a minifier gives depends on all of the text, its types and comments included.
    const code = (/** @type {string} */ text) =>
      transformSync(text, { loader: 'ts', minifySyntax: true, minifyWhitespace: true }).code;
    return code(before) === code(after);
  } catch {
    return true;
  }
}

/** Whether a test opens the page, which is built of all of webview. @param {string} test */
const opensPage = (test) => test.startsWith('test/webview/');

/**
 * The test files nearest to a source file, the nearest first: of its name, then those whose bundle holds the file, then
 * others; among them those of its folder, of the folders above, and the smaller bundle, whose subject is narrower, before
 * the larger one. No other unit test can fail for a file of the panel than one that holds it; tests in the page
 * come last, those of the file's folder first.
 * @param {string} file
 * @param {ReadonlyMap<string, Sources>} held the sources of each test
 */
function nearest(file, held) {
  const holds = (/** @type {string} */ test) => held.get(test)?.all.has(file) ?? false;
  const size = (/** @type {string} */ test) => held.get(test)?.all.size ?? 0;
  const ofPanel = file.startsWith('webview/');
  const bare = file.slice(ofPanel ? 0 : 'src/'.length).replace(/\.ts$/, '');
  const folders = bare.split('/').slice(0, -1);
  const name = bare.split('/').at(-1) ?? '';
  const rank = (/** @type {string} */ test) => {
    const at = test
      .replace(/^test\/(unit|webview)\//, '')
      .replace(/\.test\.ts$/, '')
      .split('/');
    let shared = 0;
    while (shared < folders.length && folders[shared] === at[shared]) shared++;
    return (at.at(-1) === name ? 100 : 0) + shared + (holds(test) ? 10 : 0);
  };
  const units = [...held.keys()]
    .filter((test) => holds(test) || (rank(test) >= 1 && !ofPanel))
    .filter((test) => !(ofPanel && opensPage(test)))
    .sort((a, b) => rank(b) - rank(a) || size(a) - size(b) || (a < b ? -1 : 1));
  const folder = folders.at(-1) ?? '';
  const isNear = (/** @type {string} */ test) => Number(path.basename(test).startsWith(folder));
  const pages = ofPanel
    ? [...held.keys()].filter(opensPage).sort((a, b) => isNear(b) - isNear(a) || (a < b ? -1 : 1))
    : [];
  return [...units, ...pages];
}

/**
 * Runs one bundled test file; gives whether all passed.
 * @param {string} folder
 * @param {string} test
 */
function runTest(folder, test) {
  const args = ['node_modules/mocha/bin/mocha.js', '--no-config', '--exit', '--bail', '--timeout', '600000'];
  return passes(folder, [...args, bundleOf(test)]);
}

/**
 * Runs the suite in the workbench: most of the host's code is nearest to it. Gives whether all passed.
 * @param {string} folder
 */
function runHostTests(folder) {
  return passes(folder, ['scripts/test.mjs', 'host']);
}

/**
 * Runs the click tests, by which the host is seen from its panel. Gives whether all passed.
 * @param {string} folder
 */
function runClickTests(folder) {
  return passes(folder, ['scripts/test.mjs', 'e2e'], 4 * longest);
}

/**
 * Whether a program of Node ends well; one that takes too long does not.
 * @param {string} folder
 * @param {readonly string[]} args
 * @param {number} limit in milliseconds
 * @returns {Promise<boolean>}
 */
function passes(folder, args, limit = longest) {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    stdio: 'ignore',
    detached: process.platform !== 'win32',
  });
  const end = () => {
    if (child.pid === undefined) return;
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  };
  const timer = setTimeout(end, limit);
  return new Promise((resolve) => {
    child.once('close', (status) => {
      clearTimeout(timer);
      resolve(status === 0);
    });
  });
}

/** @param {readonly string[]} words */
function readArguments(words) {
  const value = (/** @type {string} */ name) => {
    const at = words.indexOf(name);
    return at < 0 ? undefined : words[at + 1];
  };
  const number = (/** @type {string} */ name, /** @type {number} */ usual) => Number(value(name) ?? usual);
  return { seed: number('--seed', 1), count: number('--count', 40), only: value('--only'), jobs: number('--jobs', 1) };
}

/** A copy of the tree that the tests run in, with the packages of this one. */
async function copyTree() {
  const folder = mkdtempSync(path.join(tmpdir(), 'nnet-mutants-'));
  const { output } = await capture('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root });
  for (const file of output.split('\n').filter((name) => name !== '' && existsSync(path.join(root, name)))) {
    cpSync(path.join(root, file), path.join(folder, file));
  }
  for (const packages of ['node_modules', 'test/host/node_modules']) {
    if (existsSync(path.join(root, packages)))
      symlinkSync(path.join(root, packages), path.join(folder, packages), 'junction');
  }
  return folder;
}

/**
 * Bundles tests of the copy, and the product where a page is tested; false where the mutant does not even bundle.
 * @param {string} folder
 * @param {readonly string[]} files
 */
async function bundleTests(folder, files) {
  const url = pathToFileURL(path.join(folder, 'scripts', 'build.mjs')).href;
  const needsPage = files.some(opensPage);
  const code = `const b = await import(${JSON.stringify(url)}); await b.buildTestFiles(${JSON.stringify(files)});${
    needsPage ? 'await b.buildProduct();' : ''
  }`;
  const { status } = await capture(process.execPath, ['--input-type=module', '-e', code], { cwd: folder });
  return status === 0;
}

/** @typedef {{ own: ReadonlySet<string>, all: ReadonlySet<string> }} Sources those of a bundle, and of programs that it runs */

/**
 * Which sources each bundle holds, from its source map.
 * @param {string} folder
 * @param {string} test
 * @returns {Sources}
 */
function sourcesIn(folder, test) {
  const map = path.join(folder, `${bundleOf(test)}.map`);
  if (!existsSync(map)) return { own: new Set(), all: new Set() };
  /** @type {{ sources: string[] }} */
  const { sources } = JSON.parse(readFileSync(map, 'utf8'));
  const own = sources.map((source) =>
    path.relative(folder, path.resolve(path.dirname(map), source)).replaceAll(path.sep, '/'),
  );
  // Some tests run a process whose program they bundle themselves.
  const entries = own
    .filter((source) => source.startsWith('test/'))
    .flatMap((source) =>
      [...readFileSync(path.join(folder, source), 'utf8').matchAll(bundled)].map(([, entry]) => entry),
    );
  const ofPrograms = entries.flatMap((entry) => (entry ? sourcesOfEntry(folder, entry) : []));
  return { own: new Set(own), all: new Set([...own, ...ofPrograms]) };
}

/** What a test bundles while it runs. */
const bundled = /\bbundle\('((?:src|test)\/[\w./-]+\.ts)'\)/g;

/** @type {Map<string, readonly string[]>} */
const ofEntries = new Map();

/**
 * The sources of a program's bundle.
 * @param {string} folder
 * @param {string} entry
 */
function sourcesOfEntry(folder, entry) {
  const known = ofEntries.get(entry);
  if (known) return known;
  const { metafile } = buildSync({
    ...nodeBundle,
    absWorkingDir: folder,
    entryPoints: [entry],
    metafile: true,
    write: false,
  });
  const sources = Object.keys(metafile.inputs);
  ofEntries.set(entry, sources);
  return sources;
}

/**
 * Whether a test passes in the tree as it is: one that does not has killed nothing, and is not asked again.
 * @param {string} folder
 * @param {string} test
 * @param {Unchanged} unchanged
 */
async function passesUnchanged(folder, test, unchanged) {
  if (unchanged.passing.has(test)) return true;
  const passed = (await bundleTests(folder, [test])) && (await runTest(folder, test));
  (passed ? unchanged.passing : unchanged.failing).add(test);
  if (!passed) console.log(`fails without a mutant: ${test}`);
  return passed;
}

/** @typedef {{ passing: Set<string>, failing: Set<string> }} Unchanged tests that pass, and fail, in the tree as it is */

/**
 * What kills a mutant: a test file, the bundler, the host's suite, the click tests; undefined where it survives.
 * @param {string} folder
 * @param {Mutant} mutant
 * @param {ReadonlyMap<string, Sources>} held
 * @param {Unchanged} unchanged
 */
async function killerOf(folder, { file, text }, held, unchanged) {
  const place = path.join(folder, file);
  const original = readFileSync(place, 'utf8');
  const near = nearest(file, held);
  writeFileSync(place, text);
  try {
    const units = near.filter((test) => !opensPage(test));
    const groups = nearOnes.map((size) => units.splice(0, size));
    // Farther ones that run a whole program take long, and look at it from outside.
    const farther = units.filter((test) => held.get(test)?.own.has(file)).slice(0, farOnes);
    // The page takes long to build and to open: most mutants are killed before.
    for (const tests of [...groups, farther, near.filter(opensPage)]) {
      if (tests.length > 0 && !(await bundleTests(folder, tests))) return 'the bundler';
      for (const test of tests) {
        if (unchanged.failing.has(test) || (await runTest(folder, test))) continue;
        writeFileSync(place, original);
        const isKiller = await passesUnchanged(folder, test, unchanged);
        if (isKiller) return test;
        writeFileSync(place, text);
      }
    }
    if (!file.startsWith('src/host/')) return undefined;
    if (!(await runHostTests(folder))) return 'test/host';
    return (await runClickTests(folder)) ? undefined : 'test/e2e';
  } finally {
    writeFileSync(place, original);
  }
}

/**
 * Judges mutants in a copy of the tree until none is left; gives those that survive.
 * @param {Mutant[]} mutants are taken away from it
 */
async function judge(mutants) {
  /** @type {Mutant[]} */
  const survivors = [];
  const folder = await copyTree();
  try {
    const tests = ['unit', 'webview'].flatMap((kind) =>
      filesIn(path.join(folder, 'test', kind), /\.ts$/).map((file) =>
        path.relative(folder, file).replaceAll(path.sep, '/'),
      ),
    );
    if (!(await bundleTests(folder, tests))) throw new Failure('The tests do not bundle as they are.');
    const held = new Map(
      tests.filter((test) => test.endsWith('.test.ts')).map((test) => [test, sourcesIn(folder, test)]),
    );
    const unchanged = { passing: new Set(), failing: new Set() };
    for (let mutant = mutants.shift(); mutant !== undefined; mutant = mutants.shift()) {
      const by = await killerOf(folder, mutant, held, unchanged);
      if (by === undefined) survivors.push(mutant);
      const { file, line, was, is } = mutant;
      const end = by === undefined ? 'SURVIVED' : 'killed  ';
      console.log(`${end} ${file}:${line}  ${was} → ${is || 'nothing'}${by === undefined ? '' : `  (${by})`}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return survivors;
}

await main(async () => {
  await setUp();
  // The tests in the page take their browser from here.
  process.env.CHROMIUM = await installChromium();
  const { seed, count, only, jobs } = readArguments(process.argv.slice(2));
  const mutants = draw(seed, count, only);
  const drawn = mutants.length;
  if (drawn === 0) throw new Failure('There is no place to mutate: name another path behind --only.');
  console.log(`${drawn} mutants, seed ${seed}`);
  const survivors = (await Promise.all(Array.from({ length: jobs }, () => judge(mutants)))).flat();
  console.log(`\n${survivors.length} of ${drawn} survived (seed ${seed})`);
  return survivors.length > drawn * mostSurvive ? 1 : 0;
});
