import { Fault, message } from '../../model/message';
import type { MissingMarks } from '../missing-marks';
import { isMissingAt } from './file-cells';
import type { Table } from './table';

/**
 * The rows that are examples: all but those in which a value is missing in one of `columns`, whose policy is to drop
 * them. Throws Faults data-all-dropped and, where a column has no value at all, data-column-empty or, of one of the
 * `targets`, data-target-empty.
 */
export function rowsKept(
  table: Table,
  columns: readonly number[],
  marks: MissingMarks,
  targets: readonly number[] = [],
): Int32Array {
  const dropped = new Uint8Array(table.m);
  let count = blankRowsAtEnd(table);
  dropped.fill(1, table.m - count);
  for (const column of columns) {
    const cells = table.columns[column];
    if (!cells || (cells.textCount === 0 && !marks.hasNumbers)) continue;
    for (let row = 0; row < table.m; row++) {
      if (dropped[row] === 1 || !isMissingAt(table, column, row, marks)) continue;
      dropped[row] = 1;
      count++;
    }
  }
  if (count === table.m) throw droppedAll(table, columns, marks, targets);
  const rows = new Int32Array(table.m - count);
  for (let row = 0, i = 0; row < table.m; row++) if (dropped[row] === 0) rows[i++] = row;
  return rows;
}

/** The column that has no value, which is what to mend, or that all lack one in some lines. */
function droppedAll(table: Table, columns: readonly number[], marks: MissingMarks, targets: readonly number[]): Fault {
  const { m, names, file } = table;
  for (const column of columns) {
    let row = 0;
    while (row < m && isMissingAt(table, column, row, marks)) row++;
    if (row < m) continue;
    const name = names[column] ?? '';
    const isTarget = targets.includes(column);
    const detail = isTarget
      ? message('data-target-empty', { column: name })
      : message('data-column-empty', { column: name, examples: m });
    return table.fault(0, column, detail);
  }
  return new Fault(message('data-all-dropped', { rows: m }), { file });
}

/** How many rows at the end have no value in any column, as spreadsheets write them; none where no other row is left. */
export function blankRowsAtEnd({ columns, m }: Table): number {
  let end = m;
  while (end > 0 && columns.every((column) => column.text(end - 1) === '')) end--;
  return end === 0 ? 0 : m - end;
}
