import { isTestRow, visitCopies } from './equal-rows';
import { type FoundRows, finding, mostLines, percent } from './finding';
import type { Lint } from './study';

/** Test rows that the network trains on: their accuracy tells what it remembers. */
export const testRowsInTraining: Lint = ({ view, equalRows }) => {
  const { copies } = equalRows;
  if (!copies) return [];
  const { table, test } = view;
  const [lines, others]: [number[], number[]] = [[], []];
  let count = 0;
  visitCopies(copies, view, (row, other, where) => {
    if (where === 'within' || count++ >= mostLines) return;
    lines.push(row >= table.m ? (test?.lineOf(row - table.m) ?? 0) : table.lineOf(row));
    others.push(table.lineOf(other));
  });
  if (count === 0) return [];
  const tests = copies.filter((_, row) => isTestRow(view, row)).length;
  const rows: FoundRows = { file: test ? 'test' : 'training', lines, count };
  const facts = { tests, percent: percent(count / tests) };
  const sentence = count === 1 ? 'test-rows-in-training-one' : 'test-rows-in-training';
  const details = { sentence, rows, others: { file: 'training', lines: others, count } } as const;
  return [finding('test-rows-in-training', 'warning', facts, details)];
};
