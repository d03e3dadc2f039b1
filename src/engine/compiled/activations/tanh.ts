import { declareTanh, emitTanh } from '../vector/tanh';
import { f32x4 } from '../wasm/expression';
import type { ActivationEmitter } from './activation-rule';

/** g(z) = tanh z, g′ = 1 − a². */
export const tanh: ActivationEmitter = (f) => {
  const registers = declareTanh(f);
  return {
    value: (z) => emitTanh(f, z, registers),
    scaleByDerivative: (target, a) => f.set(target, f32x4.mul(target, f32x4.sub(f.splat(1), f32x4.mul(a, a)))),
  };
};
