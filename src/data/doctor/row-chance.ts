import { equalByDensity } from './correlation-sum';
import type { RowSource } from './row-source';
import { type Likeness, likenessOf } from './value-chance';

/** Rows that are a row's surroundings. */
const nearest = 12;

/** How often one of them counts at most. */
const mostTimes = 4;

/** Columns from which on one may follow from several others. */
export const fewestToFollow = 4;

/** How much likelier equal cells may be between rows that are alike than between any two; the fewer columns, the more. */
function dependence(columns: number): number {
  return Math.max(8, 48 / columns);
}

/** Different rows that chances are judged by. */
export interface References {
  readonly rows: Int32Array;
  /** How often each occurs. */
  readonly times: ArrayLike<number>;
  /** How many rows of the table each of those rows stands for. */
  readonly scale: number;
  /** How many of the asked rows, the first, are any rows of the table. */
  readonly background: number;
}

/**
 * For each row asked, how many others are expected to equal it by chance.
 *
 * Columns of a table depend on each other, but hardly so among a row's nearest ones. So it is the number of those, times, for
 * each column, the share of them that is expected to have the row's value. A column that tells more than twice as much as any
 * other of four at least does not count: it may follow from others, as an index of mass with many digits from mass and height.
 * Of four columns at least, they are in all at most so many times as many as rows that differ in one column only let expect.
 * On a curve or a surface columns move together among the nearest rows too; there they are as many as those nearly equal tell.
 */
export function chancesOf(
  source: RowSource,
  columns: readonly number[],
  asked: Int32Array,
  { rows, times, scale, background }: References,
): Float64Array {
  const count = Math.min(nearest, rows.length >> 1);
  if (count < 2) return new Float64Array(asked.length).fill(Infinity);
  const likenesses = columns.map((column) =>
    likenessOf(source.cells(column, asked), source.cells(column, rows), source.hasNumbers(column)),
  );
  const weights = Float64Array.from(times, (each) => Math.min(each, mostTimes));
  let [known, similar] = [0, 0];
  const expected = Float64Array.from(asked, (row, i) => {
    const { near, alike } = nearestTo(likenesses, i, rows.indexOf(row), count);
    const around = surroundings(near, weights, count);
    const shares = likenesses.map((each) => localShare(each, i, around)).sort();
    const [least = 1, next = 1] = shares;
    const mayFollow = shares.length >= fewestToFollow && least < next * next;
    const product = shares.reduce((all, share) => all * share, mayFollow ? 1 / least : 1);
    const own = scale * around.total * product;
    if (i < background) {
      // One row of which many are expected says nothing of the others.
      known += Math.min(own, 1);
      const odds = likenesses.reduce((sum, { chances }) => sum + 1 / (chances[i] ?? 1) - 1, 0);
      similar += (scale * (alike.reduce((sum, j) => sum + (weights[j] ?? 0), 0) + 1 / background)) / odds;
    }
    return own;
  });
  const most = columns.length < fewestToFollow ? Infinity : dependence(columns.length) * similar;
  const factor = Math.min(1, most / known);
  const byDensity = equalByDensity(source, columns, asked, background, rows, weights);
  return expected.map((each, i) => Math.max(factor * each, scale * (byDensity[i] ?? 0)));
}

/** Reference rows around a row, and how often they occur. */
interface Surroundings {
  readonly near: Int32Array;
  readonly weights: Float64Array;
  readonly total: number;
}

/** The nearest rows, up to so many with those that occur again. */
function surroundings(near: Int32Array, weights: Float64Array, count: number): Surroundings {
  let [total, length] = [0, 0];
  while (length < near.length && total < count) total += weights[near[length++] ?? 0] ?? 0;
  return { near: near.subarray(0, length), weights, total };
}

/** The share of the nearest rows that is expected to have the i-th asked row's value. */
function localShare({ chances, places, references }: Likeness, i: number, around: Surroundings): number {
  const { near, weights, total } = around;
  const [place, chance] = [places[i] ?? 0, chances[i] ?? 1];
  let [equal, least, largest] = [0, place, place];
  for (const j of near) {
    const other = references[j] ?? 0;
    if (other === place) equal += weights[j] ?? 0;
    least = Math.min(least, other);
    largest = Math.max(largest, other);
  }
  const seen = (equal + chance) / (total + 1);
  if (place > 1) return seen;
  const span = Math.max(chance, Math.min(1, largest) - least);
  return Math.max(equal > 0 ? seen : 0, chance / span);
}

/**
 * The references that differ least from the i-th asked row, by the shares u of values that lie between, as √√Σu⁴: nearly the
 * largest of them, so that how near a row is in one column tells little of another.
 */
function nearestTo(likenesses: readonly Likeness[], i: number, self: number, count: number) {
  const distances = new Float64Array(likenesses[0]?.references.length ?? 0);
  const differing = new Uint16Array(distances.length);
  for (const { places, references } of likenesses) {
    const place = places[i] ?? 0;
    for (let j = 0; j < distances.length; j++) {
      const other = references[j] ?? 0;
      const apart = other === place ? 0 : place > 1 || other > 1 ? 1 : Math.min(1, 2 * Math.abs(other - place));
      const square = apart * apart;
      if (apart > 0) differing[j] = (differing[j] ?? 0) + 1;
      distances[j] = (distances[j] ?? 0) + square * square;
    }
  }
  if (self >= 0) distances[self] = Infinity;
  const near = new Int32Array(count).fill(-1);
  for (let j = 0; j < distances.length; j++) {
    const own = distances[j] ?? 0;
    const worst = near[count - 1] ?? -1;
    if (worst >= 0 && !(own < (distances[worst] ?? 0))) continue;
    let at = count - 1;
    for (; at > 0; at--) {
      const before = near[at - 1] ?? -1;
      if (before >= 0 && (distances[before] ?? 0) <= own) break;
      near[at] = before;
    }
    near[at] = j;
  }
  return { near, alike: Int32Array.from(differing.keys()).filter((j) => differing[j] === 1) };
}
