import { sigmoid } from '../sigmoid';
import type { ScalarActivation } from './activation';

/** A probability of z, the log-odds. */
export const sigmoidActivation: ScalarActivation = {
  form: 'scalar',
  symbol: 'σ',
  family: 'squashing',
  crossEntropy: 'binary',
  slopeFromOutput: true,
  kinkAtZero: false,
  takesSlope: false,
  formula: '1 / (1 + e^(−z))',
  derivativeFormula: 'a(1 − a)',
  range: [0, 1],
  value: sigmoid,
  derivative: (_z, a) => a * (1 - a),
};
