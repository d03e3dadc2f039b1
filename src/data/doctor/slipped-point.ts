import { log } from '../../numerics/log';

/** How many times too large a value is whose decimal point slipped, or whose unit is another. */
const factors = [10, 100, 1000];

/** Part of the others at either end of which no slip is told: their tenfold may be far by itself. */
const leftOut = 0.05;

/** Chance of a value as far away without a slip, below which it is one. */
const mostChance = 1e-3;

/** Values that are the tail: half of them, but so many at least, and so many times the root of their number at most. */
const fewestTail = 12;
const tailValues = 4;

/**
 * Whether a value, the largest of its column, is ten, a hundred or a thousand times what most of the others are, and too far for
 * their tail. All are positive.
 *
 * A tail that falls as a power, the heaviest that occurs, has logarithms whose excesses over a value have an exponential
 * distribution, so that the largest of k + 1 is a share g of their sum with the chance (k + 1)(1 − g)^k at most (Cochran 1941),
 * whatever the power.
 * @param others the other values in ascending order
 * @param m number of values of the column, of which `others` may be a part
 */
export function isSlippedPoint(value: number, others: Float64Array, m: number): boolean {
  if (!((others[0] ?? 0) > 0)) return false;
  const [from = 0, to = 0] = [leftOut, 1 - leftOut].map((part) => others[Math.round(part * (others.length - 1))]);
  if (!factors.some((factor) => value >= factor * from && value <= factor * to)) return false;
  const k = Math.floor(Math.min(others.length / 2, tailValues * Math.sqrt(others.length)));
  if (k < fewestTail) return false;
  const floor = others[others.length - k - 1] ?? 0;
  const own = log(value / floor);
  let sum = own;
  for (const other of others.subarray(-k)) sum += log(other / floor);
  return log((m / others.length) * (k + 1)) + k * log(1 - own / sum) < log(mostChance);
}
