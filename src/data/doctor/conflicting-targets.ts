import type { StudiedColumn } from './column-study';
import { type FoundRows, finding, mostLines } from './finding';
import type { Lint } from './study';
import type { TableView } from './view';

/**
 * Rows of the training file with the same x and another y than the first such row, where equal x is no chance and not blank.
 * Measures vary, so that numbers contradict each other only where they are further apart than the target's deviation.
 */
export const conflictingTargets: Lint = ({ view, targets, equalRows }) => {
  const { sameFeatures } = equalRows;
  if (!sameFeatures || targets.length === 0) return [];
  const { table } = view;
  const [lines, others]: [number[], number[]] = [[], []];
  let count = 0;
  for (const [row, first] of sameFeatures.entries()) {
    if (first === row || isBlank(table, row) || !targets.some((target) => contradict(target, row, first))) continue;
    if (count++ >= mostLines) continue;
    lines.push(table.lineOf(row));
    others.push(table.lineOf(first));
  }
  if (count === 0) return [];
  const rows: FoundRows = { file: 'training', lines, count };
  const sentence = count === 1 ? 'conflicting-targets-one' : 'conflicting-targets';
  const target = targets.map(({ column }) => column.name).join(', ');
  const details = { sentence, rows, others: { ...rows, lines: others } };
  return [finding('conflicting-targets', 'warning', { target }, details)];
};

/** Whether all of a row's features are 0 or missing: an empty image, the point where the arms of a spiral meet. */
function isBlank({ features }: TableView, row: number): boolean {
  return features.every((column) =>
    column.kind === 'number' ? !Math.abs(column.values[row] ?? 0) : (column.codes[row] ?? -1) < 0,
  );
}

function contradict({ column, summary }: StudiedColumn, row: number, other: number): boolean {
  if (column.kind === 'category') return column.codes[row] !== column.codes[other];
  const difference = Math.abs((column.values[row] ?? Number.NaN) - (column.values[other] ?? Number.NaN));
  return summary.kind === 'number' && difference > summary.deviation;
}
