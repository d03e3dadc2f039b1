import { isNumbers, type StudiedColumn } from './column-study';

/** Columns of numbers from which on a table may be of many columns of one kind. */
const fewestColumns = 16;

/**
 * The lower ends that half of the columns of numbers have in common, as the background of images or the zeros of counts of
 * words: some of such columns are constant, and it is no fault.
 */
export function backgroundsOf(features: readonly StudiedColumn[]): ReadonlySet<number> {
  const numbers = features.filter(isNumbers);
  if (numbers.length < fewestColumns) return new Set();
  const counts = new Map<number, number>();
  for (const { summary } of numbers) counts.set(summary.least, (counts.get(summary.least) ?? 0) + 1);
  return new Set([...counts].flatMap(([value, count]) => (2 * count >= numbers.length ? [value] : [])));
}
