import type { Tensor } from '../tensor';

/** A matrix made small, or the whole where it is. */
export interface Thumbnail {
  readonly rows: number;
  readonly columns: number;
  /** rows × columns. */
  readonly values: Float32Array;
  /** max |w| of the whole matrix. */
  readonly maxAbs: number;
}

/** Means over blocks of a rows × columns matrix, so that at most mostRows × mostColumns values remain. */
export function thumbnail(
  matrix: Tensor,
  rows: number,
  columns: number,
  mostRows: number,
  mostColumns: number,
): Thumbnail {
  const small = { rows: Math.min(rows, mostRows), columns: Math.min(columns, mostColumns) };
  const sums = new Float64Array(small.rows * small.columns);
  const counts = new Float64Array(small.rows * small.columns);
  let maxAbs = 0;
  for (let j = 0; j < rows; j++) {
    const row = Math.floor((j * small.rows) / rows);
    for (let k = 0; k < columns; k++) {
      const w = matrix[j * columns + k] ?? NaN;
      const block = row * small.columns + Math.floor((k * small.columns) / columns);
      sums[block] = (sums[block] ?? NaN) + w;
      counts[block] = (counts[block] ?? NaN) + 1;
      maxAbs = Math.max(maxAbs, Math.abs(w));
    }
  }
  return { ...small, values: Float32Array.from(sums, (sum, block) => sum / (counts[block] ?? NaN)), maxAbs };
}
