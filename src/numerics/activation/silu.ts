import { sigmoid } from '../sigmoid';
import type { ScalarActivation } from './activation';

/** z·σ(z), also known as swish. */
export const silu: ScalarActivation = {
  form: 'scalar',
  symbol: 'silu',
  family: 'rectifier',
  crossEntropy: 'none',
  slopeFromOutput: false,
  kinkAtZero: false,
  takesSlope: false,
  formula: 'z·σ(z) = z / (1 + e^(−z))',
  derivativeFormula: 'σ(z)·(1 + z·σ(−z))',
  range: [-0.2784645427610738, Infinity],
  value: (z) => (z === -Infinity ? -0 : z * sigmoid(z)),
  derivative: (z) => (z === Infinity ? 1 : z === -Infinity ? 0 : sigmoid(z) * (1 + z * sigmoid(-z))),
};
