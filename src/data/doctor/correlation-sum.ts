import { highWord } from '../../numerics/bits';
import { exp } from '../../numerics/exp';
import { log } from '../../numerics/log';
import type { RowSource } from './row-source';
import { stepOf } from './value-chance';

/** How finely a number of 32 and one of 64 bits are told from their neighbours at most, relative to their size. */
const [finestSingle, finestDouble] = [2 ** -24, 2 ** -53];

/** Pairs at the finer of two distances at least, and how many times as many at the coarser one. */
const fewestPairs = 20;
const growth = 4;

/** Rows so near, as a part of the widest column's range, tell how many are equal. */
const nearby = 1 / 32;

/** Nearest rows that tell how dense rows are around one. */
const nearest = 12;

/** Distances are counted in eight classes an octave: up to 16 steps one by one. */
const bins = 8 * 60;

/** A column of numbers in its steps, or of what has to be equal. */
interface Lattice {
  readonly asked: Float64Array;
  readonly references: Float64Array;
  /** Steps between the outer tenths of the values; 0 of what has to be equal. */
  readonly range: number;
}

/**
 * For each row asked, how many references are expected to equal it by chance, from how many are nearly equal.
 *
 * Numbers are compared in the steps in which they are written, and the distance of two rows is the largest over the columns. Pairs up
 * to the distance r are A·((2r + 1)^d − 1), their correlation sum (Grassberger and Procaccia 1983), where A are equal: the
 * dimension d is the number of columns that do not depend on each other, and 1 on a curve, where all of them move together.
 * Two distances, the smallest with enough pairs, give d and A, which is shared out among the rows by how dense others are there.
 * Columns of far fewer steps than others (whose third power is less than the widest range), of texts and missing cells have to be equal.
 * @param asked rows, of which the first `background` are any rows
 * @param weights how often each reference counts
 */
export function equalByDensity(
  source: RowSource,
  columns: readonly number[],
  asked: Int32Array,
  background: number,
  rows: Int32Array,
  weights: Float64Array,
): Float64Array {
  const lattices = latticesOf(source, columns, asked, rows);
  const pairs = new Float64Array(bins + 1);
  const near = Float64Array.from(asked, (row, i) => {
    const own = new Float64Array(bins + 1);
    for (let j = 0; j < rows.length; j++) {
      const distance = rows[j] === row ? Infinity : distanceOf(lattices, i, j);
      if (distance === Infinity) continue;
      const bin = binOf(distance);
      own[bin] = (own[bin] ?? 0) + (weights[j] ?? 0);
    }
    if (i < background) for (const [n, each] of own.entries()) pairs[n] = (pairs[n] ?? 0) + each;
    let [count, bin] = [0, 0];
    while (bin <= bins && count < nearest) count += own[bin++] ?? 0;
    return count < nearest ? Infinity : distanceIn(bin - 1);
  });
  const dimensions = lattices.reduce((sum, { range }) => sum + Number(range > 0), 0);
  const widest = lattices.reduce((most, { range }) => Math.max(most, range), 0);
  const { equal, dimension } = extrapolated(pairs, Math.max(1, dimensions), widest * nearby);
  const density = near.map((distance) => exp(-dimension * log(2 * distance + 1)));
  const total = density.subarray(0, background).reduce((sum, each) => sum + each, 0);
  return density.map((each) => (total > 0 ? (equal * each) / total : 0));
}

function latticesOf(source: RowSource, columns: readonly number[], asked: Int32Array, rows: Int32Array): Lattice[] {
  const all = columns.map((k): Lattice => {
    const [own, references] = [source.cells(k, asked), source.cells(k, rows)];
    if (!source.hasNumbers(k)) return { asked: own, references, range: 0 };
    const sorted = references.filter((value) => !Number.isNaN(value)).sort();
    const [low, high] = [sorted[Math.floor(0.1 * sorted.length)] ?? 0, sorted[Math.floor(0.9 * sorted.length)] ?? 0];
    const finest = sorted.every((value) => Math.fround(value) === value) ? finestSingle : finestDouble;
    const step = Math.max(usualStep(sorted), finest * Math.max(Math.abs(low), Math.abs(high)));
    const inSteps = (value: number): number => value / step;
    return { asked: own.map(inSteps), references: references.map(inSteps), range: (high - low) / step };
  });
  const widest = all.reduce((most, { range }) => Math.max(most, range), 0);
  return all
    .map((each) => (each.range * each.range * each.range < widest ? { ...each, range: 0 } : each))
    .sort((a, b) => a.range - b.range);
}

