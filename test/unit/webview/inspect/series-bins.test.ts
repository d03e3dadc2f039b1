import assert from 'node:assert/strict';
import fc from 'fast-check';
import { spreadOf } from '../../../../src/engine/inspect/spread';
import { seriesBins } from '../../../../webview/inspect/over-time/series-bins';
import { timeColumns } from '../../../../webview/inspect/over-time/time-columns';

const seed = 20261202;

function viewOf(values: readonly number[], bins = 64) {
  const { counts, ...spread } = spreadOf(Float64Array.from(values), bins);
  return { ...spread, counts: counts.slice().buffer };
}

describe('common bins of some moments', () => {
  const number = fc.oneof(
    fc.double({ min: -4, max: 4, noNaN: true }),
    fc.double({ min: -1e-5, max: 1e-5, noNaN: true }),
    fc.double(),
    fc.constant(0.5),
  );
  const moments = fc.array(fc.array(number, { maxLength: 40 }), { minLength: 1, maxLength: 6 });

  it('have for each moment the counts that its values have in them', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 2, max: 64 }), (all, bins) => {
        const common = seriesBins(all.map((values) => viewOf(values, bins)));
        const finite = all.map((values) => values.filter(Number.isFinite));
        assert.equal(common === undefined, finite.flat().length === 0);
        if (!common) return;
        assert.ok(common.rows <= 64);
        for (const [at, column] of common.columns.entries()) {
          const own = finite[at] ?? [];
          const edges: number[] = Array.from({ length: common.rows + 1 }, (_, row) => common.edge(row));
          const direct: number[] = edges
            .slice(1)
            .map((to, row) => own.filter((value) => value >= (edges[row] ?? 0) && value < to).length);
          assert.deepEqual([...column], direct);
        }
        assert.equal(common.most, Math.max(...common.columns.flatMap((column) => [...column])));
      }),
      { seed, numRuns: 400 },
    );
  });

  it('tell the one value that all have', () => {
    assert.equal(seriesBins([viewOf([0.5, 0.5]), viewOf([0.5])])?.constant, 0.5);
    assert.equal(seriesBins([viewOf([0.5, 0.5]), viewOf([0.25])])?.constant, undefined);
    const zeros = seriesBins([viewOf([0, 0])]);
    assert.deepEqual([zeros?.rows, zeros?.constant, zeros?.most], [1, 0, 2]);
    assert.equal(seriesBins([viewOf([Number.NaN])]), undefined);
  });
});

describe('the moments across a picture', () => {
  it('take all of it, each up to half the way to the next, and are found by their pixels', () => {
    const steps = fc.uniqueArray(fc.nat(100_000), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(steps, fc.boolean(), (all, isLogarithmic) => {
        const sorted = [...all].sort((a, b) => a - b);
        const { spans, places, at } = timeColumns(sorted, 120, isLogarithmic);
        assert.deepEqual([spans[0]?.[0], spans.at(-1)?.[1]], [0, 120]);
        for (const [k, place] of places.entries()) {
          const [left = NaN, right = NaN] = spans[k] ?? [];
          assert.ok(place >= left && place <= right);
          assert.equal(at((left + right) / 2), k);
          if (k > 0) assert.equal(left, spans[k - 1]?.[1]);
        }
      }),
      { seed },
    );
    assert.deepEqual(timeColumns([7], 100, true).places, [50]);
    const some = [0, 25, 100];
    assert.deepEqual(timeColumns(some, 100, false).spans, [
      [0, 12.5],
      [12.5, 62.5],
      [62.5, 100],
    ]);
    assert.deepEqual(
      timeColumns(some, 100, false, 10).spans,
      [
        [0, 10],
        [15, 35],
        [90, 100],
      ],
      'others are to come',
    );
  });
});
