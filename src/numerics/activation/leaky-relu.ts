import type { ScalarActivation } from './activation';

/** Relu that keeps a slope γ below 0; g′(0) = γ by convention. */
export const leakyRelu: ScalarActivation = {
  form: 'scalar',
  name: 'leaky-relu',
  formula: 'z (z > 0), γz (z ≤ 0)',
  derivativeFormula: '1 (z > 0), γ (z ≤ 0)',
  range: [-Infinity, Infinity],
  value: (z, slope) => (z > 0 ? z : slope * z),
  derivative: (z, _a, slope) => (z > 0 ? 1 : z <= 0 ? slope : NaN),
};
