import { Fault, message } from '../model/message';

/**
 * Mean of each feature over the training set's cells that are there (the others are NaN). Throws Fault
 * data-column-empty where a column with missing cells has none.
 */
export function columnMeans(x: Float64Array, n: number, names: readonly string[]): Float64Array {
  const m = x.length / n;
  return Float64Array.from({ length: n }, (_, k) => {
    let sum = 0;
    let count = 0;
    for (let i = k; i < x.length; i += n) {
      const value = x[i] ?? NaN;
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
    if (count === 0) throw new Fault(message('data-column-empty', { column: names[k] ?? '', examples: m }));
    return sum / count;
  });
}

/** Replaces missing cells by their column's mean, in place. */
export function fillMissing(x: Float64Array, means: Float64Array): void {
  const n = means.length;
  for (let i = 0; i < x.length; i++) if (Number.isNaN(x[i])) x[i] = means[i % n] ?? NaN;
}
