import { conditionOf } from './row-filter';
import { type RowOrder, sortRows } from './row-order';
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

/** The numbers of the rows that a query asks for, in its order. */
export function selectRows(rows: DataRows, names: readonly string[], { set, filter, order }: RowQuery): Int32Array {
  const condition = conditionOf(filter, names, rows);
  const found = new Int32Array(rows.count);
  let count = 0;
  for (let row = 0; row < rows.count; row++) {
    if (set !== undefined && rows.setOf(row) !== set) continue;
    if (condition === undefined || condition(row)) found[count++] = row;
  }
  const selected = found.subarray(0, count);
  if (order) sortRows(selected, order, rows);
  return selected;
}
