import { Fault, message } from '../../model/message';
import type { MissingMarks } from '../missing-marks';
import { isMissingAt } from './file-cells';
import type { Table } from './table';

/**
 * The rows that are examples: all but those in which a value is missing in one of `columns`, whose policy is to drop
 * them. Throws Fault data-all-dropped.
 */
export function rowsKept(table: Table, columns: readonly number[], marks: MissingMarks): Int32Array {
  const dropped = new Uint8Array(table.m);
  let count = 0;
  for (const column of columns) {
    const cells = table.columns[column];
    if (!cells || (cells.textCount === 0 && !marks.hasNumbers)) continue;
    for (let row = 0; row < table.m; row++) {
      if (dropped[row] === 1 || !isMissingAt(table, column, row, marks)) continue;
      dropped[row] = 1;
      count++;
    }
  }
  if (count === table.m) throw new Fault(message('data-all-dropped', { rows: table.m }), { file: table.file });
  const rows = new Int32Array(table.m - count);
  for (let row = 0, i = 0; row < table.m; row++) if (dropped[row] === 0) rows[i++] = row;
  return rows;
}
