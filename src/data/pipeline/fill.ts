import { message } from '../../model/message';
import type { MissingPolicy } from '../../model/source';
import { compareCodePoints } from '../code-points';
import type { RawColumn } from '../raw-examples';

/** Whether a policy replaces a missing number by one that is fitted. */
export function fillsNumbers(policy: MissingPolicy): boolean {
  return policy === 'mean' || policy === 'median' || policy === 'most-frequent';
}

/**
 * The number that replaces a missing cell of a column: over the training set's cells that are there, their mean, their
 * median (of an even number of cells, the mean of the two in the middle), or the most frequent one, on a tie the
 * smallest. Throws Fault data-column-empty where no cell is there, data-not-number and the like at a text.
 */
export function fillNumber({ name, cells }: RawColumn, rows: Int32Array, policy: MissingPolicy): number {
  const values = new Float64Array(rows.length);
  let count = 0;
  for (const example of rows) {
    const value = cells.number(example);
    if (!Number.isNaN(value)) values[count++] = value;
  }
  if (count === 0) throw cells.fault(0, message('data-column-empty', { column: name, examples: rows.length }));
  const present = values.subarray(0, count);
  // + 0 makes a zero of a negative one, which JSON does not keep.
  if (policy === 'mean') return present.reduce((sum, value) => sum + value, 0) / count + 0;
  present.sort();
  return policy === 'median' ? middle(present) + 0 : mostFrequent(present);
}

function middle(sorted: Float64Array): number {
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  if (sorted.length % 2 === 1) return upper;
  const lower = sorted[half - 1] ?? Number.NaN;
  return lower + (upper - lower) / 2;
}

/** Of sorted numbers the one of the longest run, the first of equally long ones; 0 and −0 are one number. */
function mostFrequent(sorted: Float64Array): number {
  let [found, longest] = [Number.NaN, 0];
  for (let from = 0; from < sorted.length; ) {
    const value = (sorted[from] ?? Number.NaN) + 0;
    let to = from + 1;
    while (to < sorted.length && sorted[to] === value) to++;
    if (to - from > longest) [found, longest] = [value, to - from];
    from = to;
  }
  return found;
}

/** The category with the largest count; on a tie the first in the order of code points. */
export function mostFrequentCategory(counts: ReadonlyMap<string, number>): string | undefined {
  const [first] = [...counts].sort(([a, m], [b, n]) => n - m || compareCodePoints(a, b));
  return first?.[0];
}
