import assert from 'node:assert/strict';
import { cOrdered } from '../../../../../src/data/sources/npy/fortran-order';

describe('the elements of an array in Fortran order', () => {
  it('are put in C order, texts too', () => {
    assert.deepEqual(cOrdered(['a', 'b', 'c', 'd', 'e', 'f'], [2, 3]), ['a', 'c', 'e', 'b', 'd', 'f']);
    assert.deepEqual(cOrdered(Uint8Array.of(1, 2, 3, 4, 5, 6), [3, 2]), Uint8Array.of(1, 4, 2, 5, 3, 6));
    const line = Uint8Array.of(1, 2);
    assert.equal(cOrdered(line, [1, 2, 1]), line);
  });
});
