import { countCodes } from '../statistics/category-summary';
import type { ColumnView } from './view';

/** The value that more than half of the present cells have, with their number; undefined where there is none. */
export function mostFrequent(
  column: ColumnView,
): { readonly value: number | string; readonly count: number } | undefined {
  if (column.kind === 'category') {
    const counts = countCodes(column);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const code = counts.findIndex((count) => 2 * count > total);
    return code < 0 ? undefined : { value: column.texts[code] ?? '', count: counts[code] ?? 0 };
  }
  // Boyer and Moore's vote: only a value of more than half of the cells is sure to be left.
  const { values } = column;
  let [candidate, votes, present, count] = [Number.NaN, 0, 0, 0];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    present++;
    if (votes === 0) candidate = value;
    votes += value === candidate ? 1 : -1;
  }
  for (const value of values) if (value === candidate) count++;
  return 2 * count > present ? { value: candidate + 0, count } : undefined;
}
