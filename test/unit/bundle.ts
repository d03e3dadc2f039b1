import path from 'node:path';
import { buildSync } from 'esbuild';
import { nodeBundle } from '../../scripts/node-bundle.mjs';

/** What was bundled already: the sources do not change while tests run. */
const bundled = new Map<string, string>();

/** Bundles an entry of the product as the build does and gives the file's absolute path. */
export function bundle(
  entry:
    | 'src/cli/main.ts'
    | 'src/worker/entry.node.ts'
    | `test/unit/worker/${'branching' | 'frequent-checkpoints' | 'interrupted'}.ts`
    | 'test/unit/cli/long-history.ts'
    | 'test/unit/cli/large-table.ts'
    | 'test/unit/data/overview/examining.ts'
    | 'test/unit/data/sources/hostile/reading.ts',
): string {
  const known = bundled.get(entry);
  if (known !== undefined) return known;
  const outfile = path.resolve('out', 'test-bundles', entry.replaceAll('/', '-').replace(/\.ts$/, '.js'));
  buildSync({ ...nodeBundle, entryPoints: [entry], outfile });
  bundled.set(entry, outfile);
  return outfile;
}
