import { f32x4, v128 } from '../wasm/expression';
import type { ActivationEmitter } from './activation-rule';

/** g(z) = z where z > 0, else γz; g′ = 1 or γ. For γ ≥ 0 the sign of a tells which. */
export const leakyRelu: ActivationEmitter = (f, slope) => {
  const choose = (condition: Parameters<typeof f32x4.gt>[0], target: Parameters<typeof f32x4.mul>[0]) =>
    v128.select(f32x4.gt(condition, f32x4.const(0)), target, f32x4.mul(target, f.splat(slope)));
  return {
    value: (z) => f.set(z, choose(z, z)),
    scaleByDerivative: (target, a) => f.set(target, choose(a, target)),
  };
};
