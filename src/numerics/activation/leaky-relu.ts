import type { ScalarActivation } from './activation';

/** Relu that keeps a slope γ below 0; g′(0) = γ by convention. */
export const leakyRelu: ScalarActivation = {
  form: 'scalar',
  symbol: 'leaky-relu',
  family: 'rectifier',
  crossEntropy: 'none',
  slopeFromOutput: true,
  kinkAtZero: true,
  takesSlope: true,
  formula: 'z (z > 0), γz (z ≤ 0)',
  derivativeFormula: '1 (z > 0), γ (z ≤ 0)',
  range: [-Infinity, Infinity],
  value: (z, slope) => {
    if (z > 0) return z;
    // 0·∞ is NaN, but the limit of 0·z is 0.
    return slope === 0 && z === -Infinity ? -0 : slope * z;
  },
  derivative: (z, _a, slope) => (z > 0 ? 1 : z <= 0 ? slope : NaN),
};
