import type { Loss } from './loss';

/** L = ‖ŷ − y‖²/2; dA[L] = A[L] − Y. */
export const meanSquaredError: Loss = {
  name: 'mse',
  value({ a, y, n }, i) {
    let sum = 0;
    for (let k = i * n; k < (i + 1) * n; k++) {
      const error = (a[k] ?? NaN) - (y[k] ?? NaN);
      sum += error * error;
    }
    return sum / 2;
  },
  gradient({ a, y, n }, d, m) {
    for (let k = 0; k < m * n; k++) d[k] = (a[k] ?? NaN) - (y[k] ?? NaN);
  },
};
