// Bundles the product into dist/ and, with --tests, every test file into out/test/.

import { build, context } from 'esbuild';
import { globSync } from './glob.mjs';

const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');

const common = { bundle: true, sourcemap: true, logLevel: 'warning', target: 'es2022', legalComments: 'none' };
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' };

const product = [
  { ...node, entryPoints: ['src/host/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  { ...node, entryPoints: ['src/worker/entry.node.ts'], outfile: 'dist/engine.js' },
  { ...node, entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
  {
    ...common,
    platform: 'browser',
    format: 'iife',
    target: 'chrome120',
    entryPoints: ['webview/main.ts'],
    outfile: 'dist/webview.js',
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
    minify: !watch,
  },
];

const testBundles = [
  {
    ...node,
    entryPoints: globSync('test', /^(unit|webview|e2e|bench)\/.*\.ts$/).concat(
      globSync('test', /^host\/(?!node_modules).*\.ts$/),
    ),
    outdir: 'out/test',
    outbase: 'test',
    packages: 'external',
    external: ['vscode'],
  },
];

const jobs = tests ? testBundles : product;
if (watch) {
  await Promise.all(jobs.map(async (job) => (await context({ ...job, logLevel: 'info' })).watch()));
} else {
  await Promise.all(jobs.map((job) => build(job)));
}
