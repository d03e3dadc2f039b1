import type { ActivationEmitter } from '../activations/activation-rule';
import { f32x4 } from '../wasm/expression';
import type { FunctionBuilder, VectorLocal } from '../wasm/function-builder';
import type { OutputRule } from './output-rule';

/** a := ∂L/∂a for one vector of outputs and their targets. */
export type PointwiseLoss = (f: FunctionBuilder, a: VectorLocal, y: VectorLocal) => void;

/** dZ = ∂L/∂a · g′(z), for losses and activations that treat each unit alone. */
export function pointwiseRule(
  f: FunctionBuilder,
  loss: PointwiseLoss,
  activation: ActivationEmitter,
  slope: number,
): OutputRule {
  const rule = activation(f, slope);
  const kept = f.vector();
  const emitOne = (z: VectorLocal, y: VectorLocal): void => {
    if (rule.valueAndDerivative) {
      rule.valueAndDerivative(z, kept);
      loss(f, z, y);
      f.set(z, f32x4.mul(z, kept));
    } else {
      rule.value(z);
      f.set(kept, z);
      loss(f, z, y);
      rule.scaleByDerivative?.(z, kept);
    }
  };
  return {
    pointwise: true,
    emit(zs, ys) {
      zs.forEach((z, v) => {
        const y = ys[v];
        if (y) emitOne(z, y);
      });
    },
  };
}
