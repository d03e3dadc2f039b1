import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mostBins } from '../../../../src/data/statistics/histogram';
import { distinctBound, summarizeNumbers } from '../../../../src/data/statistics/number-summary';
import { isConstant } from '../../../../src/numerics/constant';
import { caseCount } from '../../../count';

const seed = 90_211;
const numRuns = caseCount(4000, 300);

const number = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.integer({ min: -1000, max: 1000 }).map((value) => value / 10),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const columns = fc.array(fc.oneof({ arbitrary: number, weight: 9 }, fc.constant(Number.NaN)), { maxLength: 60 });

/** A number that has at most two digits that count, or three and ends in 5, as edges of bins of round widths have differences. */
function isRound(width: number): boolean {
  return ['1', '2', '5'].includes(width.toPrecision(6).replace(/e.*|[.0-]/g, ''));
}

describe(`the summary of numbers (seed ${seed}, ${numRuns} columns)`, () => {
  it('counts cells, missing cells and distinct numbers, and finds the range', () => {
    fc.assert(
      fc.property(columns, (cells) => {
        const present = cells.filter(Number.isFinite);
        const { m, missing, distinct, least, largest, isWhole, top } = summarizeNumbers(Float64Array.from(cells));
        assert.deepEqual([m, missing], [cells.length, cells.length - present.length]);
        assert.equal(distinct, new Set(present).size);
        assert.equal(least, present.length ? Math.min(...present) + 0 || least : Number.NaN);
        assert.equal(largest, present.length ? Math.max(...present) + 0 || largest : Number.NaN);
        assert.equal(isWhole, present.length > 0 && present.every(Number.isInteger));
        for (const { value, count } of top) assert.equal(count, present.filter((each) => each === value).length);
        assert.deepEqual(
          top.map(({ count }) => count),
          top.map(({ count }) => count).sort((a, b) => b - a),
        );
      }),
      { seed, numRuns },
    );
  });

  it('has each number in the bin whose edges it is between, at most 24 of one round width', () => {
    fc.assert(
      fc.property(columns, (cells) => {
        const present = cells.filter(Number.isFinite);
        const { least, largest, isWhole, histogram } = summarizeNumbers(Float64Array.from(cells));
        const { edges, counts } = histogram;
        assert.ok(counts.length <= mostBins);
        if (present.length === 0) return;
        assert.equal(edges.length, counts.length + 1);
        assert.ok((edges[0] ?? 0) <= least && (edges.at(-1) ?? 0) >= largest);
        for (const [bin, count] of counts.entries()) {
          const [from, to] = [edges[bin] ?? 0, edges[bin + 1] ?? 0];
          const isLast = bin === counts.length - 1;
          const inside = present.filter((value) => value >= from && (value < to || (isLast && value <= to)));
          assert.equal(count, inside.length, `${from} … ${to}`);
        }
        if (isConstant({ least, largest }) || largest - least > 1e300 || largest - least < 1e-290) return;
        const width = (edges[1] ?? 0) - (edges[0] ?? 0);
        const magnitude = Math.max(Math.abs(edges[0] ?? 0), Math.abs(edges.at(-1) ?? 0));
        if (magnitude < 1e8 * width) assert.ok(isRound(width), `a width of ${width}`);
        if (isWhole) assert.ok(width >= 1);
      }),
      { seed, numRuns },
    );
  });

  it('has a stable mean and deviation: of numbers shifted and scaled by powers of two, to 12 digits', () => {
    const whole = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 200 });
    fc.assert(
      fc.property(
        whole,
        fc.integer({ min: -1000, max: 900 }),
        fc.constantFrom(0, 2 ** 30, -(2 ** 35)),
        (cells, power, shift) => {
          const n = cells.length;
          const sum = cells.reduce((total, value) => total + value, 0);
          // In whole numbers, exactly: n²·variance = n·Σv² − (Σv)².
          const squares = n * cells.reduce((total, value) => total + value * value, 0) - sum * sum;
          const unit = 2 ** power;
          const scaled = Float64Array.from(cells, (value) => (value + shift) * unit);
          const { mean, deviation } = summarizeNumbers(scaled);
          const [wantedMean, wantedDeviation] = [(sum / n + shift) * unit, (Math.sqrt(squares) / n) * unit];
          const size = 1000 * unit;
          assert.ok(Math.abs(mean - wantedMean) <= 1e-12 * (size + Math.abs(wantedMean)), `${mean} for ${wantedMean}`);
          const rounding = 1e-12 * wantedDeviation + 1e-15 * Math.abs(shift) * unit;
          assert.ok(Math.abs(deviation - wantedDeviation) <= rounding, `${deviation} for ${wantedDeviation}`);
        },
      ),
      { seed, numRuns },
    );
  });

  it('does not depend on the type of the array', () => {
    const cells = [0, 3, 3, 7, 255, 12];
    const expected = summarizeNumbers(Float64Array.from(cells));
    for (const values of [Uint8Array.from(cells), Int16Array.from(cells), Float32Array.from(cells)]) {
      assert.deepEqual(summarizeNumbers(values), expected);
    }
  });

  it('has round edges: tenths, whole numbers, one bin around a constant', () => {
    const edges = (...cells: number[]): number[] => [...summarizeNumbers(Float64Array.from(cells)).histogram.edges];
    assert.deepEqual(
      edges(0.1, 0.25, 0.52),
      [
        0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.22, 0.24, 0.26, 0.28, 0.3, 0.32, 0.34, 0.36, 0.38, 0.4, 0.42, 0.44, 0.46,
        0.48, 0.5, 0.52,
      ],
    );
    assert.deepEqual(edges(0, 1), [0, 1, 2]);
    assert.deepEqual(edges(1, 2, 9), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    assert.deepEqual(edges(2700, 6300).slice(0, 3), [2600, 2800, 3000]);
    assert.deepEqual(edges(7, 7), [7, 7]);
    assert.deepEqual(edges(0.3, 0.30000000000000004), [0.3, 0.30000000000000004]);
  });

  it('says that there are more distinct numbers than it counts', () => {
    const all = Float64Array.from({ length: distinctBound + 1 }, (_, i) => i);
    const some = summarizeNumbers(all.subarray(1));
    assert.deepEqual([some.distinct, some.hasMoreDistinct, some.top.length], [distinctBound, false, 8]);
    const more = summarizeNumbers(all);
    assert.deepEqual([more.distinct, more.hasMoreDistinct, more.top.length], [distinctBound, true, 0]);
  });

  it('is of nothing where no cell has a number', () => {
    const { m, missing, least, mean, histogram } = summarizeNumbers(Float64Array.of(Number.NaN, Infinity));
    assert.deepEqual([m, missing, least, mean, histogram.counts.length], [2, 2, Number.NaN, Number.NaN, 0]);
  });

  it('survives the largest and the smallest doubles', () => {
    const huge = summarizeNumbers(Float64Array.of(-1.7e308, 1.7e308, 1.7e308, 1.7e308));
    assert.ok(Math.abs(huge.mean / 0.85e308 - 1) < 1e-12);
    assert.ok(Math.abs(huge.deviation / (1.7e308 * Math.sqrt(0.75)) - 1) < 1e-12);
    assert.equal(
      huge.histogram.counts.reduce((sum, count) => sum + count, 0),
      4,
    );
    const tiny = summarizeNumbers(Float64Array.of(5e-324, 1e-323, 2e-323));
    assert.ok(tiny.deviation >= 0 && tiny.mean >= 5e-324);
    assert.equal(summarizeNumbers(Float64Array.of(1e-200, 3e-200)).deviation, 1e-200);
  });
});
