/**
 * @param {readonly number[]} values
 * @returns {number} NaN for none
 */
export function medianOf(values) {
  const sorted = [...values].sort((a, b) => a - b);
  // An odd number of values has one in the middle, which is then both.
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/**
 * How far values differ: greatest minus least, relative to the median.
 * @param {readonly number[]} values
 */
export function spreadOf(values) {
  return (Math.max(...values) - Math.min(...values)) / medianOf(values);
}
