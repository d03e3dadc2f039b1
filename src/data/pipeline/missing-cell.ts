import { type Message, message } from '../../model/message';
import type { Cells } from '../raw-examples';

/** The codes of an empty cell's sentence and of that about a mark. */
export type MissingCodes = readonly [empty: string, mark: string];
export const cellCodes: MissingCodes = ['data-missing-cell', 'data-missing-cell-mark'];
export const numberCodes: MissingCodes = ['data-missing-number', 'data-missing-number-mark'];
export const textCodes: MissingCodes = ['data-missing-text', 'data-missing-text-mark'];

/** What is wrong with a cell of an example that has no value: its mark is told where it is not empty. */
export function missingCell([empty, marked]: MissingCodes, column: string, cells: Cells, example: number): Message {
  const mark = cells.mark(example);
  return mark === '' ? message(empty, { column }) : message(marked, { column, value: mark });
}
