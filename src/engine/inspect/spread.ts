import { highWord, scaleByPowerOfTwo } from '../../numerics/bits';
import type { Tensor } from '../tensor';

/**
 * How values are spread: bin k counts those in [k·2^e, (k+1)·2^e), where k is 0 or less for negative values. Bins of a
 * larger e are unions of bins of a smaller one, so the counts of several moments have common bins without a second look at
 * the values; and no bin has values of both signs.
 */
export interface Spread {
  /** e: each bin is 2^e wide. */
  readonly exponent: number;
  /** k of the first count. */
  readonly first: number;
  readonly counts: Uint32Array<ArrayBuffer>;
  /** The smallest and the largest finite value; NaN where there is none. */
  readonly low: number;
  readonly high: number;
  /** Values that are not finite: no bin has them. */
  readonly nonFinite: number;
}

/** Of values that are nearly equal, no bin is narrower than the largest one by more powers of two. */
const finestDigits = 40;
/** Values near 0 are not told apart further. */
const finestExponent = -900;

/** Counts all values, in as many bins as `mostBins` allows. */
export function spreadOf(values: Tensor, mostBins: number): Spread {
  let low = Infinity;
  let high = -Infinity;
  let finite = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (!Number.isFinite(value)) continue;
    finite++;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const nonFinite = values.length - finite;
  if (finite === 0)
    return { exponent: finestExponent, first: 0, counts: new Uint32Array(), low: NaN, high: NaN, nonFinite };
  const exponent = exponentFor(low, high, mostBins);
  const width = scaleByPowerOfTwo(1, exponent);
  const first = binOf(low, width);
  const counts = new Uint32Array(binOf(high, width) - first + 1);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (!Number.isFinite(value)) continue;
    const at = binOf(value, width) - first;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  // A sum with 0 is no −0.
  return { exponent, first, counts, low: low + 0, high: high + 0, nonFinite };
}

/** The smallest e with which the bins from `low` to `high` are no more than `most`. */
function exponentFor(low: number, high: number, most: number): number {
  let exponent = Math.max(finestExponent, exponentOf(Math.max(Math.abs(low), Math.abs(high))) - finestDigits);
  for (; ; exponent++) {
    const width = scaleByPowerOfTwo(1, exponent);
    if (binOf(high, width) - binOf(low, width) < most) return exponent;
  }
}

/** The k of the bin of a finite value. Division by a power of two is exact, but for a quotient that is too small for a number. */
function binOf(value: number, width: number): number {
  const bin = Math.floor(value / width);
  return bin === 0 ? (value < 0 ? -1 : 0) : bin;
}

/** ⌊log₂ |x|⌋ of a normal number, and less than that of the others. */
const exponentOf = (x: number): number => ((highWord(x) >>> 20) & 0x7ff) - 1023;
