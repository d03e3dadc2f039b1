import type { Arithmetic } from '../../../model/record';
import type { Worker } from '../layout/share';
import { i32 } from '../wasm/expression';
import type { FunctionBuilder, IntegerLocal, VectorLocal } from '../wasm/function-builder';
import type { ModuleBuilder } from '../wasm/module-builder';
import { emitGradientShare } from './gradient-share';
import { emitPenalty, type UpdateShape } from './update';

export type StoredGradient = FunctionBuilder<'a' | 'stored' | 'first' | 'd' | 'w' | 'dw' | 'db'>;

/**
 * dW and db of one layer, stored in the layout of W and b: for clipping, which needs the whole gradient before any
 * step.
 * Parameters: A[l-1] (its address, the rows it is stored with, its first row), and the addresses of dZ[l], W[l],
 * dW[l], db[l].
 */
export function defineStoredGradient(
  module: ModuleBuilder,
  arithmetic: Arithmetic,
  shape: UpdateShape,
  worker: Worker,
): StoredGradient {
  const f = module.define('a', 'stored', 'first', 'd', 'w', 'dw', 'db');
  const { a: address, stored, first, d, w, dw, db } = f.parameters;
  const [distance, weight] = [f.integer(), f.integer()];
  f.set(distance, i32.sub(w, dw));
  const store = (pointer: IntegerLocal, offset: number, gradient: readonly VectorLocal[]): void => {
    gradient.forEach((g, v) => {
      f.store(pointer, offset + v * 16, g);
    });
  };
  const addresses = { a: { address, stored, first }, d, panels: dw, bias: db };
  emitGradientShare(f, arithmetic, shape, worker, addresses, {
    weight(pointer, offset, gradient) {
      if (shape.penalty !== 0) f.set(weight, i32.add(pointer, distance));
      emitPenalty(f, shape.penalty, weight, offset, gradient);
      store(pointer, offset, gradient);
    },
    bias: store,
  });
  return f;
}
