/**
 * @param {readonly number[]} values
 * @returns {number} NaN for none
 */
export function medianOf(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * How far values lie apart: from the least to the greatest, in parts of the median.
 * @param {readonly number[]} values
 */
export function spreadOf(values) {
  return (Math.max(...values) - Math.min(...values)) / medianOf(values);
}
