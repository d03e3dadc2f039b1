import { clamped, clampedBelow } from '../vector/clamp';
import { declareSigmoid, emitSigmoid } from '../vector/sigmoid';
import { f32x4 } from '../wasm/expression';
import type { ActivationEmitter } from './activation-rule';

/** g(z) = zσ(z); g′ = σ(1 + z(1 − σ)). */
export const silu: ActivationEmitter = (f) => {
  const registers = declareSigmoid(f);
  const s = f.vector();
  return {
    value(z) {
      f.set(s, z);
      emitSigmoid(f, s, registers);
      f.set(z, f32x4.mul(clampedBelow(f, z), s));
    },
    valueAndDerivative(z, derivative) {
      f.set(s, z);
      emitSigmoid(f, s, registers);
      const one = f.splat(1);
      f.set(derivative, f32x4.mul(s, f32x4.add(one, f32x4.mul(clamped(f, z), f32x4.sub(one, s)))));
      f.set(z, f32x4.mul(clampedBelow(f, z), s));
    },
  };
};
