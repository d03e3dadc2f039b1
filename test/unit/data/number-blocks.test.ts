import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MemoryBudget } from '../../../src/data/memory';
import { blockLength, NumberBlocks } from '../../../src/data/number-blocks';

const seed = 20261231;

/** Around the ends of blocks, and of what is copied one by one. */
const places = fc.oneof(
  fc.nat(3 * blockLength),
  fc.tuple(fc.constantFrom(0, blockLength, 2 * blockLength), fc.nat(40)).map(([at, by]) => at + by),
);

describe(`numbers in blocks (seed ${seed})`, () => {
  const values = Float64Array.from({ length: 2 * blockLength + 40 }, (_, i) =>
    i < blockLength - 7 ? i % 256 : i < blockLength + 20 ? i * 0.1 : -i,
  );

  it('are copied from any place on, whichever types they are kept in', () => {
    const blocks = new NumberBlocks(1);
    for (const value of values) blocks.push(value);
    assert.equal(blocks.length, values.length);
    fc.assert(
      fc.property(places, fc.oneof(fc.nat(40), fc.nat(2 * blockLength)), (from, wanted) => {
        const first = Math.min(from, values.length);
        const count = Math.min(wanted, values.length - first);
        const copied = new Float64Array(count + 1).fill(-0.5);
        blocks.copy(first, count, copied);
        assert.deepEqual(copied, Float64Array.of(...values.subarray(first, first + count), -0.5));
      }),
      { seed, numRuns: 60 },
    );
  });

  it('are found by their places alone', () => {
    const blocks = new NumberBlocks(blockLength + 1);
    for (const value of values) blocks.push(value);
    for (const at of [0, blockLength - 1, blockLength, 2 * blockLength, values.length - 1]) {
      assert.equal(blocks.at(at), values[at]);
    }
    assert.ok(Number.isNaN(blocks.at(3 * blockLength)));
  });

  it('hold what they take of the memory, and no more', () => {
    const memory = new MemoryBudget(1e9);
    const blocks = new NumberBlocks(3, memory);
    for (const value of values) blocks.push(value);
    assert.equal(memory.left, 1e9 - blocks.bytes);
    // The fractions are in the first two blocks; in the third are whole numbers of 32 bits.
    assert.equal(blocks.bytes, (8 + 8 + 4) * blockLength);
  });
});
