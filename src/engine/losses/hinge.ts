import type { Loss } from './loss';

/** L = max(0, 1 − yŷ) for targets ±1 and one linear unit; dA[L] = −Y where yŷ < 1, else 0. */
export const hinge: Loss = {
  name: 'hinge',
  value({ a, y, n }, i) {
    let sum = 0;
    for (let k = i * n; k < (i + 1) * n; k++) {
      const missing = 1 - (y[k] ?? NaN) * (a[k] ?? NaN);
      // Not `missing > 0`: NaN has to reach the cost.
      if (!(missing <= 0)) sum += missing;
    }
    return sum;
  },
  gradient({ a, y, n }, d, m) {
    for (let k = 0; k < m * n; k++) {
      const target = y[k] ?? NaN;
      const missing = 1 - target * (a[k] ?? NaN);
      d[k] = missing > 0 ? -target : missing <= 0 ? 0 : NaN;
    }
  },
  side: (prediction, target) => 1 - target * prediction > 0,
};
