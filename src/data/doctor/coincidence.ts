import { exp } from '../../numerics/exp';
import { entryBytes } from '../memory';
import { independentColumns } from './dependent-columns';
import { chanceOfAtLeast } from './poisson';
import { chancesOf, fewestToFollow } from './row-chance';
import type { RowHashes } from './row-hashes';
import type { RowSource } from './row-source';

/** Columns that are compared, rows that they are compared with, and rows that show what chance does: what bounds the time. */
const mostColumns = 32;
const mostReferences = 2000;
const mostBackground = 600;

/** Groups of equal rows that are judged; of more, a part. */
const mostGroups = 400;

/**
 * Bytes that judging equal rows takes beside their hashes: of each column compared, its cells in the rows that are asked about
 * and those they are compared with, as values, places and steps, and maps of one column's values.
 */
export function bytesToJudge(rows: number, columns: number): number {
  const [asked, references] = [Math.min(rows, mostBackground + mostGroups), Math.min(rows, mostReferences)];
  return 8 * Math.min(columns, mostColumns) * (3 * asked + 2 * references) + 2 * entryBytes * references;
}

/**
 * How many times as many equal rows as are expected may be chance, since what is expected is known roughly: the more so the
 * fewer columns there are that may follow from each other.
 */
function safety(columns: number): number {
  return columns < fewestToFollow ? 1.5 : Math.max(1.5, 56 / (columns * columns));
}

/**
 * Chance of as many equal rows without a copy, below which they are copies. Of several groups it is divided by the root of their
 * number: as many numbers of them are tried, which depend on each other.
 */
const mostChance = 0.013;

/** Different rows from which on it is no accident that each occurs a multiple of two, three … times. */
const fewestRepeated = 10;

/**
 * How often rows may occur on average: above that a table has few different ones by its nature, as answers or the settings of
 * a machine, unless so few are expected to equal a typical one.
 */
const mostRepeats = 2.5;
const rareAtMost = 1e-3;

/**
 * For each row the first that equals it, where that is no chance; else the row itself. Undefined where no two are.
 *
 * Each group of equal rows is judged by the number of rows that are expected to equal it by chance: few where its values are
 * rare or have many digits, many where they are common. Of the groups up to some such number there are more than chance makes.
 * @param firsts for each row the first that equals it
 */
export function copiesAmong(rows: RowSource, hashes: RowHashes, firsts: Int32Array): Int32Array | undefined {
  const times = new Int32Array(firsts.length);
  for (const first of firsts) times[first] = (times[first] ?? 0) + 1;
  const distinct = firsts.filter((first, row) => first === row);
  const groups = distinct.filter((row) => (times[row] ?? 0) > 1);
  if (groups.length === 0) return undefined;
  if (distinct.length >= fewestRepeated && commonDivisor(distinct, times) > 1) {
    return isGrid(rows, distinct) ? undefined : firsts;
  }
  const references = someRows(distinct, hashes, mostReferences);
  const background = someRows(references, hashes, mostBackground);
  const judged = someRows(groups, hashes, mostGroups);
  const columns = independentColumns(rows, testedColumns(rows.columns), references);
  const asked = Int32Array.of(...background, ...judged);
  const expected = chancesOf(rows, columns, asked, {
    rows: references,
    times: references.map((row) => times[row] ?? 0),
    scale: distinct.length / references.length,
    background: background.length,
  });
  const ofBackground = expected.slice(0, background.length).sort();
  const typical = ofBackground[background.length >> 1] ?? Infinity;
  if (firsts.length > mostRepeats * distinct.length && typical > rareAtMost) return undefined;
  const weights = { background: distinct.length / background.length, judged: groups.length / judged.length };
  // The nearest rows of a part are farther, so that columns depend on each other among them.
  const factor = (safety(columns.length) * distinct.length) / references.length;
  const found = beyondChance(expected.subarray(background.length), ofBackground, weights, factor);
  const copied = new Set(judged.filter((_, i) => found[i] === 1));
  if (copied.size === 0) return undefined;
  // A part decides for all where it mostly agrees.
  if (judged.length < groups.length && 2 * copied.size >= judged.length) return firsts;
  return firsts.map((first, row) => (copied.has(first) ? first : row));
}

/** Whether these rows, each once, have few different features by their nature. */
export function isOfFew(rows: Int32Array, sameFeatures: Int32Array): boolean {
  const distinct = rows.reduce((count, row) => count + Number(sameFeatures[row] === row), 0);
  return rows.length > mostRepeats * distinct;
}

/** 1 for each group of equal rows that is among those that chance does not explain, by their expectations. */
function beyondChance(
  expected: Float64Array,
  background: Float64Array,
  weights: { readonly background: number; readonly judged: number },
  factor: number,
): Uint8Array {
  const order = Int32Array.from(expected.keys()).sort((a, b) => (expected[a] ?? 0) - (expected[b] ?? 0));
  let [at, sum, seen, last] = [0, 0, 0, -1];
  for (const [n, group] of order.entries()) {
    const own = expected[group] ?? Infinity;
    for (; at < background.length && (background[at] ?? Infinity) <= own; at++)
      sum += chanceOfRepeat(background[at] ?? 0);
    seen += weights.judged;
    // Of a part of the rows, the next may be as rare as this one.
    const explained = factor * weights.background * (sum + chanceOfRepeat(own));
    if (chanceOfAtLeast(Math.round(seen), explained) < mostChance / Math.sqrt(order.length)) last = n;
  }
  const found = new Uint8Array(expected.length);
  for (const group of order.subarray(0, last + 1)) found[group] = 1;
  return found;
}

/** The chance of a row that occurs to occur again, where λ of it are expected: 1 − λ/(e^λ − 1). */
function chanceOfRepeat(expected: number): number {
  return expected > 1e-6 ? 1 - expected / (exp(expected) - 1) : expected / 2;
}

/** Whether these rows are all combinations of their columns' values, as the truth table of a function. */
function isGrid(source: RowSource, rows: Int32Array): boolean {
  let combinations = 1;
  for (let k = 0; k < source.columns && combinations <= rows.length; k++) {
    combinations *= new Set(source.cells(k, rows)).size;
  }
  return combinations === rows.length;
}

/** The greatest number that divides how often each of these rows occurs. */
function commonDivisor(rows: Int32Array, times: Int32Array): number {
  let divisor = 0;
  for (const row of rows) {
    let [a, b] = [divisor, times[row] ?? 0];
    while (b > 0) [a, b] = [b, a % b];
    divisor = a;
  }
  return divisor;
}

/** About so many of the rows at most, chosen and ordered by what they hold, so that their order does not matter. */
function someRows(rows: Int32Array, { low, high }: RowHashes, most: number): Int32Array {
  const limit = (most / rows.length) * 2 ** 32;
  const chosen = rows.length <= most ? rows.slice() : rows.filter((row) => (high[row] ?? 0) >>> 0 < limit);
  return chosen.sort((a, b) => (low[a] ?? 0) - (low[b] ?? 0) || (high[a] ?? 0) - (high[b] ?? 0));
}

/** The columns that are compared: all up to 32, evenly among more. */
export function testedColumns(columns: number): readonly number[] {
  const tested = Math.min(columns, mostColumns);
  return Array.from({ length: tested }, (_, i) => Math.floor((i * columns) / tested));
}
