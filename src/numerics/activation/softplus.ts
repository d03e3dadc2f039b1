import { sigmoid } from '../sigmoid';
import { softplus } from '../softplus';
import type { ScalarActivation } from './activation';

/** A smooth relu. */
export const softplusActivation: ScalarActivation = {
  form: 'scalar',
  symbol: 'softplus',
  family: 'rectifier',
  crossEntropy: 'none',
  slopeFromOutput: false,
  kinkAtZero: false,
  takesSlope: false,
  formula: 'log(1 + e^z)',
  derivativeFormula: '1 / (1 + e^(−z))',
  range: [0, Infinity],
  value: softplus,
  derivative: sigmoid,
};
