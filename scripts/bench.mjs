// How fast the engine trains, compared with PyTorch, NumPy and JavaScript's libraries, and writes docs/benchmarks.md.
// Usage: bench.mjs [--format json] [--rounds N] [--seconds S] [--only W1,W3] [--systems torch-1,A-1]

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure, main } from './command.mjs';
import { installPackages, setUp } from './install.mjs';
import { nodeBundle } from './node-bundle.mjs';
import { root } from './root.mjs';

/** Bundles our engines' driver; it must be one file, for the engine's threads start from it. */
async function bundleEngines() {
  const { build } = await import('esbuild');
  const outfile = path.join(root, 'out', 'bench', 'ours.cjs');
  const entry = path.join(root, 'bench', 'ours', 'main.ts');
  try {
    await build({
      ...nodeBundle,
      entryPoints: [entry],
      outfile,
    });
  } catch {
    throw new Failure('The engines could not be bundled: mend what esbuild names above.');
  }
  return outfile;
}

await main(async () => {
  await setUp();
  await installPackages(path.join(root, 'bench'), 'the libraries to compare with (about 260 MB, once)');
  const bundle = await bundleEngines();
  const file = pathToFileURL(path.join(root, 'bench', 'benchmark.mjs')).href;
  // By a path that the compiler does not follow: the benchmark's project builds on this one.
  /** @type {{ benchmark: (args: string[], bundle: string, folder: string) => Promise<void> }} */
  const { benchmark } = await import(file);
  await benchmark(process.argv.slice(2), bundle, path.join(root, 'out', 'bench'));
  return 0;
});
