import { sortedCells } from './measures';
import { largestRows } from './row-sample';
import { mostBeyond, valuesBeyond } from './tail';

/** The rows of cells that are no part of either tail of their column, the upper one's first; infinite cells are none. */
export function farCells(values: ArrayLike<number>, sample: Int32Array): readonly number[] {
  const sorted = sortedCells(values, sample);
  const negated = sorted.map((value) => -value).reverse();
  return [1, -1].flatMap((sign) => {
    const ranked = largestRows(values, sign, mostBeyond + 1);
    const largest = ranked.map((row) => sign * (values[row] ?? 0));
    return ranked.slice(0, valuesBeyond(largest, sign === 1 ? sorted : negated, values.length));
  });
}
