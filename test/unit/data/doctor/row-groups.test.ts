import assert from 'node:assert/strict';
import fc from 'fast-check';
import { firstsOf } from '../../../../src/data/doctor/row-groups';

const seed = 62;

describe('groups of equal rows', () => {
  it(`are rows with both halves of their hashes equal, each with the first of them (seed ${seed})`, () => {
    const half = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(2 ** 31 - 1, -(2 ** 31), 1 << 20));
    const hashes = fc.array(fc.tuple(half, half), { maxLength: 60, size: 'max' });
    fc.assert(
      fc.property(hashes, (rows) => {
        const low = Int32Array.from(rows, ([each]) => each);
        const high = Int32Array.from(rows, ([, each]) => each);
        const expected = rows.map(([a, b]) => rows.findIndex(([c, d]) => a === c && b === d));
        assert.deepEqual([...firstsOf({ low, high }, rows.length)], expected);
      }),
      { seed, numRuns: 300 },
    );
  });
});
