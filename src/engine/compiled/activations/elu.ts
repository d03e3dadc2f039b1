import { declareExp, emitExp } from '../vector/exp';
import { f32x4, v128 } from '../wasm/expression';
import type { ActivationEmitter } from './activation-rule';

/** g(z) = z where z > 0, else eᶻ − 1; g′ = 1 or a + 1. */
export const elu: ActivationEmitter = (f) => {
  const exp = declareExp(f);
  const e = f.vector();
  return {
    value(z) {
      f.set(e, z);
      emitExp(f, e, exp);
      f.set(z, v128.select(f32x4.gt(z, f32x4.const(0)), z, f32x4.sub(e, f.splat(1))));
    },
    scaleByDerivative(target, a) {
      const below = f32x4.mul(target, f32x4.add(a, f.splat(1)));
      f.set(target, v128.select(f32x4.gt(a, f32x4.const(0)), target, below));
    },
  };
};
