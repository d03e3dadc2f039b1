import { exp, expm1 } from '../exp';
import type { ScalarActivation } from './activation';

/** The exponential linear unit with α = 1, smooth at 0. */
export const elu: ScalarActivation = {
  form: 'scalar',
  symbol: 'elu',
  family: 'rectifier',
  crossEntropy: 'none',
  slopeFromOutput: true,
  kinkAtZero: true,
  takesSlope: false,
  formula: 'z (z > 0), e^z − 1 (z ≤ 0)',
  derivativeFormula: '1 (z > 0), e^z (z ≤ 0)',
  range: [-1, Infinity],
  value: (z) => (z > 0 ? z : expm1(z)),
  derivative: (z) => (z > 0 ? 1 : exp(z)),
};
