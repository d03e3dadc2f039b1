import { exp } from '../../numerics/exp';
import { log } from '../../numerics/log';
import { isSlippedPoint } from './slipped-point';

/** Values that are the tail: so many times the root of their number, half of them at most, and so many at least. */
const tailValues = 4;
const fewestTail = 12;

/** A shape is known to so much, divided by the root of the number of values; that of a heavy tail is so many times as large. */
const shapeError = 1.1;
const shapeBias = 1.6;

/** Values that are expected beyond a value at most where it is none of the tail. */
const mostExpected = 1e-3;

/** How many times as far as the tail's beginning, from the middle, a value is that is none of it. */
const leastTimes = 3;

/** Values that are looked at, of either end. */
export const mostBeyond = 3;

/**
 * How many of the largest values of a column are no part of its upper tail.
 *
 * The tail, 4√m of m other values, is taken for a generalised Pareto distribution, whose shape ξ and scale σ its L-moments
 * give (Hosking and Wallis 1987): ξ = 2 − l₁/l₂, σ = l₁(1 − ξ). The shape is taken to be heavier than that, by its error 1.1/√k
 * for k values, and by what few values of a heavy tail hide.
 * @param largest the largest values in descending order, one more than can be told
 * @param sample values of the column in ascending order
 * @param m number of values of the column
 */
export function valuesBeyond(largest: readonly number[], sample: Float64Array, m: number): number {
  const most = Math.min(largest.length - 1, mostBeyond, Math.max(1, Math.floor(m / 50)));
  for (let beyond = most; beyond >= 1; beyond--) {
    const value = largest[beyond - 1] ?? Number.NaN;
    const others = sample.subarray(0, lowerEnd(sample, value));
    if (isBeyond(value, others, m) || isSlippedPoint(value, others, m)) return beyond;
  }
  return 0;
}

/** How many of sorted values are less than a value, counted from the end. */
function lowerEnd(sorted: Float64Array, value: number): number {
  let end = sorted.length;
  while (end > 0 && (sorted[end - 1] ?? 0) >= value) end--;
  return end;
}

function isBeyond(value: number, others: Float64Array, m: number): boolean {
  const k = Math.floor(Math.min(others.length / 2, tailValues * Math.sqrt(others.length)));
  if (k < fewestTail) return false;
  const floor = others[others.length - k - 1] ?? 0;
  const middle = others[others.length >> 1] ?? 0;
  if (!(value - middle > leastTimes * (floor - middle))) return false;
  let [sum, weighted] = [0, 0];
  for (let j = 0; j < k; j++) {
    const excess = (others[others.length - k + j] ?? 0) - floor;
    sum += excess;
    weighted += (j / (k - 1)) * excess;
  }
  const [first, second] = [sum / k, (2 * weighted - sum) / k];
  if (!(second > 0)) return false;
  const shape = 2 - first / second;
  const scale = first * (1 - shape);
  const heavy = shapeBias * Math.max(0, shape) + shapeError / Math.sqrt(k);
  return scale > 0 && m * (k / others.length) * exp(-log(1 + (heavy * (value - floor)) / scale) / heavy) < mostExpected;
}
