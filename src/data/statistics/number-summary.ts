import { DistinctNumbers, type NumberCount } from './distinct-numbers';
import { binOf, type Histogram, roundEdges } from './histogram';
import type { NumberArray } from './values';

/** What is known of a column of numbers. */
export interface NumberSummary {
  readonly kind: 'number';
  /** Number of cells. */
  readonly m: number;
  /** Cells without a finite number. */
  readonly missing: number;
  /** Number of distinct numbers; `distinctBound` where there are more. */
  readonly distinct: number;
  readonly hasMoreDistinct: boolean;
  /** NaN, as mean and deviation, where no cell has a number. */
  readonly least: number;
  readonly largest: number;
  readonly mean: number;
  /** Population deviation √(Σ(v − mean)²/m), over the cells that have a number. */
  readonly deviation: number;
  /** Whether all are whole numbers. */
  readonly isWhole: boolean;
  /** The most frequent numbers with their counts; empty where there are too many distinct ones to count. */
  readonly top: readonly NumberCount[];
  readonly histogram: Histogram;
}

/** Distinct numbers that are counted at most. */
export const distinctBound = 1000;

/** Most frequent values that a summary lists. */
export const topCount = 8;

/** The largest difference, in units of the largest magnitude, that rounding alone makes: 16 units in the last place. */
const rounding = 16 * Number.EPSILON;

/** Whether all numbers are the same but for rounding: 0.3 and 0.30000000000000004. */
export function isConstant({ least, largest }: Pick<NumberSummary, 'least' | 'largest'>): boolean {
  return largest - least <= rounding * Math.abs(largest);
}

/**
 * The summary of a column, in two passes over its cells: one for the range and the mean, one for the deviation around
 * that mean and the histogram.
 */
export function summarizeNumbers(values: NumberArray): NumberSummary {
  const distinct = new DistinctNumbers(Math.min(distinctBound, values.length));
  let [missing, least, largest, sum, lost] = [0, Infinity, -Infinity, 0, 0];
  let isWhole = true;
  for (const value of values) {
    if (!Number.isFinite(value)) {
      missing++;
      continue;
    }
    least = Math.min(least, value);
    largest = Math.max(largest, value);
    isWhole &&= Number.isInteger(value);
    // Neumaier's sum: what a long sum loses is added at the end.
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
    distinct.add(value);
  }
  const m = values.length;
  const count = m - missing;
  const shared = { kind: 'number', m, missing, distinct: distinct.size, hasMoreDistinct: distinct.isOver } as const;
  const top = distinct.isOver ? [] : distinct.mostFrequent(topCount);
  if (count === 0) {
    const none = { least: Number.NaN, largest: Number.NaN, mean: Number.NaN, deviation: Number.NaN };
    const histogram = { edges: new Float64Array(), counts: new Float64Array() };
    return { ...shared, ...none, isWhole: false, top, histogram };
  }
  const total = (sum + lost) / count;
  const mean = Math.min(largest, Math.max(least, Number.isFinite(total) ? total : meanOf(values, count)));
  const edges = roundEdges(least, largest, isWhole);
  const counts = new Float64Array(edges.length - 1);
  // In units of half the range, so that no square is too large or too small.
  const unit = largest / 2 - least / 2;
  const inverse = 1 / unit;
  let [squares, rest] = [0, 0];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    const bin = binOf(edges, value);
    counts[bin] = (counts[bin] ?? 0) + 1;
    const half = value / 2 - mean / 2;
    const centred = Number.isFinite(inverse) ? half * inverse : half / unit;
    squares += centred * centred;
    rest += centred;
  }
  // What rounding left in the mean is taken out of the squares.
  const variance = Math.max(0, squares / count - (rest / count) * (rest / count));
  const deviation = unit > 0 ? unit * (2 * Math.sqrt(variance)) : 0;
  return { ...shared, least, largest, mean, deviation, isWhole, top, histogram: { edges, counts } };
}

/** The mean of numbers whose sum is too large for a double. */
function meanOf(values: NumberArray, count: number): number {
  let mean = 0;
  for (const value of values) {
    if (Number.isFinite(value)) mean += value / count;
  }
  return mean;
}
