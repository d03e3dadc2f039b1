import { isNumbers, type StudiedColumn } from './column-study';

/** Columns of numbers from which on a table may be of many columns of one kind. */
const fewestColumns = 16;

/**
 * Whether a constant is the lower end that most columns have in common, as the background of images or the zeros of counts
 * of words: some of such columns are constant, and it is no fault.
 */
export function isOneOfAKind(value: number, features: readonly StudiedColumn[]): boolean {
  const numbers = features.filter(isNumbers);
  const same = numbers.filter(({ summary }) => summary.least === value);
  return numbers.length >= fewestColumns && 2 * same.length >= numbers.length;
}
