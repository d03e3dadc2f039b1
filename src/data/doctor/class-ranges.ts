import { lowerBound } from '../statistics/lower-bound';
import type { NumberArray } from '../statistics/values';
import type { CategoryColumn } from './view';

/** Rows from which on classes in ranges of one feature are no accident, however they overlap by nature. */
const fewestRows = 200;

/** Rows of each class. */
const fewestOfClass = 20;

/** Part of the middle 90 % of the values within which neighbours of a threshold are counted, on either side. */
const neighbourhood = 0.05;

/** Part of the rows that are that near at least: 0.7 of what it is where values are equally dense. */
const leastNear = 0.7 * 0.9 * (2 * neighbourhood);

/**
 * Whether each class has a range of its own in a feature, and values are nearly as dense at the thresholds between them as
 * elsewhere. Where classes are apart by nature, few values are between them; where a threshold made them, there is no gap.
 */
export function decidesByThreshold(values: NumberArray, { codes, texts }: CategoryColumn): boolean {
  if (codes.length < fewestRows) return false;
  const least = new Float64Array(texts.length).fill(Infinity);
  const largest = new Float64Array(texts.length).fill(-Infinity);
  const counts = new Float64Array(texts.length);
  for (const [row, code] of codes.entries()) {
    const value = values[row] ?? Number.NaN;
    if (code < 0) continue;
    if (!Number.isFinite(value)) return false;
    least[code] = Math.min(least[code] ?? 0, value);
    largest[code] = Math.max(largest[code] ?? 0, value);
    counts[code] = (counts[code] ?? 0) + 1;
  }
  const ranges = Array.from(counts, (count, code) => ({ count, least: least[code] ?? 0, largest: largest[code] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.least - b.least);
  const rows = counts.reduce((sum, count) => sum + count, 0);
  if (ranges.length < 2 || rows < fewestRows || ranges.some(({ count }) => count < fewestOfClass)) return false;
  const bounds = ranges.flatMap(({ least: to }, i) => {
    const before = ranges[i - 1];
    return before ? [{ from: before.largest, to }] : [];
  });
  if (bounds.some(({ from, to }) => from >= to)) return false;
  const sorted = Float64Array.from(values).sort();
  const low = sorted[Math.floor(0.05 * (rows - 1))] ?? 0;
  const high = sorted[Math.ceil(0.95 * (rows - 1))] ?? 0;
  const reach = neighbourhood * (high - low);
  return bounds.every(({ from, to }) => {
    const middle = from / 2 + to / 2;
    return lowerBound(sorted, middle + reach) - lowerBound(sorted, middle - reach) >= leastNear * rows;
  });
}
