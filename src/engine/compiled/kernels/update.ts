import type { Arithmetic } from '../../../model/record';
import type { Worker } from '../layout/share';
import type { UpdateRule } from '../optimizers/update-rule';
import { f32x4 } from '../wasm/expression';
import type { FunctionBuilder, IntegerLocal, VectorLocal } from '../wasm/function-builder';
import type { ModuleBuilder } from '../wasm/module-builder';
import { emitGradientShare } from './gradient-share';
import { emitStepFactors, type MomentDistances, RowRegisters } from './update-row';
import type { GradientShape } from './weight-gradient';

export interface UpdateShape extends GradientShape {
  readonly weightMoments: MomentDistances;
  readonly biasMoments: MomentDistances;
  /** λ/m, the factor of W in dW. */
  readonly penalty: number;
}

/** g := g + (λ/m)W for a row of W. */
export function emitPenalty(
  f: FunctionBuilder,
  penalty: number,
  pointer: IntegerLocal,
  offset: number,
  gradient: readonly VectorLocal[],
): void {
  if (penalty === 0) return;
  gradient.forEach((g, v) => {
    f.set(g, f32x4.add(g, f32x4.mul(f32x4.load(pointer, offset + v * 16), f.splat(penalty))));
  });
}

export type Update = FunctionBuilder<'a' | 'stored' | 'first' | 'd' | 'w' | 'b' | 'factors'>;

/**
 * Update of one layer, W := step(W, dW) and b := step(b, db), without storing a gradient. The workers share the
 * inputs; the last one has b.
 * Parameters: A[l-1] (its address, the rows it is stored with, its first row), and the addresses of dZ[l], W[l],
 * b[l], the step's factors.
 */
export function defineUpdate(
  module: ModuleBuilder,
  arithmetic: Arithmetic,
  shape: UpdateShape,
  rule: UpdateRule,
  worker: Worker,
): Update {
  const f = module.define('a', 'stored', 'first', 'd', 'w', 'b', 'factors');
  const { a: address, stored, first, d, w, b } = f.parameters;
  const factors = emitStepFactors(f, f.parameters.factors);
  const registers = new RowRegisters(f, shape.widest / 4);
  const addresses = { a: { address, stored, first }, d, panels: w, bias: b };
  emitGradientShare(f, arithmetic, shape, worker, addresses, {
    weight(pointer, offset, gradient) {
      emitPenalty(f, shape.penalty, pointer, offset, gradient);
      rule.emit(registers.row(pointer, offset, gradient, shape.weightMoments), factors);
    },
    bias(pointer, offset, gradient) {
      rule.emit(registers.row(pointer, offset, gradient, shape.biasMoments), factors);
    },
  });
  return f;
}
