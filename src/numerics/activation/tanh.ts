import { tanh } from '../tanh';
import type { ScalarActivation } from './activation';

/** Sigmoid stretched to (−1, 1): centred on 0. */
export const tanhActivation: ScalarActivation = {
  form: 'scalar',
  symbol: 'tanh',
  family: 'squashing',
  crossEntropy: 'none',
  slopeFromOutput: true,
  kinkAtZero: false,
  takesSlope: false,
  formula: '(e^z − e^(−z)) / (e^z + e^(−z))',
  derivativeFormula: '1 − a²',
  range: [-1, 1],
  value: tanh,
  derivative: (_z, a) => (1 - a) * (1 + a),
};
