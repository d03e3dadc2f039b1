import { visitCopies } from './equal-rows';
import { type FoundRows, finding, mostLines } from './finding';
import type { Lint } from './study';

/** Rows of the training file that equal an earlier one of their set in all columns, where that is no chance. */
export const duplicateRows: Lint = ({ view, equalRows }) => {
  const { copies } = equalRows;
  if (!copies) return [];
  const { table } = view;
  const [lines, others]: [number[], number[]] = [[], []];
  let count = 0;
  visitCopies(copies, view, (row, other, where) => {
    if (where === 'across' || row >= table.m) return;
    if (count++ >= mostLines) return;
    lines.push(table.lineOf(row));
    others.push(table.lineOf(other));
  });
  if (count === 0) return [];
  const rows: FoundRows = { file: 'training', lines, count };
  const sentence = count === 1 ? 'duplicate-rows-one' : 'duplicate-rows';
  return [finding('duplicate-rows', 'hint', { rows: table.m }, { sentence, rows, others: { ...rows, lines: others } })];
};
