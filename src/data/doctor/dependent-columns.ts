import type { RowSource } from './row-source';

/** Values that repeat, each with the same other value, from which on that is a rule and no accident. */
const fewestRepeats = 3;

/**
 * The columns that none before them determines: wherever a value of a column repeats, the value of the one it determines
 * repeats, as a group of ages does with the age, or inches with centimetres. Of two that determine each other the first is kept.
 * @param rows rows that it is judged by, none of which equals another
 */
export function independentColumns(source: RowSource, columns: readonly number[], rows: Int32Array): readonly number[] {
  const cells = columns.map((k) => source.cells(k, rows));
  const kept = new Set(columns.keys());
  for (const [k, own] of cells.entries()) {
    const isDetermined = cells.some((other, j) => {
      if (j === k || !kept.has(j) || !determines(other, own)) return false;
      return j < k || !determines(own, other);
    });
    if (isDetermined) kept.delete(k);
  }
  return columns.filter((_, k) => kept.has(k));
}

/** Whether equal cells of `other` have equal cells of `own`, often enough to be a rule. */
function determines(other: Float64Array, own: Float64Array): boolean {
  const first = new Map<number, number>();
  let repeats = 0;
  for (const [i, key] of other.entries()) {
    const known = first.get(key);
    const value = own[i] ?? Number.NaN;
    if (known === undefined) first.set(key, value);
    else if (known === value || (Number.isNaN(known) && Number.isNaN(value))) repeats++;
    else return false;
  }
  return repeats >= fewestRepeats;
}
