import { sigmoid } from '../sigmoid';
import type { ScalarActivation } from './activation';

/** A probability of z, the log-odds. */
export const sigmoidActivation: ScalarActivation = {
  form: 'scalar',
  name: 'sigmoid',
  formula: '1 / (1 + e^(−z))',
  derivativeFormula: 'a(1 − a)',
  range: [0, 1],
  value: sigmoid,
  derivative: (_z, a) => a * (1 - a),
};
