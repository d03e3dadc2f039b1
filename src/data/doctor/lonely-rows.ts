import { type Measured, measured } from './measures';
import { distanceToNearest } from './nearest-rows';
import { extremeRows, sampleSize } from './row-sample';
import { scoresApart } from './separated-scores';
import type { NumberColumn } from './view';

/** Columns above which all distances are alike. */
const mostColumns = 1000;

/** Neighbours that a row must be far from: a group of more is no outlier. */
const mostNeighbours = 10;

/** How many times as far from its neighbours as most rows an outlier is. */
const leastTimes = 5;

/** Rows that are far from all others. */
export interface Lonely {
  /** In descending order of their distance. */
  readonly rows: readonly number[];
  /** How many times as far from its neighbours as most rows the first is. */
  readonly times: number;
  /** Where the first is farthest. */
  readonly place: Place;
}

/**
 * Rows that are far from all others, by the distance to their k-th nearest neighbour in a sample: so far that they are no
 * part of the tail of the other rows' distances, however heavy it is. The most extreme rows of each column are always asked.
 */
export function lonelyRows(candidates: readonly NumberColumn[], sample: Int32Array, m: number): Lonely | undefined {
  if (candidates.length > mostColumns) return undefined;
  const columns = candidates.flatMap((column) => measured(column, sample));
  if (columns.length === 0) return undefined;
  const isSample = new Set(sample);
  const extreme = [...extremeRows(columns, sampleSize(candidates.length))].filter((row) => !isSample.has(row));
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
    .filter(({ row }) => distanceToNearest(columns, row, m, k) > next);
  const [worst] = found;
  if (!worst) return undefined;
  return { rows: found.map(({ row }) => row), times: worst.score / typical, place: farthest(columns, worst.row) };
}

/** A cell, and the range of its column's other values. */
export interface Place {
  readonly column: NumberColumn;
  readonly value: number;
  readonly least: number;
  readonly largest: number;
}

/** Where a row is farthest from the values of all other rows: the column with the widest gap around its value. */
function farthest(columns: readonly Measured[], row: number): Place {
  let widest = -1;
  let place: Place | undefined;
  for (const column of columns) {
    const { least, largest, gap, value } = besides(column, row);
    if (gap * column.factor > widest) {
      widest = gap * column.factor;
      place = { column, value, least, largest };
    }
  }
  if (!place) throw new RangeError('a row without a column');
  return place;
}

/** The range of a column's other values, and how far the nearest of them is. */
export function besides({ values }: NumberColumn, ...rows: readonly number[]) {
  const value = values[rows[0] ?? 0] ?? Number.NaN;
  let [least, largest, gap] = [Infinity, -Infinity, Infinity];
  for (let other = 0; other < values.length; other++) {
    const each = values[other] ?? Number.NaN;
    if (!Number.isFinite(each) || rows.includes(other)) continue;
    least = Math.min(least, each);
    largest = Math.max(largest, each);
    gap = Math.min(gap, Math.abs(each - value));
  }
  return { value, least, largest, gap };
}
