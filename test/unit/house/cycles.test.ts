import assert from 'node:assert/strict';
import fc from 'fast-check';
import { circles, importGraph } from './cycles';
import { filesIn } from './tree';

const seed = 20260301;

describe('imports', () => {
  it('go round in no circle, of types or of values', () => {
    const found = circles(importGraph(filesIn(['src', 'webview'], /\.ts$/))).map((files) => files.join(' '));
    assert.deepEqual(found, []);
  });

  it('are read from every form of statement', () => {
    const graph = importGraph([
      { path: 'a/one.ts', text: "import type { A } from './two';\n// from './four'\nexport { B } from '../b/three';" },
      { path: 'a/two.ts', text: "import './one';" },
      { path: 'b/three.ts', text: "const later = import('../a/one');" },
      { path: 'a/four.ts', text: "import fs from 'node:fs';" },
    ]);
    assert.deepEqual(Object.fromEntries(graph), {
      'a/one.ts': ['a/two.ts', 'b/three.ts'],
      'a/two.ts': ['a/one.ts'],
      'b/three.ts': ['a/one.ts'],
      'a/four.ts': [],
    });
    assert.deepEqual(circles(graph), [['a/one.ts', 'a/two.ts', 'b/three.ts']]);
  });

  it(`are a circle exactly where two files reach each other (seed ${seed})`, () => {
    const size = 8;
    const links = fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 14 });
    const law = fc.property(links, (pairs) => {
      const names = Array.from({ length: size }, (_, i) => String(i));
      const graph = new Map(
        names.map((name) => [name, pairs.filter(([from]) => String(from) === name).map(([, to]) => String(to))]),
      );
      const reached = (from: string): Set<string> => {
        const seen = new Set<string>();
        const next = [...(graph.get(from) ?? [])];
        for (let name = next.pop(); name !== undefined; name = next.pop()) {
          if (seen.has(name)) continue;
          seen.add(name);
          next.push(...(graph.get(name) ?? []));
        }
        return seen;
      };
      const circular = names.filter((name) => reached(name).has(name));
      assert.deepEqual(circles(graph).flat().sort(), circular);
    });
    fc.assert(law, { seed, numRuns: 500 });
  });
});
