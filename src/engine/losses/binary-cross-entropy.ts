import { exp } from '../../numerics/exp';
import { softplus } from '../../numerics/softplus';
import type { Loss } from './loss';

/**
 * L = −Σ_j (y ln ŷ + (1 − y) ln(1 − ŷ)) over sigmoid units, computed from z so that it stays finite for any ŷ:
 * with ln σ(z) = −softplus(−z) it is Σ_j softplus(−z) + (1 − y)z. dZ[L] = A[L] − Y.
 */
export const binaryCrossEntropy: Loss = {
  name: 'cross-entropy',
  value({ z, y, n }, i) {
    let sum = 0;
    for (let k = i * n; k < (i + 1) * n; k++) {
      const target = y[k] ?? NaN;
      const logit = z[k] ?? NaN;
      // For y of 0 or 1 a single softplus, which loses nothing where L is tiny.
      if (target === 1) sum += softplus(-logit);
      else if (target === 0) sum += softplus(logit);
      else sum += softplus(-logit) + (1 - target) * logit;
    }
    return sum;
  },
  gradient({ a, y, n }, d, m) {
    for (let k = 0; k < m * n; k++) d[k] = (a[k] ?? NaN) - (y[k] ?? NaN);
  },
  // −y/ŷ + (1 − y)/(1 − ŷ), from z: 1/σ(z) = 1 + e⁻ᶻ has all its digits where 1 − ŷ has lost them.
  outputGradient({ z, y, n }, d, m) {
    for (let k = 0; k < m * n; k++) {
      const target = y[k] ?? NaN;
      const logit = z[k] ?? NaN;
      const yes = target === 0 ? 0 : target * (1 + exp(-logit));
      const no = target === 1 ? 0 : (1 - target) * (1 + exp(logit));
      d[k] = no - yes;
    }
  },
};
