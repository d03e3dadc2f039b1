import type { Tensor } from '../tensor';

/** A matrix reduced in size, or the whole one if it is small. */
export interface Thumbnail {
  readonly rows: number;
  readonly columns: number;
  /** rows × columns. */
  readonly values: Float32Array<ArrayBuffer>;
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
  if (small.rows * small.columns === 0) return { ...small, values: new Float32Array(), maxAbs: largestOf(matrix) };
  const tops = startsOf(rows, small.rows);
  const lefts = startsOf(columns, small.columns);
  const sums = new Float64Array(small.columns);
  const values = new Float32Array(small.rows * small.columns);
  let maxAbs = 0;
  for (let row = 0; row < small.rows; row++) {
    const [top, bottom] = [tops[row] ?? NaN, tops[row + 1] ?? NaN];
    sums.fill(0);
    for (let j = top; j < bottom; j++) {
      for (let column = 0; column < small.columns; column++) {
        const end = j * columns + (lefts[column + 1] ?? NaN);
        let sum = 0;
        for (let k = j * columns + (lefts[column] ?? NaN); k < end; k++) {
          const w = matrix[k] ?? NaN;
          sum += w;
          const size = Math.abs(w);
          if (size > maxAbs) maxAbs = size;
        }
        sums[column] = (sums[column] ?? NaN) + sum;
      }
    }
    for (let column = 0; column < small.columns; column++) {
      const cells = (bottom - top) * ((lefts[column + 1] ?? NaN) - (lefts[column] ?? NaN));
      values[row * small.columns + column] = (sums[column] ?? NaN) / cells;
    }
  }
  return { ...small, values, maxAbs };
}

/** The start of each of `blocks` blocks of `count` indices, and after them the end. */
export function startsOf(count: number, blocks: number): Int32Array {
  return Int32Array.from({ length: blocks + 1 }, (_, block) => Math.ceil((block * count) / blocks));
}

/** max |w|. */
function largestOf(matrix: Tensor): number {
  let largest = 0;
  for (const w of matrix) if (Math.abs(w) > largest) largest = Math.abs(w);
  return largest;
}

/** The largest size of at most `values` values that keeps the matrix's form as far as it can. */
export function thumbnailSize(rows: number, columns: number, values: number): [number, number] {
  if (values < 1) return [0, 0];
  if (rows * columns <= values) return [rows, columns];
  const square = Math.floor(Math.sqrt(values));
  if (rows <= square) return [rows, Math.floor(values / rows)];
  if (columns <= square) return [Math.floor(values / columns), columns];
  return [square, square];
}
