import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RowGroups } from '../../../../src/data/doctor/row-groups';

const seed = 62;

describe('groups of equal rows', () => {
  it(`are rows with both halves of their hashes equal: their first ones, and their pairs (seed ${seed})`, () => {
    const half = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(2 ** 31 - 1, -(2 ** 31), 1 << 20));
    const hashes = fc.array(fc.tuple(half, half), { maxLength: 60, size: 'max' });
    fc.assert(
      fc.property(hashes, (rows) => {
        const groups = new RowGroups(rows.length);
        const low = Int32Array.from(rows, ([each]) => each);
        const high = Int32Array.from(rows, ([, each]) => each);
        const isSame = (a: number, b: number): boolean => low[a] === low[b] && high[a] === high[b];
        const expected = rows.map((_, row) => rows.findIndex((__, other) => isSame(row, other)));
        const pairs = rows.flatMap((_, row) => rows.filter((__, other) => other < row && isSame(row, other))).length;
        // One comparison after the other, each of its own hashes.
        for (let time = 0; time < 2; time++) {
          assert.deepEqual([...groups.firsts({ low, high })], expected);
          assert.equal(groups.pairs({ low, high }), pairs);
          const none = new Int32Array(rows.length);
          assert.equal(
            groups.pairs({ low: none, high: none }),
            rows.reduce((sum, _, row) => sum + row, 0),
          );
        }
      }),
      { seed, numRuns: 300 },
    );
  });
});
