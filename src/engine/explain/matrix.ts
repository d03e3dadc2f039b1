/** A matrix of the notation, row by row: a row a unit, a column an example or an input. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** A (n, m) of values that are stored example by example, of which the first m count. */
export function ofExamples(stored: ArrayLike<number>, n: number, m: number): Matrix {
  const values = new Float64Array(n * m);
  for (let i = 0; i < m; i++) for (let k = 0; k < n; k++) values[k * m + i] = stored[i * n + k] ?? NaN;
  return { rows: n, columns: m, values };
}

/** A tensor as the notation writes it: one size is a column (n, 1), more than two are a row for each of the first. */
export function ofTensor(stored: ArrayLike<number>, [rows = 1]: readonly number[]): Matrix {
  return { rows, columns: stored.length / rows, values: Float64Array.from(stored) };
}

/** The rows of a matrix. */
export function* rowsOf({ rows, columns, values }: Matrix): Generator<number[]> {
  for (let k = 0; k < rows; k++) yield [...values.subarray(k * columns, (k + 1) * columns)];
}

/** Values beside each other, (1, n). */
export function rowOf(values: Float64Array): Matrix {
  return { rows: 1, columns: values.length, values };
}

/** Column i, (n, 1). */
export function columnOf({ rows, columns, values }: Matrix, i: number): Matrix {
  return { rows, columns: 1, values: Float64Array.from({ length: rows }, (_, j) => values[j * columns + i] ?? NaN) };
}
