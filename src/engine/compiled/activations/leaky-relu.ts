import { clampedBelow } from '../vector/clamp';
import { f32x4, type Vector, v128 } from '../wasm/expression';
import type { ActivationEmitter } from './activation-rule';

/** g(z) = z where z > 0, else γz; g′ = 1 or γ. For γ ≥ 0 the sign of a determines which. */
export const leakyRelu: ActivationEmitter = (f, slope) => {
  const choose = (sign: Vector, above: Vector, below: Vector): Vector =>
    v128.select(f32x4.gt(sign, f32x4.const(0)), above, f32x4.mul(below, f.splat(slope)));
  return {
    // 0·∞ is NaN, but the limit of 0·z is 0.
    value: (z) => f.set(z, choose(z, z, slope === 0 ? clampedBelow(f, z) : z)),
    scaleByDerivative: (target, a) => f.set(target, choose(a, target, target)),
  };
};
