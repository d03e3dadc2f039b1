import { isNumbers, type StudiedColumn } from './column-study';
import { type FoundRows, finding, mostLines, rounded } from './finding';
import { withoutMarks } from './missing-marks';
import { mostFrequent } from './most-frequent';
import { distanceToNearest, type ScaledColumn } from './nearest-rows';
import { extremeRows, sampleOfRows, sampleSize } from './row-sample';
import { scoresApart } from './separated-scores';
import type { Lint } from './study';
import type { NumberColumn } from './view';

/** Rows from which on a row can be far from the others. */
const fewestRows = 30;

/** Columns above which all distances are alike. */
const mostColumns = 1000;

/** Distinct values from which on a column has distances; fewer are categories. */
const fewestDistinct = 10;

/** Neighbours that a row must be far from: a group of more is no outlier. */
const mostNeighbours = 10;

/** How many times as far from its neighbours as most rows an outlier is. */
const leastTimes = 5;

/** A column that distances are measured in: a difference of its quartiles is 1. */
type Measured = ScaledColumn & NumberColumn;

/**
 * Rows that are far from all others, by the distance to their k-th nearest neighbour in a sample: so far that they are no
 * part of the tail of the other rows' distances, however heavy it is. The most extreme rows of each column are always asked.
 */
export const outlierRows: Lint = ({ view: { table }, features }) => {
  const candidates = features.flatMap(asCandidate);
  if (candidates.length === 0 || candidates.length > mostColumns || table.m < fewestRows) return [];
  const wanted = sampleSize(candidates.length);
  const sample = sampleOfRows(candidates, table.m, wanted);
  if (!sample) return [];
  const columns = candidates.flatMap((column) => measured(column, sample));
  if (columns.length === 0) return [];
  const isSample = new Set(sample);
  const extreme = [...extremeRows(columns, wanted)].filter((row) => !isSample.has(row));
  const asked = [...sample, ...extreme];
  const points = columns.map(({ values, factor }) => ({
    values: Float64Array.from(asked, (row) => values[row] ?? Number.NaN),
    factor,
  }));
  const k = Math.min(mostNeighbours, Math.max(3, Math.floor(sample.length / 10)));
  const scores = asked
    .map((row, i) => ({ row, score: distanceToNearest(points, i, sample.length, k) }))
    .filter(({ score }) => score >= 0)
    .sort((a, b) => b.score - a.score);
  // Extreme rows that were asked besides count only where they are farthest, else the tail would be too full.
  const tail = scores.filter(({ row }, i) => i < mostNeighbours || isSample.has(row));
  const apart = scoresApart(Float64Array.from(tail, ({ score }) => score));
  const next = tail[apart]?.score ?? Infinity;
  const typical = tail[tail.length >> 1]?.score ?? 0;
  const found = tail
    .slice(0, apart)
    .filter(({ score }) => typical > 0 && score >= leastTimes * typical)
    .filter(({ row }) => distanceToNearest(columns, row, table.m, k) > next);
  const [worst] = found;
  if (!worst) return [];
  const lines = found.slice(0, mostLines).map(({ row }) => table.lineOf(row));
  const rows: FoundRows = { file: 'training', lines, count: found.length };
  const { column, value, least, largest } = farthest(columns, worst.row);
  const isBeyond = value < least || value > largest;
  const facts = {
    line: table.lineOf(worst.row),
    times: rounded(worst.score / typical),
    value: rounded(value),
    least: rounded(least),
    largest: rounded(largest),
  };
  const sentence = isBeyond ? 'outlier-rows' : 'outlier-rows-combination';
  return [finding('outlier-rows', 'hint', facts, { sentence, column, rows })];
};

/** A feature whose distances mean something: of many values, none of which most cells have. */
function asCandidate(studied: StudiedColumn): NumberColumn[] {
  if (!isNumbers(studied) || studied.role !== 'values') return [];
  const { column, summary, marks } = studied;
  if (summary.distinct < fewestDistinct) return [];
  return mostFrequent(column) ? [] : [{ ...column, values: withoutMarks(column.values, marks) }];
}

/** The column in units of its quartiles' distance among the sampled rows; none where those are equal. */
function measured(column: NumberColumn, sample: Int32Array): Measured[] {
  const values = Float64Array.from(sample, (row) => column.values[row] ?? Number.NaN)
    .filter(Number.isFinite)
    .sort();
  const quartile = (part: number): number => values[Math.floor(part * (values.length - 1))] ?? 0;
  const factor = 1 / (quartile(0.75) - quartile(0.25));
  return Number.isFinite(factor) ? [{ ...column, factor }] : [];
}

interface Place {
  readonly column: NumberColumn;
  readonly value: number;
  /** Range of the column's other values. */
  readonly least: number;
  readonly largest: number;
}

/** Where a row is farthest from the values of all other rows: the column with the widest gap around its value. */
function farthest(columns: readonly Measured[], row: number): Place {
  let widest = -1;
  let place: Place | undefined;
  for (const column of columns) {
    const value = column.values[row] ?? Number.NaN;
    let [least, largest, gap] = [Infinity, -Infinity, Infinity];
    for (const [other, each] of column.values.entries()) {
      if (other === row || !Number.isFinite(each)) continue;
      least = Math.min(least, each);
      largest = Math.max(largest, each);
      gap = Math.min(gap, Math.abs(each - value));
    }
    if (gap * column.factor > widest) {
      widest = gap * column.factor;
      place = { column, value, least, largest };
    }
  }
  if (!place) throw new RangeError('a row without a column');
  return place;
}
