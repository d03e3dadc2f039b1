import assert from 'node:assert/strict';
import fc from 'fast-check';
import { firstFrom, nearestRecord } from '../../../../webview/plot/columns';
import { spread, thin } from '../../../../webview/plot/thin';

const seed = 20260403;

describe('thinning', () => {
  it('keeps every record where they fit', () => {
    const x = Float64Array.of(0, 1, 2, 3);
    const y = Float64Array.of(5, Number.NaN, 7, Number.POSITIVE_INFINITY);
    assert.deepEqual(thin(x, [y], 1, 4, 10), { x: [1, 2, 3], lines: [[null, 7, null]] });
  });

  it('loses no extreme, keeps x in order, and stays within two points a bucket', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 50, maxLength: 400 }),
        fc.integer({ min: 3, max: 20 }),
        (values, buckets) => {
          const x = Float64Array.from(values, (_, i) => i);
          const thinned = thin(x, [Float64Array.from(values)], 0, values.length, buckets);
          const line = (thinned.lines[0] ?? []).filter((value) => value !== null);
          assert.equal(Math.max(...line), Math.max(...values));
          assert.equal(Math.min(...line), Math.min(...values));
          assert.ok(thinned.x.every((value, i) => i === 0 || value >= (thinned.x[i - 1] ?? 0)));
          assert.ok(thinned.x.length <= Math.max(2 * buckets, values.length > 2 * buckets ? 0 : values.length));
          assert.equal(thinned.x.length, thinned.lines[0]?.length);
        },
      ),
      { seed, numRuns: 300 },
    );
  });

  it('spreads rows with the first and the last among them', () => {
    assert.deepEqual(spread(3, 20), [0, 1, 2]);
    const rows = spread(1001, 20);
    assert.deepEqual([rows[0], rows.at(-1), new Set(rows).size], [0, 1000, 20]);
  });

  it('finds the record nearest to an epoch', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 50 }),
        fc.double({ noNaN: true, min: -10, max: 1010 }),
        (epochs, wanted) => {
          const sorted = Float64Array.from(epochs).sort();
          const found = sorted[nearestRecord(sorted, wanted)] ?? Number.NaN;
          assert.equal(Math.abs(found - wanted), Math.min(...Array.from(sorted, (epoch) => Math.abs(epoch - wanted))));
          assert.equal(firstFrom(sorted, wanted), sorted.filter((epoch) => epoch < wanted).length);
        },
      ),
      { seed, numRuns: 500 },
    );
    assert.equal(nearestRecord(new Float64Array(0), 3), -1);
  });
});
