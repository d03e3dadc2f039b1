import assert from 'node:assert/strict';
import { analyze } from '../../../src/language/analyze';
import { pathsIn } from '../../../src/language/paths';

/** The paths of a text, each as it stands at its range. */
function pathsOf(data: string): string[] {
  const text = `nnet 1\ndata {\n${data}\n}\nmodel {\n  weights "w.safetensors"\n  input 2\n  dense out 1 sigmoid\n}\n`;
  return pathsIn(analyze(text)).map(({ path, range }) => {
    assert.ok(text.slice(range.start, range.end).includes(path), `${path} is at its range`);
    return path;
  });
}

describe('the paths that a text names', () => {
  it('are those of its files, of their targets, and of its weights', () => {
    assert.deepEqual(pathsOf('file "a.csv" target=y'), ['a.csv', 'w.safetensors']);
    assert.deepEqual(pathsOf('file "x.npy" y="l/y.npy"\ntest "t-ubyte.gz" y="l-ubyte.gz"'), [
      'x.npy',
      'l/y.npy',
      't-ubyte.gz',
      'l-ubyte.gz',
      'w.safetensors',
    ]);
  });

  it('are no names of arrays', () => {
    assert.deepEqual(pathsOf('file "d.npz" x=images y=labels'), ['d.npz', 'w.safetensors']);
    assert.deepEqual(pathsOf('file "d.h5" x="set/x" y="set/y"'), ['d.h5', 'w.safetensors']);
    assert.deepEqual(pathsOf('generate xor'), ['w.safetensors']);
  });
});
