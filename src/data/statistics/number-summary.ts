import { DistinctNumbers, type NumberCount } from './distinct-numbers';
import { type Histogram, histogramOf, roundEdges } from './histogram';
import type { NumberArray } from './values';

/** Range, mean and spread of the numbers of a column. */
export interface NumberMoments {
  /** Number of cells. */
  readonly m: number;
  /** Cells without a finite number. */
  readonly missing: number;
  /** NaN, as mean and deviation, where no cell has a number. */
  readonly least: number;
  readonly largest: number;
  readonly mean: number;
  /** Population deviation √(Σ(v − mean)²/m), over the cells that have a number. */
  readonly deviation: number;
  /** Whether all are whole numbers. */
  readonly isWhole: boolean;
}

/** Range, mean and spread of the numbers of a column, and how many there are. */
export interface NumberCounts extends NumberMoments {
  readonly kind: 'number';
  /** Number of distinct numbers; `distinctBound` where there are more. */
  readonly distinct: number;
  readonly hasMoreDistinct: boolean;
}

/** What is known of a column of numbers, but how they are distributed. */
interface NumberFacts extends NumberCounts {
  /** The most frequent numbers with their counts; empty where there are too many distinct ones to count. */
  readonly top: readonly NumberCount[];
}

/** What is known of a column of numbers. */
export interface NumberSummary extends NumberFacts {
  readonly histogram: Histogram;
}

/** Distinct numbers that are counted at most. */
export const distinctBound = 1000;

/** Most frequent values that a summary lists. */
export const topCount = 8;

/** Range, mean and deviation, in two passes: one for the range and the mean, one for the deviation around that mean. */
export function momentsOf(values: NumberArray): NumberMoments {
  let [missing, least, largest, sum, lost] = [0, Infinity, -Infinity, 0, 0];
  let isWhole = true;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isFinite(value)) {
      missing++;
      continue;
    }
    if (value < least) least = value;
    if (value > largest) largest = value;
    if (isWhole && !Number.isInteger(value)) isWhole = false;
    // Neumaier's sum: what a long sum loses is added at the end.
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  const m = values.length;
  const count = m - missing;
  if (count === 0) {
    const none = { least: Number.NaN, largest: Number.NaN, mean: Number.NaN, deviation: Number.NaN };
    return { m, missing, ...none, isWhole: false };
  }
  const total = (sum + lost) / count;
  const mean = Math.min(largest, Math.max(least, Number.isFinite(total) ? total : meanOf(values, count)));
  // In units of half the range, so that no square is too large or too small.
  const unit = largest / 2 - least / 2;
  const inverse = 1 / unit;
  const isExact = Number.isFinite(inverse);
  let [squares, rest] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    const half = value / 2 - mean / 2;
    const centred = isExact ? half * inverse : half / unit;
    squares += centred * centred;
    rest += centred;
  }
  // What rounding left in the mean is taken out of the squares.
  const variance = Math.max(0, squares / count - (rest / count) * (rest / count));
  const deviation = unit > 0 ? unit * (2 * Math.sqrt(variance)) : 0;
  return { m, missing, least, largest, mean, deviation, isWhole };
}

/** The summary of a column. */
export function summarizeNumbers(values: NumberArray): NumberSummary {
  const facts = numberFacts(values);
  const { least, largest, isWhole } = facts;
  const histogram = Number.isNaN(least)
    ? { edges: new Float64Array(), counts: new Float64Array() }
    : histogramOf(values, roundEdges(least, largest, isWhole));
  return { ...facts, histogram };
}

/** The summary of a column without its histogram. */
function numberFacts(values: NumberArray): NumberFacts {
  const distinct = distinctOf(values);
  const top = distinct.isOver ? [] : distinct.mostFrequent(topCount);
  // Named one by one: a copy of an object's properties behind others takes as long as all the rest, in a wide table.
  const { kind, m, missing, least, largest, mean, deviation, isWhole, hasMoreDistinct } = counted(values, distinct);
  return {
    kind,
    m,
    missing,
    least,
    largest,
    mean,
    deviation,
    isWhole,
    distinct: distinct.size,
    hasMoreDistinct,
    top,
  };
}

/** The summary of a column without its histogram and its most frequent numbers. */
export function countNumbers(values: NumberArray): NumberCounts {
  return counted(values, distinctOf(values));
}

function distinctOf(values: NumberArray): DistinctNumbers {
  const distinct = new DistinctNumbers(Math.min(distinctBound, values.length));
  for (let i = 0; i < values.length && !distinct.isOver; i++) {
    const value = values[i] ?? Number.NaN;
    if (Number.isFinite(value)) distinct.add(value);
  }
  return distinct;
}

function counted(values: NumberArray, { size, isOver }: DistinctNumbers): NumberCounts {
  const { m, missing, least, largest, mean, deviation, isWhole } = momentsOf(values);
  return {
    kind: 'number',
    m,
    missing,
    least,
    largest,
    mean,
    deviation,
    isWhole,
    distinct: size,
    hasMoreDistinct: isOver,
  };
}

/** The mean of numbers whose sum is too large for a double. */
function meanOf(values: NumberArray, count: number): number {
  let mean = 0;
  for (const value of values) {
    if (Number.isFinite(value)) mean += value / count;
  }
  return mean;
}