/** Part of the different values that may have more digits than the others. */
const finer = 0.1;

/** Steps of a column's range up to which their multiples are exact. */
const mostSteps = 2 ** 40;

/**
 * The largest step that nearly all values of a sorted column are apart by multiples of: 25 of 3400, 3425 and 3475, in any unit.
 */
function usualStep(sorted: Float64Array): number {
  const distinct = sorted.filter((value, i) => value !== sorted[i - 1]);
  const steps = distinct.map(stepOf);
  const decimal = steps.slice().sort()[Math.floor(finer * steps.length)] ?? 1;
  if (!(decimal < Infinity)) return 1;
  const [first = 0] = distinct.filter((_, i) => (steps[i] ?? 0) >= decimal);
  let divisor = 0;
  for (const [i, value] of distinct.entries()) {
    if ((steps[i] ?? 0) < decimal) continue;
    let [a, b] = [divisor, Math.round((value - first) / decimal)];
    if (b > mostSteps) return decimal;
    while (b > 0) [a, b] = [b, a % b];
    divisor = a;
    if (divisor === 1) break;
  }
  return decimal * Math.max(1, divisor);
}

/** Steps between an asked row and a reference in the column where they are most; Infinity where something has to be equal. */
function distanceOf(lattices: readonly Lattice[], i: number, j: number): number {
  let distance = 0;
  for (const { asked, references, range } of lattices) {
    const [a, b] = [asked[i] ?? Number.NaN, references[j] ?? Number.NaN];
    if (a === b || (Number.isNaN(a) && Number.isNaN(b))) continue;
    const apart = Math.abs(a - b);
    if (range === 0 || !(apart < Infinity)) return Infinity;
    if (apart > distance) distance = apart;
  }
  return distance;
}

/** The class of a distance: its exponent and the next three bits. */
function binOf(distance: number): number {
  return Math.min(bins, (highWord(Math.max(1, Math.round(distance))) >> 17) - 8 * 1023);
}

/** The largest distance in a class. */
function distanceIn(bin: number): number {
  const eighth = 2 ** ((bin >> 3) - 3);
  const least = eighth * (8 + (bin & 7));
  return Math.max(least, least + eighth - 1);
}

/**
 * A and d of A·((2r + 1)^d − 1), for pairs counted by their distance; A is 0 where too few are within `farthest`: rows that are
 * so far apart tell nothing of equal ones.
 */
function extrapolated(
  pairs: Float64Array,
  most: number,
  farthest: number,
): { readonly equal: number; readonly dimension: number } {
  let [sum, fine, ofFine] = [0, 0, 0];
  for (const [bin, count] of pairs.entries()) {
    sum += count;
    if (fine === 0) {
      if (sum < fewestPairs) continue;
      if (distanceIn(bin) > farthest) break;
      [fine, ofFine] = [log(2 * distanceIn(bin) + 1), sum];
    } else if (sum >= growth * ofFine || bin === bins) {
      const coarse = log(2 * distanceIn(bin) + 1);
      let [low, high] = [1, most];
      for (let step = 0; step < 40; step++) {
        const d = (low + high) / 2;
        if ((exp(d * coarse) - 1) * ofFine < sum * (exp(d * fine) - 1)) low = d;
        else high = d;
      }
      return { equal: ofFine / (exp(low * fine) - 1), dimension: low };
    }
  }
  return { equal: 0, dimension: most };
}
