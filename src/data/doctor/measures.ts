import { isNumbers, type StudiedColumn } from './column-study';
import { withoutMarks } from './missing-marks';
import { mostFrequent } from './most-frequent';
import type { ScaledColumn } from './nearest-rows';
import type { NumberColumn } from './view';

/** Distinct values from which on a column has distances; fewer are categories. */
const fewestDistinct = 10;

/** A column that distances are measured in: a difference of its quartiles is 1. */
export type Measured = ScaledColumn & NumberColumn;

/** A column whose distances mean something: of many values, none of which most cells have; without marks of missing cells. */
export function asMeasure(studied: StudiedColumn): NumberColumn[] {
  if (!isNumbers(studied) || studied.role !== 'values') return [];
  const { column, summary, marks } = studied;
  if (summary.distinct < fewestDistinct) return [];
  return mostFrequent(column) ? [] : [{ ...column, values: withoutMarks(column.values, marks) }];
}

/** The column in units of its quartiles' distance among the sampled rows; none where those are equal. */
export function measured(column: NumberColumn, sample: Int32Array): Measured[] {
  const values = sortedCells(column.values, sample);
  const quartile = (part: number): number => values[Math.floor(part * (values.length - 1))] ?? 0;
  const factor = 1 / (quartile(0.75) - quartile(0.25));
  return Number.isFinite(factor) ? [{ ...column, factor }] : [];
}

/** The numbers of some rows' cells in ascending order. */
export function sortedCells(values: ArrayLike<number>, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => values[row] ?? Number.NaN)
    .filter(Number.isFinite)
    .sort();
}
