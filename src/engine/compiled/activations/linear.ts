import type { ActivationEmitter } from './activation-rule';

/** g(z) = z, g′ = 1. */
export const linear: ActivationEmitter = () => ({
  value: () => undefined,
  scaleByDerivative: () => undefined,
});
