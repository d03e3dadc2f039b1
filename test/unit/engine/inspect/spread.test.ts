import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Spread, spreadOf } from '../../../../src/engine/inspect/spread';

const seed = 20261201;

/** Of a bin of a spread, where it begins and ends. */
const ends = ({ exponent, first }: Spread, at: number): [number, number] => [
  (first + at) * 2 ** exponent,
  (first + at + 1) * 2 ** exponent,
];

describe('a spread', () => {
  const values = fc.array(fc.double(), { maxLength: 200 }).map((all) => Float64Array.from(all));
  const most = fc.integer({ min: 2, max: 80 });

  it('counts each finite value once, in the bin whose ends it is between, and the others apart', () => {
    fc.assert(
      fc.property(values, most, (all, bins) => {
        const spread = spreadOf(all, bins);
        const finite = all.filter(Number.isFinite);
        const { counts, nonFinite, low, high } = spread;
        assert.equal(
          counts.reduce((sum, count) => sum + count, 0),
          finite.length,
        );
        assert.equal(nonFinite, all.length - finite.length);
        assert.ok(counts.length <= bins);
        if (finite.length === 0) return;
        assert.deepEqual(
          [low, high],
          [Math.min(...finite), Math.max(...finite)].map((each) => each + 0),
        );
        assert.ok((counts[0] ?? 0) > 0 && (counts.at(-1) ?? 0) > 0, 'no empty bin at an end');
        for (const [at, count] of counts.entries()) {
          const [from, to] = ends(spread, at);
          assert.equal(finite.filter((value) => value >= from && value < to).length, count, `[${from}, ${to})`);
        }
      }),
      { seed, numRuns: 400 },
    );
  });

  it('has no finer bins that are few enough, but for values that are nearly equal', () => {
    const plain = fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(plain, most, (all, bins) => {
        const { exponent, low, high } = spreadOf(Float64Array.from(all), bins);
        fc.pre(high - low > 1e-6);
        const finer = 2 ** (exponent - 1);
        assert.ok(Math.floor(high / finer) - Math.floor(low / finer) + 1 > bins);
      }),
      { seed },
    );
  });

  it('tells values of both signs apart, however small', () => {
    const { first, counts } = spreadOf(Float64Array.of(-5e-324, -1e-300, 1e-300, 2 ** 1000, -(2 ** 1000)), 4);
    assert.deepEqual([first, [...counts]], [-1, [3, 1, 1]]);
    const equal = spreadOf(new Float32Array(7).fill(-0.5), 64);
    assert.deepEqual([[...equal.counts], equal.low, equal.high], [[7], -0.5, -0.5]);
    const zeros = spreadOf(new Float32Array(3), 64);
    assert.deepEqual([zeros.first, [...zeros.counts]], [0, [3]]);
    assert.deepEqual([...spreadOf(new Float64Array(), 64).counts], []);
  });
});
