// Bundles the product into dist/ and, with --tests, every test file into out/test/. Usage: build.mjs [--watch] [--tests [KIND…]]

import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure, main } from './command.mjs';
import { filesIn } from './files.mjs';
import { setUp } from './install.mjs';
import { nodeBundle } from './node-bundle.mjs';
import { root } from './root.mjs';

/** @typedef {import('esbuild').BuildOptions} BuildOptions */

/**
 * For Node where nothing else is said.
 * @type {BuildOptions}
 */
const common = { ...nodeBundle, absWorkingDir: root };

/** Where the tests in the panel's page are. */
const pageTests = path.join('test', 'webview', path.sep);

/** The pages of the webviews, and what their bundles are called. */
const pages = [
  { entry: 'webview/main.ts', name: 'webview' },
  { entry: 'webview/data/main.ts', name: 'data-view' },
  { entry: 'webview/lesson/main.ts', name: 'lesson' },
];

/**
 * The product's bundles.
 * @param {boolean} minify
 * @returns {BuildOptions[]}
 */
function product(minify) {
  return [
    { ...common, entryPoints: ['src/host/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
    { ...common, entryPoints: ['src/worker/entry.node.ts'], outfile: 'dist/engine.js' },
    {
      ...common,
      entryPoints: ['src/cli/main.ts'],
      outfile: 'dist/cli.js',
      banner: { js: '#!/usr/bin/env node' },
    },
    ...pages.map(({ entry, name }) => ({
      ...common,
      platform: /** @type {const} */ ('browser'),
      format: /** @type {const} */ ('iife'),
      target: 'chrome120',
      entryPoints: [entry],
      outfile: `dist/${name}.js`,
      loader: { '.ttf': /** @type {const} */ ('file') },
      assetNames: '[name]',
      minify,
    })),
  ];
}

/**
 * Test files, each a bundle of its own that finds its packages in node_modules. Those of the page share their modules:
 * its networks are trained once, not once a file.
 * @param {readonly string[]} files from the project's folder
 * @returns {BuildOptions[]}
 */
function tests(files) {
  /** @type {BuildOptions} */
  const each = { ...common, outdir: 'out/test', outbase: 'test', packages: 'external', external: ['vscode'] };
  const ofPage = files.filter((file) => path.normalize(file).startsWith(pageTests));
  const others = files.filter((file) => !ofPage.includes(file));
  /** @type {BuildOptions} */
  const shared = {
    format: 'esm',
    splitting: true,
    chunkNames: 'webview/[name]-[hash]',
    outExtension: { '.js': '.mjs' },
  };
  return [
    ...(ofPage.length > 0 ? [{ ...each, ...shared, entryPoints: ofPage }] : []),
    ...(others.length > 0 ? [{ ...each, entryPoints: others }] : []),
  ];
}

/**
 * Where a test file's bundle is, from the project's folder.
 * @param {string} file from the project's folder
 */
export function bundleOf(file) {
  return path.join('out', file.replace(/\.ts$/, path.normalize(file).startsWith(pageTests) ? '.mjs' : '.js'));
}

/**
 * A kind's source files, from the project's folder.
 * @param {string} kind
 */
function sourcesOf(kind) {
  const folder = path.join(root, 'test', kind);
  if (!existsSync(folder)) return [];
  return filesIn(folder, /(?<!\.d)\.ts$/).map((file) => path.relative(root, file));
}

/** Every kind of test, in the order in which they run, and the benchmarks. */
export const testKinds = /** @type {const} */ (['unit', 'webview', 'host', 'e2e']);
const bundledKinds = [...testKinds, 'bench'];

/** @typedef {(typeof testKinds)[number]} TestKind */

/** Bundles the product into dist/. */
export async function buildProduct() {
  await bundle(product(true));
}

/**
 * Bundles the tests of these kinds into out/test/, and removes bundles whose source is gone.
 * @param {readonly string[]} [kinds]
 */
export async function buildTests(kinds = bundledKinds) {
  for (const kind of kinds) prune(kind);
  await buildTestFiles(kinds.flatMap(sourcesOf));
}

/**
 * Bundles these test files into out/test/.
 * @param {readonly string[]} files from the project's folder
 */
export async function buildTestFiles(files) {
  await bundle(tests(files));
}

/** @param {readonly BuildOptions[]} jobs */
async function bundle(jobs) {
  const { build } = await import('esbuild');
  const ends = await Promise.allSettled(jobs.map((job) => build(job)));
  if (ends.some((end) => end.status === 'rejected')) {
    throw new Failure('The build failed: mend what esbuild names above.');
  }
}

/** @param {string} kind */
function prune(kind) {
  const folder = path.join(root, 'out', 'test', kind);
  if (!existsSync(folder)) return;
  for (const file of filesIn(folder, /\.m?js$/)) {
    const source = path.join(root, 'test', kind, path.relative(folder, file)).replace(/\.m?js$/, '.ts');
    if (!existsSync(source)) rmSync(file);
  }
}

async function watch() {
  const { context } = await import('esbuild');
  const jobs = await Promise.all(product(false).map((job) => context({ ...job, logLevel: 'info' })));
  await Promise.all(jobs.map((job) => job.watch()));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    await setUp();
    const kinds = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
    if (process.argv.includes('--watch')) await watch();
    else if (process.argv.includes('--tests')) await buildTests(kinds.length > 0 ? kinds : bundledKinds);
    else await buildProduct();
    return 0;
  });
}
