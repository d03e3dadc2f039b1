import type { CategorySummary } from '../statistics/category-summary';
import { DistinctNumbers } from '../statistics/distinct-numbers';
import type { NumberFacts } from '../statistics/number-summary';
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

/**
 * Whether a column counts the rows: whole numbers that follow each other without a gap, each once (copied rows apart).
 * Such a column may also be a time or the only variable of a curve, so it needs one more sign: it is the only one without
 * a name, its name is one of row numbers, or it begins with 0 or 1 beside other features and its name is none of time.
 */
export function countsRows(
  { name, isNamed, values }: NumberColumn,
  summary: NumberFacts,
  isOnly: boolean,
  fileHasNames: boolean,
): boolean {
  const { m, missing, least, largest, isWhole } = summary;
  const range = largest - least + 1;
  if (!isWhole || missing > 0 || m < fewestRows || range > m || range < leastDistinct * m) return false;
  const isUnnamed = !isNamed && fileHasNames;
  const isCalled = isNamed && identifierName.test(name);
  const isCount = !isOnly && (least === 0 || least === 1) && !(isNamed && timeName.test(name));
  return (isUnnamed || isCalled || isCount) && distinctNumbers(values, range) === range;
}

/** How many distinct numbers there are, up to a bound. */
function distinctNumbers(values: NumberArray, bound: number): number {
  const distinct = new DistinctNumbers(bound);
  for (const value of values) if (Number.isFinite(value)) distinct.add(value);
  return distinct.size;
}

/** Whether nearly every row has a value of its own: of texts, or of whole numbers whose name is one of identifiers. */
export function namesRows(column: CategoryColumn | NumberColumn, summary: CategorySummary | NumberFacts): boolean {
  const present = summary.m - summary.missing;
  if (present < fewestRows) return false;
  if (column.kind === 'category') return summary.distinct >= leastDistinct * present;
  const isCalled = column.isNamed && identifierName.test(column.name);
  if (!isCalled || summary.kind !== 'number' || !summary.isWhole) return false;
  return distinctNumbers(column.values, present) >= leastDistinct * present;
}
