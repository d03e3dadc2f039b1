/** Rotations of all pairs, as often as this at most; a matrix of a path needs about eight. */
const mostSweeps = 40;

/** An eigenvalue of a symmetric matrix and its eigenvector of length 1. */
export interface Eigen {
  readonly value: number;
  readonly vector: Float64Array;
}

/** The eigenvalues of a symmetric n × n matrix, the largest first, by Jacobi's rotations; the matrix is used up. */
export function symmetricEigen(matrix: Float64Array, n: number): readonly Eigen[] {
  const vectors = new Float64Array(n * n);
  for (let k = 0; k < n; k++) vectors[k * n + k] = 1;
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let rotated = false;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) rotated = rotate(matrix, vectors, n, p, q) || rotated;
    }
    if (!rotated) break;
  }
  return Array.from({ length: n }, (_, k) => ({
    value: matrix[k * n + k] ?? Number.NaN,
    vector: Float64Array.from({ length: n }, (_, i) => vectors[i * n + k] ?? Number.NaN),
  })).sort((a, b) => b.value - a.value);
}

/** Makes the entry at p, q zero; false where it is negligible already. */
function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): boolean {
  const [pp, qq, pq] = [a[p * n + p] ?? NaN, a[q * n + q] ?? NaN, a[p * n + q] ?? NaN];
  if (!(Math.abs(pq) > Number.EPSILON * Math.sqrt(Math.abs(pp * qq)) && Math.abs(pq) > Number.MIN_VALUE)) return false;
  const theta = (qq - pp) / (2 * pq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q, c, s);
  for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k, c, s);
  for (let k = 0; k < n; k++) turn(vectors, k * n + p, k * n + q, c, s);
  return true;
}

function turn(values: Float64Array, i: number, j: number, c: number, s: number): void {
  const [x, y] = [values[i] ?? NaN, values[j] ?? NaN];
  values[i] = c * x - s * y;
  values[j] = s * x + c * y;
}
