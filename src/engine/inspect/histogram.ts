import type { Tensor } from '../tensor';

/** Counts in equal bins of [low, high], one row of bins for each group. */
export interface Histogram {
  readonly low: number;
  readonly high: number;
  readonly bins: number;
  readonly groups: number;
  /** groups × bins. */
  readonly counts: Float64Array;
}

/** Counts the finite values; `groupOf` gives the group of value k. If all are equal, [low, high] is that value. */
export function histogram(
  values: Tensor,
  bins: number,
  groups = 1,
  groupOf: (k: number) => number = () => 0,
): Histogram {
  let low = Infinity;
  let high = -Infinity;
  for (let k = 0; k < values.length; k++) {
    const value = values[k] ?? NaN;
    if (value < low && value > -Infinity) low = value;
    if (value > high && value < Infinity) high = value;
  }
  const counts = new Float64Array(groups * bins);
  if (low > high) return { low: 0, high: 0, bins, groups, counts };
  for (let k = 0; k < values.length; k++) {
    const value = values[k] ?? NaN;
    if (!Number.isFinite(value)) continue;
    // Halves first: high − low may overflow.
    const place = high > low ? ((value / 2 - low / 2) / (high / 2 - low / 2)) * bins : 0;
    const bin = groupOf(k) * bins + Math.min(bins - 1, Math.floor(place));
    counts[bin] = (counts[bin] ?? NaN) + 1;
  }
  return { low, high, bins, groups, counts };
}
