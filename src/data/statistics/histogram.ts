import type { NumberArray } from './values';

/** Counts of numbers between edges: bin i counts edges[i] ≤ v < edges[i + 1], the last bin its right edge too. */
export interface Histogram {
  readonly edges: Float64Array;
  readonly counts: Float64Array;
}

/** Most bins of a histogram. */
export const mostBins = 24;

/** Of a double. */
const largestExponent = 308;

/** Correctly rounded powers of ten, which nearly all columns need. */
const powers = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** What a bin's width may be, times a power of ten. */
const roundWidths = [1, 2, 5, 10] as const;

/**
 * Edges for numbers from `least` to `largest`: multiples of a round width (1, 2 or 5 times a power of ten), the smallest
 * that needs no more than `mostBins` bins; the width of whole numbers is at least 1. One number alone has one bin,
 * around it.
 */
export function roundEdges(least: number, largest: number, isWhole: boolean): Float64Array {
  // Halves, since the distance of the largest doubles is none.
  const half = largest / 2 - least / 2;
  // Numbers too close for a round width between them.
  if (!(half > 8 * Number.EPSILON * Math.max(Math.abs(least), Math.abs(largest)))) {
    return Float64Array.of(least, largest);
  }
  let exponent = exponentOf(half / mostBins) - 1;
  if (isWhole) exponent = Math.max(0, exponent);
  for (; exponent <= largestExponent; exponent++) {
    for (const digit of roundWidths) {
      const edges = multiplesAround(least, largest, digit, exponent, isWhole);
      if (edges) return edges;
    }
  }
  return Float64Array.of(least, largest);
}

/** The multiples of digit·10^exponent around all numbers, or undefined where those are too many. */
function multiplesAround(
  least: number,
  largest: number,
  digit: number,
  exponent: number,
  isWhole: boolean,
): Float64Array | undefined {
  let first = Math.floor(inUnits(least, digit, exponent));
  let last = Math.ceil(inUnits(largest, digit, exponent));
  // A quotient may be rounded past the number: −1e-259 of 1e293 is −0.
  if (multiple(first, digit, exponent) > least) first--;
  if (multiple(last, digit, exponent) < largest) last++;
  // A whole number that a bin begins with belongs to that bin, so the largest needs one more.
  const isOpen = isWhole && multiple(last, digit, exponent) === largest;
  const bins = Math.max(1, last - first + Number(isOpen));
  if (!(bins <= mostBins)) return undefined;
  const edges = Float64Array.from({ length: bins + 1 }, (_, i) => multiple(first + i, digit, exponent));
  const [low, high] = [edges[0] ?? 0, edges[bins] ?? 0];
  return low <= least && high >= largest ? edges : undefined;
}

function inUnits(value: number, digit: number, exponent: number): number {
  return exponent < 0 ? (value * power(-exponent)) / digit : value / power(exponent) / digit;
}

/** n·digit·10^exponent, correctly rounded as long as both factors are exact: 0.3, not 0.30000000000000004. */
function multiple(n: number, digit: number, exponent: number): number {
  const value = exponent < 0 ? (n * digit) / power(-exponent) : n * digit * power(exponent);
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}

/** ⌊log₁₀ v⌋ of a positive number. */
function exponentOf(value: number): number {
  return Number(value.toExponential().split('e')[1]);
}

function power(exponent: number): number {
  return powers[exponent] ?? Number(`1e${exponent}`);
}

/** Counts the finite ones of some numbers, all of which are within the edges. */
export function histogramOf(values: NumberArray, edges: Float64Array): Histogram {
  const bins = edges.length - 1;
  const counts = new Float64Array(bins);
  const [first, last] = [edges[0] ?? 0, edges[bins] ?? 0];
  // The edges are equally far apart, but for rounding: a bin found by its number is right, or a neighbour is.
  const perUnit = bins / (last - first);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    const near = Math.floor((value - first) * perUnit);
    let bin = near >= 0 && near < bins ? near : bins - 1;
    while (bin > 0 && value < (edges[bin] ?? 0)) bin--;
    while (bin + 1 < bins && value >= (edges[bin + 1] ?? 0)) bin++;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { edges, counts };
}
