import { type FoundRows, mostLines } from './finding';
import type { TableView } from './view';

/** The rows for which it holds: their number and the first of their lines. */
export function rowsWhere(table: TableView, file: FoundRows['file'], holds: (row: number) => boolean): FoundRows {
  const lines: number[] = [];
  let count = 0;
  for (let row = 0; row < table.m; row++) {
    if (!holds(row)) continue;
    if (count++ < mostLines) lines.push(table.lineOf(row));
  }
  return { file, lines, count };
}
