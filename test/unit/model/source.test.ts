import assert from 'node:assert/strict';
import { dataPathsOf, type FileSource, labelPathOf } from '../../../src/model/source';

const file = (path: string, y?: string): FileSource => ({
  from: 'file',
  path,
  missing: 'error',
  unknown: 'error',
  ...(y === undefined ? {} : { y }),
});

describe('Files that a data block names', () => {
  it('have their targets in another file where either of them holds one array', () => {
    for (const ending of ['.npy', '.NPY', '.npy.gz', '.idx', '.idx1', '-ubyte', '.ubyte.gz']) {
      assert.equal(labelPathOf({ path: `x${ending}`, y: 'labels' }), 'labels', ending);
      assert.equal(labelPathOf({ path: 'x.csv', y: `labels${ending}` }), `labels${ending}`, ending);
    }
    for (const path of ['x.npz', 'x.h5', 'x.csv', 'npy.csv']) {
      assert.equal(labelPathOf({ path, y: 'labels' }), undefined, path);
    }
    assert.equal(labelPathOf({ path: 'x.npy' }), undefined);
  });

  it('are those of the source, then of the test set, each once; a generator has none', () => {
    const generator = { from: 'generate', kind: 'xor', samples: 8, features: 2, classes: 2, bits: 2 } as const;
    assert.deepEqual(dataPathsOf({ source: file('x.npy', 'y.npy'), test: file('t.npy', 'y.npy') }), [
      'x.npy',
      'y.npy',
      't.npy',
    ]);
    assert.deepEqual(dataPathsOf({ source: file('a.npz', 'y'), test: file('a.npz', 'y') }), ['a.npz']);
    assert.deepEqual(dataPathsOf({ source: generator, test: file('t.csv') }), ['t.csv']);
    assert.deepEqual(dataPathsOf({ source: generator }), []);
  });
});
