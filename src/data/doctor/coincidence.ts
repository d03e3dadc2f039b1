import { exp } from '../../numerics/exp';
import { log } from '../../numerics/log';
import { determiningColumns } from './dependent-columns';
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
  const n = rows.columns;
  const others = (rows.count * (rows.count - 1)) / 2 - pairs;
  if (others <= 0) return false;
  const distinct = firsts.filter((first, row) => first === row);
  if (rows.count > mostRepeats * distinct.length) return true;
  const determining = determiningColumns(rows, distinct);
  const tested = Math.min(n, Math.max(3, Math.min(32, Math.floor(mostCells / rows.count))));
  const alone = emptyHashes(rows.count);
  let expected = 0;
  for (let i = 0; i < tested; i++) {
    const k = Math.floor((i * n) / tested);
    const columns = [k, ...(determining[k] ?? [])];
    // Taken out of the rows' hashes and put back: a copy of them would be as large as a column.
    for (const column of columns) rows.add(hashes, column, -1);
    const near = groups.pairs(hashes) - pairs;
    for (const column of columns) rows.add(hashes, column, 1);
    if (near === 0) continue;
    alone.low.fill(0);
    alone.high.fill(0);
    for (const column of columns) rows.add(alone, column, 1);
    const share = (groups.pairs(alone) - pairs) / others;
    expected = Math.max(expected, share >= 1 ? Infinity : (near * share) / (1 - share));
  }
  return chanceOfAtLeast(pairs, dependence(n) * expected) > mostChance;
}

/** P(N ≥ n) for N of a Poisson distribution with this mean. */
function chanceOfAtLeast(n: number, mean: number): number {
  if (mean >= n) return 1;
  // Chernoff's bound is enough where n is large.
  if (n > 100) return exp(n - mean + n * log(mean / n));
  let term = exp(-mean);
  let below = 0;
  for (let k = 0; k < n; k++) {
    below += term;
    term *= mean / (k + 1);
  }
  return 1 - below;
}
