import { determiningColumns } from './dependent-columns';
import { chanceOfAtLeast } from './poisson';
import type { RowGroups } from './row-groups';
import { emptyHashes, type RowHashes } from './row-hashes';
import type { RowSource } from './row-source';

/** Cells of all columns that are compared at most: what bounds the time. */
const mostCells = 6e6;

/**
 * How much likelier equal cells are between rows that are alike than between any two: columns of a table depend on each
 * other, flowers of one species have the same petals. The fewer columns, the more each of them can.
 */
function dependence(columns: number): number {
  return Math.max(4, 24 / columns);
}

/** How often rows may occur on average; above that a table has few different rows by its nature. */
const mostRepeats = 2.5;

/** Chance of as many equal rows without a copy, below which they are copies. */
const mostChance = 0.1;

/**
 * Whether as many equal rows can be chance, since few values are possible. If rows are equal by chance, many more are equal
 * in all columns but one: of M_k pairs that differ at most in column k, a share of q_k is equal in it too, q_k being the
 * share of equal cells among pairs of that column that are not copies. Copies have no such neighbours. Columns that
 * determine column k are left out together with it.
 */
export function isCoincidence(rows: RowSource, hashes: RowHashes, firsts: Int32Array, groups: RowGroups): boolean {
  const pairs = groups.pairs(hashes);
  if (pairs === 0) return true;
  const others = (rows.count * (rows.count - 1)) / 2 - pairs;
  if (others <= 0) return false;
  const distinct = firsts.filter((first, row) => first === row);
  if (rows.count > mostRepeats * distinct.length) return true;
  const determining = determiningColumns(rows, distinct);
  let expected = 0;
  for (const k of testedColumns(rows.columns, rows.count)) {
    const columns = [k, ...(determining[k] ?? [])];
    // Taken out of the rows' hashes and put back: a copy of them would be as large as a column.
    for (const column of columns) rows.add(hashes, column, -1);
    const near = groups.pairs(hashes) - pairs;
    for (const column of columns) rows.add(hashes, column);
    // A constant column has none: all pairs are equal in it.
    if (near === 0) continue;
    const alone = emptyHashes(rows.count);
    for (const column of columns) rows.add(alone, column);
    const share = (groups.pairs(alone) - pairs) / others;
    expected = Math.max(expected, (near * share) / (1 - share));
  }
  return chanceOfAtLeast(pairs, dependence(rows.columns) * expected) > mostChance;
}

/** The columns that are tested: all up to 32, of more rows fewer, at least 3, evenly among all. */
export function testedColumns(columns: number, rows: number): readonly number[] {
  const tested = Math.min(columns, Math.max(3, Math.min(32, Math.floor(mostCells / rows))));
  return Array.from({ length: tested }, (_, i) => Math.floor((i * columns) / tested));
}
