import type { ScalarActivation } from './activation';

/** The identity: the output activation of regression. */
export const linear: ScalarActivation = {
  form: 'scalar',
  symbol: '',
  family: 'identity',
  crossEntropy: 'none',
  slopeFromOutput: true,
  kinkAtZero: false,
  takesSlope: false,
  formula: 'z',
  derivativeFormula: '1',
  range: [-Infinity, Infinity],
  value: (z) => z,
  derivative: (z) => (Number.isNaN(z) ? z : 1),
};
