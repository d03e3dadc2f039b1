import type { ScalarActivation } from './activation';

/** The identity: what regression ends in. */
export const linear: ScalarActivation = {
  form: 'scalar',
  name: 'linear',
  formula: 'z',
  derivativeFormula: '1',
  range: [-Infinity, Infinity],
  value: (z) => z,
  derivative: (z) => (Number.isNaN(z) ? z : 1),
};
