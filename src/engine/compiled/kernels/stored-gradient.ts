import type { Arithmetic } from '../arithmetic';
import { shareOf, type Worker } from '../layout/share';
import { i32 } from '../wasm/expression';
import type { FunctionBuilder } from '../wasm/function-builder';
import type { ModuleBuilder } from '../wasm/module-builder';
import { emitBiasGradient } from './bias-gradient';
import { emitPenalty, sharedInputs, type UpdateShape } from './update';
import { emitWeightGradient } from './weight-gradient';

export type StoredGradient = FunctionBuilder<'a' | 'stored' | 'first' | 'd' | 'w' | 'dw' | 'db'>;

/**
 * dW and db of one layer, written out in the layout of W and b: for clipping, which must see the whole gradient before
 * any step, and for whoever wants to look at it.
 * Parameters: A[l-1] (its address, the rows it is stored with, the first that counts), and the addresses of dZ[l], W[l],
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
  const share = shareOf(shape.inputs, sharedInputs, worker);
  emitWeightGradient(
    f,
    arithmetic,
    shape,
    share,
    { a: { address, stored, first }, d, panels: dw },
    (pointer, offset, gradient) => {
      if (shape.penalty !== 0) f.set(weight, i32.add(pointer, distance));
      emitPenalty(f, shape.penalty, weight, offset, gradient);
      gradient.forEach((g, v) => {
        f.store(pointer, offset + v * 16, g);
      });
    },
  );
  if (worker.index === worker.threads - 1) {
    emitBiasGradient(f, shape, d, db, (pointer, gradient) => {
      gradient.forEach((g, v) => {
        f.store(pointer, v * 16, g);
      });
    });
  }
  return f;
}
