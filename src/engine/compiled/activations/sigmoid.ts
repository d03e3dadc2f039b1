import { declareSigmoid, emitSigmoid } from '../vector/sigmoid';
import { f32x4 } from '../wasm/expression';
import type { ActivationEmitter } from './activation-rule';

/** g(z) = 1/(1 + e⁻ᶻ), g′ = a(1 − a). */
export const sigmoid: ActivationEmitter = (f) => {
  const registers = declareSigmoid(f);
  return {
    value: (z) => emitSigmoid(f, z, registers),
    scaleByDerivative: (target, a) => f.set(target, f32x4.mul(target, f32x4.mul(a, f32x4.sub(f.splat(1), a)))),
  };
};
