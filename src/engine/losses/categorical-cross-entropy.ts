import { exp } from '../../numerics/exp';
import { log1p } from '../../numerics/log';
import type { Loss } from './loss';

/**
 * L = −Σ_j y_j ln ŷ_j over softmax units, computed from z: with z_max the largest, −ln ŷ_j is (z_max − z_j) +
 * ln(1 + Σ_{k≠max} e^{z_k − z_max}), which neither overflows nor loses the small cost of a confident answer.
 * dZ[L] = A[L] − Y for targets that sum to 1.
 */
export const categoricalCrossEntropy: Loss = {
  name: 'cross-entropy',
  value({ z, y, n }, i) {
    const start = i * n;
    let largest = start;
    let most = z[start] ?? NaN;
    for (let k = start + 1; k < start + n; k++) {
      const logit = z[k] ?? NaN;
      if (logit > most) {
        largest = k;
        most = logit;
      }
    }
    let others = 0;
    for (let k = start; k < start + n; k++) if (k !== largest) others += exp((z[k] ?? NaN) - most);
    const normalizer = log1p(others);
    let sum = 0;
    for (let k = start; k < start + n; k++) {
      const target = y[k] ?? NaN;
      if (target !== 0) sum += target * (most - (z[k] ?? NaN) + normalizer);
    }
    return sum;
  },
  gradient({ a, y, n }, d, m) {
    for (let k = 0; k < m * n; k++) d[k] = (a[k] ?? NaN) - (y[k] ?? NaN);
  },
  // −y/ŷ.
  outputGradient({ a, y, n }, d, m) {
    for (let k = 0; k < m * n; k++) {
      const target = y[k] ?? NaN;
      d[k] = target === 0 ? 0 : -target / (a[k] ?? NaN);
    }
  },
};
