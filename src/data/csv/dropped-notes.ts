import { type Message, message } from '../../model/message';
import type { MissingMarks } from '../missing-marks';
import { isMissingAt } from './file-cells';
import { blankRowsAtEnd } from './rows-kept';
import type { Table } from './table';

/** Lines, and columns, that are named at most. */
const mostNamed = 8;

/**
 * Why rows are no examples: for each of these columns, whose policy is to drop them, in which lines it is missing. A row
 * that lacks several is told of each. Blank rows at the end are told elsewhere.
 */
export function droppedNotes(table: Table, columns: readonly number[], marks: MissingMarks): readonly Message[] {
  const m = table.m - blankRowsAtEnd(table);
  const notes: Message[] = [];
  for (const column of new Set(columns)) {
    if (notes.length === mostNamed) break;
    const lines: number[] = [];
    let count = 0;
    for (let row = 0; row < m; row++) {
      if (!isMissingAt(table, column, row, marks)) continue;
      if (count++ < mostNamed) lines.push(table.lineOf(row));
    }
    if (count === 0) continue;
    const facts = { count, name: table.names[column] ?? '' };
    if (lines.includes(0)) notes.push(message('data-note-dropped-rows', facts));
    else
      notes.push(
        message('data-note-dropped', { ...facts, lines: `${lines.join(', ')}${count > mostNamed ? ', …' : ''}` }),
      );
  }
  return notes;
}
