import assert from 'node:assert/strict';
import fc from 'fast-check';
import { columnsOf, firstFrom, nearestRecord } from '../../../../webview/plot/columns';
import { evenStarts, spread, thin } from '../../../../webview/plot/thin';

const seed = 20260403;

describe('the columns of a history', () => {
  const buffer = (...values: number[]): ArrayBuffer => Float64Array.from(values).buffer;
  const none = buffer(Number.NaN, Number.NaN, Number.NaN);
  const history = {
    ...{
      length: 2,
      epoch: buffer(0, 1, 9),
      step: buffer(0, 5, 9),
      trainCost: buffer(3, 2, 9),
    },
    ...{ testCost: none, trainAccuracy: none, testAccuracy: none, validationCost: none, validationAccuracy: none },
    ...{ trainRmse: none, trainR2: none, testRmse: none, testR2: none, validationRmse: none, validationR2: none },
  };

  it('are as long as it is, those without any value left out', () => {
    assert.deepEqual(columnsOf(history), {
      ...{ length: 2, epoch: Float64Array.of(0, 1), step: Float64Array.of(0, 5), trainCost: Float64Array.of(3, 2) },
    });
    const full = {
      ...{
        testCost: buffer(Number.NaN, 4, 9),
        trainAccuracy: buffer(0.5, Number.NaN, 9),
        testAccuracy: buffer(1, 1, 9),
      },
    };
    const columns = columnsOf({ ...history, ...full });
    assert.deepEqual(columns.testCost, Float64Array.of(Number.NaN, 4));
    assert.deepEqual(columns.trainAccuracy, Float64Array.of(0.5, Number.NaN));
    assert.deepEqual(columns.testAccuracy, Float64Array.of(1, 1));
  });
});

describe('thinning', () => {
  it('keeps every record where they fit', () => {
    const x = Float64Array.of(0, 1, 2, 3);
    const y = Float64Array.of(5, Number.NaN, 7, Number.POSITIVE_INFINITY);
    assert.deepEqual(thin(x, [y], evenStarts(1, 4, 10)), { x: [1, 2, 3], lines: [[null, 7, null]] });
  });

  it('loses no extreme, keeps x in order, and stays within two points a bucket', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 50, maxLength: 400 }),
        fc.integer({ min: 3, max: 20 }),
        (values, buckets) => {
          const x = Float64Array.from(values, (_, i) => i);
          const thinned = thin(x, [Float64Array.from(values)], evenStarts(0, values.length, buckets));
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

  it('has the smallest and the largest value of each bucket in the order in which they came', () => {
    const x = Float64Array.from({ length: 12 }, (_, i) => 100 + i);
    const y = Float64Array.of(99, 99, 5, 1, 3, 2, 8, 0, 4, 4, 9, 1);
    assert.deepEqual(thin(x, [y], evenStarts(2, 12, 3)), {
      x: [102, 104, 105, 107, 108, 111],
      lines: [[5, 1, 8, 0, 9, 1]],
    });
    const flat = Float64Array.of(1, 5, 1, 5, 1, 5, 7, 7, 7);
    assert.deepEqual(thin(x, [flat], evenStarts(0, 9, 3)).lines, [[1, 5, 5, 1, 7, 7]]);
    const rising = Float64Array.from({ length: 12 }, (_, i) => i);
    assert.deepEqual(thin(x, [rising], evenStarts(0, 12, 2)).lines, [[0, 5, 6, 11]]);
  });

  it('keeps all where two of a bucket fit exactly, wherever they begin', () => {
    const x = Float64Array.from({ length: 12 }, (_, i) => i);
    assert.deepEqual(thin(x, [x], evenStarts(6, 12, 3)).x, [6, 7, 8, 9, 10, 11]);
    assert.deepEqual(thin(x, [x], evenStarts(5, 12, 3)).x, [5, 6, 7, 8, 9, 11]);
    const gaps = x.map((value) => (value === 7 ? Number.NaN : value));
    assert.deepEqual(thin(x, [gaps], evenStarts(6, 12, 3)).lines, [[6, null, 8, 9, 10, 11]]);
    assert.deepEqual(thin(x, [x], evenStarts(9, 5, 3)), { x: [], lines: [[]] });
  });

  it('leaves out of a bucket what is not finite', () => {
    const x = Float64Array.from({ length: 9 }, (_, i) => i);
    const y = Float64Array.of(1, -Infinity, Infinity, Number.NaN, Infinity, -Infinity, Number.NaN, 4, Infinity);
    assert.deepEqual(thin(x, [y], evenStarts(0, 9, 3)).lines, [[1, 1, null, null, 4, 4]]);
  });

  it('spreads rows with the first and the last among them', () => {
    assert.deepEqual(spread(3, 20), [0, 1, 2]);
    assert.deepEqual([spread(1, 1), spread(2, 2), spread(0, 5), spread(5, 3)], [[0], [0, 1], [], [0, 2, 4]]);
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
    const epochs = Float64Array.of(10, 20, 40);
    const wanted = [0, 10, 14, 15, 16, 29, 30, 31, 40, 99];
    assert.deepEqual(
      wanted.map((x) => nearestRecord(epochs, x)),
      [0, 0, 0, 0, 1, 1, 1, 2, 2, 2],
    );
  });
});
