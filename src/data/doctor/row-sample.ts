import { addCells, CellHasher, emptyHashes } from './row-hashes';
import type { NumberColumn } from './view';

/** Differences that are computed at most for all distances: what bounds the time. */
const mostDifferences = 5e7;
const mostReferences = 1500;

/** Above all hashes. */
const hashes = 2 ** 32;

/** The most extreme rows of a column's either end that are taken. */
const mostExtreme = 8;

/** How many rows distances are measured between, where there are so many columns. */
export function sampleSize(columns: number): number {
  return Math.floor(Math.min(mostReferences, Math.sqrt(mostDifferences / (2 * columns))));
}

/**
 * About `wanted` rows, chosen by a hash of what they hold, so that the choice does not depend on their order; all rows where
 * there are not more. Undefined where most rows are equal, so that no choice of that size is fair.
 */
export function sampleOfRows(columns: readonly NumberColumn[], m: number, wanted: number): Int32Array | undefined {
  const all = emptyHashes(m);
  for (const [k, column] of columns.entries()) addCells(all, new CellHasher(column, k), m, 0);
  const limit = (wanted / m) * hashes;
  const rows: number[] = [];
  for (let row = 0; row < m; row++) {
    if ((all.high[row] ?? 0) >>> 0 >= limit) continue;
    if (rows.length === 2 * wanted) return undefined;
    rows.push(row);
  }
  return 2 * rows.length < Math.min(m, wanted) ? undefined : Int32Array.from(rows);
}

/** Rows with the least and the largest values of each column, about `wanted` in all, each once. */
export function extremeRows(columns: readonly NumberColumn[], wanted: number): ReadonlySet<number> {
  const each = Math.max(1, Math.min(mostExtreme, Math.floor(wanted / (2 * columns.length))));
  const rows = new Set<number>();
  for (const { values } of columns.slice(0, Math.ceil(wanted / 2))) {
    for (const sign of [1, -1]) {
      for (const row of largestRows(values, sign, each)) rows.add(row);
    }
  }
  return rows;
}

/** The `count` rows whose values times a sign are largest, in descending order; infinite ones are left out. */
export function largestRows(values: ArrayLike<number>, sign: number, count: number): readonly number[] {
  const best: { readonly row: number; readonly value: number }[] = [];
  let least = -Infinity;
  for (let row = 0; row < values.length; row++) {
    const value = sign * (values[row] ?? Number.NaN);
    if (!(value > least) || value === Infinity) continue;
    best.push({ row, value });
    best.sort((a, b) => b.value - a.value);
    if (best.length > count) best.pop();
    if (best.length === count) least = best.at(-1)?.value ?? -Infinity;
  }
  return best.map(({ row }) => row);
}
