import type { CategorySummary } from '../statistics/category-summary';
import { DistinctNumbers } from '../statistics/distinct-numbers';
import type { NumberCounts } from '../statistics/number-summary';
import type { NumberArray } from '../statistics/values';
import type { CategoryColumn, NumberColumn } from './view';

/** Rows from which on it is no accident that all values differ. */
const fewestRows = 10;

/** Distinct values a row from which on a column names rows; copied rows repeat some. */
const leastDistinct = 0.9;

/** Names of columns that tell rows apart. */
const identifierName =
  /^(?:unnamed\b.*|(?:.*[\s_.-])?(?:id|ids|idx|index|no|nr|num|number|rownames?|rowid|row|uuid|guid|key)|.*[a-z](?:ID|Id)|.*(?:编号|序号|行号|学号|工号))$/i;

/** Names of columns that count time: one row a year is an observation, not a row number. */
const timeName =
  /(?:^|[^a-z])(?:years?|yrs?|months?|weeks?|days?|dates?|time|hours?|minutes?|seconds?|quarters?|periods?|epochs?|steps?|ages?|t|x)(?:[^a-z]|$)|年|月|日|周|时|天|期/i;

/** Whether a name is one of times. */
export function isNamedAsTime(name: string): boolean {
  return timeName.test(name);
}

/** Where a column of numbers stands: whether it is the only feature, whether the file names columns, and its rows' lines. */
export interface Place {
  readonly isOnly: boolean;
  readonly fileHasNames: boolean;
  lineOf(row: number): number;
}

/**
 * Whether a column counts the rows. By its name, or as the only one without one, it does where it is whole numbers that follow
 * each other without a gap, each once (copied rows apart), or, without a name, that grow from line to line. Else it does where it
 * follows the lines of the file by equal steps, so that where lines are left out so are its numbers, unless it is the only
 * feature or named as a time: one row a year is an observation.
 */
export function countsRows(
  { name, isNamed, values }: NumberColumn,
  summary: NumberCounts,
  { isOnly, fileHasNames, lineOf }: Place,
): boolean {
  const { m, missing, least, largest, isWhole, distinct, hasMoreDistinct } = summary;
  if (!isWhole || missing > 0 || m < fewestRows || !(hasMoreDistinct || distinct >= leastDistinct * m)) return false;
  const isTime = isNamed && timeName.test(name);
  const isUnnamed = !isNamed && fileHasNames;
  if (isUnnamed || (isNamed && !isTime && identifierName.test(name))) {
    const range = largest - least + 1;
    const isDense = range <= m && range >= leastDistinct * m;
    if (isDense && distinctNumbers(values, range) === range) return true;
  }
  if (isTime || (isOnly && !isUnnamed)) return false;
  const rows = inLineOrder(m, lineOf);
  if (isUnnamed && rows.every((row, i) => i === 0 || (values[row] ?? 0) > (values[rows[i - 1] ?? 0] ?? 0))) return true;
  return followsLines(values, rows, lineOf);
}

/** The rows in the order of their lines. */
function inLineOrder(m: number, lineOf: (row: number) => number): Int32Array {
  const rows = Int32Array.from({ length: m }, (_, row) => row);
  const isSorted = rows.every((row) => row === 0 || lineOf(row - 1) <= lineOf(row));
  return isSorted ? rows : rows.sort((a, b) => lineOf(a) - lineOf(b));
}

/** Whether each value is the one before it and a step a line; copied rows shift those behind them. */
function followsLines(values: NumberArray, rows: Int32Array, lineOf: (row: number) => number): boolean {
  const change = (i: number): number => (values[rows[i] ?? 0] ?? 0) - (values[rows[i - 1] ?? 0] ?? 0);
  const lines = (i: number): number => lineOf(rows[i] ?? 0) - lineOf(rows[i - 1] ?? 0);
  const step = change(1) / lines(1);
  if (!(step > 0)) return false;
  let left = 0;
  for (let i = 1; i < rows.length; i++) {
    if (change(i) !== step * lines(i)) left++;
    if (left > 2 * (1 - leastDistinct) * rows.length) return false;
  }
  return left === 0 || left <= 2 * (rows.length - distinctNumbers(values, rows.length));
}

/** How many distinct numbers there are, up to a bound. */
function distinctNumbers(values: NumberArray, bound: number): number {
  const distinct = new DistinctNumbers(bound);
  for (const value of values) if (Number.isFinite(value)) distinct.add(value);
  return distinct.size;
}

/** Whether nearly every row has a value of its own: of texts, or of whole numbers named as identifiers, not times. */
export function namesRows(column: CategoryColumn | NumberColumn, summary: CategorySummary | NumberCounts): boolean {
  const present = summary.m - summary.missing;
  if (present < fewestRows) return false;
  if (column.kind === 'category') return summary.distinct >= leastDistinct * present;
  const isCalled = column.isNamed && identifierName.test(column.name) && !timeName.test(column.name);
  if (!isCalled || summary.kind !== 'number' || !summary.isWhole) return false;
  return distinctNumbers(column.values, present) >= leastDistinct * present;
}
