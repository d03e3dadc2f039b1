import type { Arithmetic } from '../arithmetic';
import { shareOf, type Worker } from '../layout/share';
import { i32 } from '../wasm/expression';
import type { FunctionBuilder } from '../wasm/function-builder';
import type { ModuleBuilder } from '../wasm/module-builder';
import { emitBiasGradient } from './bias-gradient';
import { tileRows } from './tile';
import { emitPenalty, type UpdateShape } from './update';
import { emitWeightGradient } from './weight-gradient';

export type StoredGradient = FunctionBuilder<'a' | 'd' | 'w' | 'dw' | 'db' | 'pack'>;

/**
 * dW and db of one layer, written out in the layout of W and b: for clipping, which must see the whole gradient before
 * any step, and for whoever wants to look at it.
 * Parameters: addresses of A[l-1], dZ[l], W[l], dW[l], db[l], the worker's pack buffer.
 */
export function defineStoredGradient(
  module: ModuleBuilder,
  arithmetic: Arithmetic,
  shape: UpdateShape,
  worker: Worker,
): StoredGradient {
  const f = module.define('a', 'd', 'w', 'dw', 'db', 'pack');
  const { a, d, w, dw, db, pack } = f.parameters;
  const [distance, weight] = [f.integer(), f.integer()];
  f.set(distance, i32.sub(w, dw));
  const share = shareOf(shape.inputs, tileRows, worker);
  emitWeightGradient(f, arithmetic, shape, share, { a, d, panels: dw, pack }, (pointer, offset, gradient) => {
    if (shape.penalty !== 0) f.set(weight, i32.add(pointer, distance));
    emitPenalty(f, shape.penalty, weight, offset, gradient);
    gradient.forEach((g, v) => {
      f.store(pointer, offset + v * 16, g);
    });
  });
  if (worker.index === worker.threads - 1) {
    emitBiasGradient(f, shape, d, db, (pointer, gradient) => {
      gradient.forEach((g, v) => {
        f.store(pointer, v * 16, g);
      });
    });
  }
  return f;
}
