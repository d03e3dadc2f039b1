import { declareExp, emitDecay } from '../vector/exp';
import { declareLog, emitLog } from '../vector/log';
import { f32x4, v128 } from '../wasm/expression';
import type { VectorLocal } from '../wasm/function-builder';
import type { ActivationEmitter } from './activation-rule';

/** g(z) = ln(1 + eᶻ) = max(z, 0) + ln(1 + e), e = e^−|z|; g′ = σ(z). */
export const softplus: ActivationEmitter = (f) => {
  const exp = declareExp(f);
  const log = declareLog(f);
  const [e, l] = [f.vector(), f.vector()];
  const one = f.splat(1);
  /** l := ln(1 + e) by e·ln(1 + e)/((1 + e) − 1), exact to rounding for small e too. */
  const logOnePlus = (): void => {
    f.set(l, f32x4.add(one, e));
    const rounded = f.vector();
    f.set(rounded, f32x4.sub(l, one));
    emitLog(f, l, log);
    const ratio = f32x4.mul(l, f32x4.div(e, rounded));
    f.set(l, v128.select(f32x4.eq(rounded, f32x4.const(0)), e, ratio));
  };
  const value = (z: VectorLocal): void => {
    emitDecay(f, e, z, exp);
    logOnePlus();
    f.set(z, f32x4.add(f32x4.pmax(z, f32x4.const(0)), l));
  };
  return {
    value,
    valueAndDerivative(z, derivative) {
      f.set(derivative, z);
      value(z);
      const r = f32x4.div(one, f32x4.add(one, e));
      f.set(derivative, v128.select(f32x4.lt(derivative, f32x4.const(0)), f32x4.mul(e, r), r));
    },
  };
};
