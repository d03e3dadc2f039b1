import type { Loss } from './loss';

/** L = ‖ŷ − y‖₁; dA[L] = sign(A[L] − Y), 0 at the kink. */
export const meanAbsoluteError: Loss = {
  name: 'mae',
  value({ a, y, n }, i) {
    let sum = 0;
    for (let k = i * n; k < (i + 1) * n; k++) sum += Math.abs((a[k] ?? NaN) - (y[k] ?? NaN));
    return sum;
  },
  gradient({ a, y, n }, d, m) {
    for (let k = 0; k < m * n; k++) d[k] = Math.sign((a[k] ?? NaN) - (y[k] ?? NaN));
  },
  side: (prediction, target) => prediction > target,
};
