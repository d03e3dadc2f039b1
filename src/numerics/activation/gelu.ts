import { normalCdf, normalDensity } from '../erf';
import type { ScalarActivation } from './activation';

/** z·Φ(z), the exact form: Φ by erfc, so that the left tail keeps its digits. */
export const gelu: ScalarActivation = {
  form: 'scalar',
  symbol: 'gelu',
  family: 'rectifier',
  crossEntropy: 'none',
  slopeFromOutput: false,
  kinkAtZero: false,
  takesSlope: false,
  formula: 'z·Φ(z) = z·(1 + erf(z/√2))/2',
  derivativeFormula: 'Φ(z) + z·φ(z)',
  range: [-0.1699712074799, Infinity],
  value: (z) => (z === -Infinity ? -0 : z * normalCdf(z)),
  derivative: (z) => (z === Infinity ? 1 : z === -Infinity ? 0 : normalCdf(z) + z * normalDensity(z)),
};
