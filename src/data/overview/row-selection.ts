import { budgetBytes } from '../memory';
import { conditionOf, filterBytes } from './row-filter';
import { orderBytes, type RowOrder, sortRows } from './row-order';
import type { DataRows, RowSet } from './rows';

/** Which rows are shown, and in which order. */
export interface RowQuery {
  /** Absent: all. */
  readonly set?: RowSet;
  /** As `conditionOf` reads it. */
  readonly filter: string;
  /** Absent: in the order of the files. */
  readonly order?: RowOrder;
}

/**
 * The numbers of the rows that a query asks for, in its order. Throws Fault data-memory where finding them needs more than
 * `memoryLimit`.
 */
export function selectRows(
  rows: DataRows,
  names: readonly string[],
  { set, filter, order }: RowQuery,
  memoryLimit = Infinity,
): Int32Array {
  // Of each row its number, and what the filter, and then the order, looks at.
  const looked = Math.max(filter.trim() === '' ? 0 : filterBytes, order ? orderBytes : 0);
  const bytes = rows.count * (Int32Array.BYTES_PER_ELEMENT + looked);
  budgetBytes(bytes, memoryLimit);
  const condition = conditionOf(filter, names, rows);
  const found = new Int32Array(rows.count);
  let count = 0;
  for (let row = 0; row < rows.count; row++) {
    if (set !== undefined && rows.setOf(row) !== set) continue;
    if (condition === undefined || condition(row)) found[count++] = row;
  }
  const selected = found.subarray(0, count);
  if (order) sortRows(selected, order, rows, memoryLimit - bytes);
  return selected;
}
