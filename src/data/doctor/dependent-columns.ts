import type { RowSource } from './row-source';

/** Rows that are looked at, and columns beyond which nothing is looked at: what bounds the time. */
const mostRows = 2000;
const mostColumns = 40;

/** Values that repeat, each with the same other value, from which on that is a rule and no accident. */
const fewestRepeats = 3;

/**
 * For each column those that determine it: wherever one of their values repeats, this column's value repeats, as a group of
 * ages does with the age, or inches with centimetres. Judged by some of the rows, none of which equals another.
 */
export function determiningColumns(source: RowSource, distinctRows: Int32Array): readonly number[][] {
  const columns = Array.from({ length: source.columns }, (_, k) => k);
  if (columns.length > mostColumns) return columns.map(() => []);
  const step = Math.max(1, Math.floor(distinctRows.length / mostRows));
  const rows = distinctRows.filter((_, i) => i % step === 0);
  const cells = columns.map((k) => source.cells(k, rows));
  return cells.map((own, k) => cells.flatMap((other, j) => (j !== k && determines(other, own) ? [j] : [])));
}

/** Whether equal cells of `other` have equal cells of `own`, often enough to be a rule. */
function determines(other: Int32Array, own: Int32Array): boolean {
  const first = new Map<number, number>();
  let repeats = 0;
  for (const [i, key] of other.entries()) {
    const known = first.get(key);
    if (known === undefined) first.set(key, own[i] ?? 0);
    else if (known === own[i]) repeats++;
    else return false;
  }
  return repeats >= fewestRepeats;
}
