import { f32x4, v128 } from '../wasm/expression';
import type { ActivationEmitter } from './activation-rule';

/** g(z) = max(0, z); g′ = 1 where a > 0, else 0. A NaN stays NaN, so that divergence is detected. */
export const relu: ActivationEmitter = (f) => ({
  value: (z) => f.set(z, v128.andNot(z, f32x4.lt(z, f32x4.const(0)))),
  scaleByDerivative: (target, a) => f.set(target, v128.and(target, f32x4.gt(a, f32x4.const(0)))),
});
