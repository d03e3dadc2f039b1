/** A column of numbers, and what a difference in it is multiplied by so that differences in all columns compare. */
export interface ScaledColumn {
  readonly values: ArrayLike<number>;
  readonly factor: number;
}

/**
 * Distance of a row to its k-th nearest of the first `count` rows, itself left out: √(n·mean of squared differences) over
 * the columns in which it has a number. Rows that lack one of those are not compared: what they lack may be what is far. NaN
 * where it has numbers in less than half of the columns, or fewer than k rows are compared.
 */
export function distanceToNearest(columns: readonly ScaledColumn[], row: number, count: number, k: number): number {
  const present = columns.filter(({ values }) => Number.isFinite(values[row]));
  if (2 * present.length < columns.length) return Number.NaN;
  const nearest = new Float64Array(k).fill(Infinity);
  for (let other = 0; other < count; other++) {
    if (other === row) continue;
    const worst = nearest[k - 1] ?? Infinity;
    let sum = 0;
    for (const { values, factor } of present) {
      const difference = ((values[row] ?? Number.NaN) - (values[other] ?? Number.NaN)) * factor;
      sum += difference * difference;
      if (!(sum < worst)) break;
    }
    // Not less where a number is missing, too.
    if (!(sum < worst)) continue;
    // Insertion keeps the k smallest in order.
    let at = k - 1;
    for (; at > 0 && (nearest[at - 1] ?? 0) > sum; at--) nearest[at] = nearest[at - 1] ?? 0;
    nearest[at] = sum;
  }
  const distance = Math.sqrt(((nearest[k - 1] ?? Infinity) * columns.length) / present.length);
  return Number.isFinite(distance) ? distance : Number.NaN;
}
