/** A column of numbers, and what a difference in it is multiplied by so that differences in all columns compare. */
export interface ScaledColumn {
  readonly values: ArrayLike<number>;
  readonly factor: number;
}

/**
 * Distance of a row to its k-th nearest of the first `count` rows, itself left out: √(n·mean of squared differences) over
 * the columns in which both have a number. NaN where fewer than k rows have a number in half of the columns that it has.
 */
export function distanceToNearest(columns: readonly ScaledColumn[], row: number, count: number, k: number): number {
  const n = columns.length;
  const nearest = new Float64Array(k).fill(Infinity);
  for (let other = 0; other < count; other++) {
    if (other === row) continue;
    const worst = nearest[k - 1] ?? Infinity;
    let [sum, present] = [0, 0];
    for (let c = 0; c < n; c++) {
      const column = columns[c];
      if (!column) continue;
      const difference = ((column.values[row] ?? Number.NaN) - (column.values[other] ?? Number.NaN)) * column.factor;
      if (Number.isNaN(difference)) continue;
      sum += difference * difference;
      present++;
      if (sum > worst) break;
    }
    if (2 * present < n) continue;
    const square = (sum * n) / present;
    if (!(square < worst)) continue;
    // Insertion keeps the k smallest in order.
    let at = k - 1;
    for (; at > 0 && (nearest[at - 1] ?? 0) > square; at--) nearest[at] = nearest[at - 1] ?? 0;
    nearest[at] = square;
  }
  const distance = Math.sqrt(nearest[k - 1] ?? Infinity);
  return Number.isFinite(distance) ? distance : Number.NaN;
}
