import path from 'node:path';
import { buildSync } from 'esbuild';

/** Bundles an entry of the product as the build does and gives the file's absolute path. */
export function bundle(
  entry: 'src/cli/main.ts' | 'src/worker/entry.node.ts' | `test/unit/worker/${'hurried' | 'interrupted'}.ts`,
): string {
  const outfile = path.resolve('out', 'test-bundles', entry.replaceAll('/', '-').replace(/\.ts$/, '.js'));
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  });
  return outfile;
}
