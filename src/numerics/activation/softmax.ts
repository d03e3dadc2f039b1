import { exp } from '../exp';
import type { VectorActivation } from './activation';

/** Probabilities of the classes: e^z over their sum, after subtracting the largest z so that nothing overflows. */
export const softmax: VectorActivation = {
  form: 'vector',
  symbol: 'softmax',
  family: 'distribution',
  crossEntropy: 'categorical',
  slopeFromOutput: true,
  kinkAtZero: false,
  takesSlope: false,
  formula: 'e^(z_j) / Σ_k e^(z_k)',
  derivativeFormula: '∂a_j/∂z_k = a_j(δ_jk − a_k)',
  range: [0, 1],
  value(z, a, start, n) {
    let largest = -Infinity;
    for (let i = start; i < start + n; i++) largest = Math.max(largest, z[i] ?? NaN);
    let sum = 0;
    const e = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const value = exp((z[start + i] ?? NaN) - largest);
      e[i] = value;
      sum += value;
    }
    for (let i = 0; i < n; i++) a[start + i] = (e[i] ?? NaN) / sum;
  },
  backward(a, da, dz, start, n) {
    let mean = 0;
    for (let i = start; i < start + n; i++) mean += (a[i] ?? NaN) * (da[i] ?? NaN);
    for (let i = start; i < start + n; i++) dz[i] = (a[i] ?? NaN) * ((da[i] ?? NaN) - mean);
  },
};
