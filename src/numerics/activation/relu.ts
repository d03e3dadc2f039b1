import type { ScalarActivation } from './activation';

/** The rectified linear unit; g′(0) = 0 by convention. */
export const relu: ScalarActivation = {
  form: 'scalar',
  symbol: 'relu',
  family: 'rectifier',
  crossEntropy: 'none',
  slopeFromOutput: true,
  kinkAtZero: true,
  takesSlope: false,
  formula: 'max(0, z)',
  derivativeFormula: '1 (z > 0), 0 (z ≤ 0)',
  range: [0, Infinity],
  value: (z) => Math.max(0, z),
  derivative: (z) => (z > 0 ? 1 : z <= 0 ? 0 : NaN),
};
