import type { Arithmetic } from '../../../model/record';
import type { ActivationEmitter } from '../activations/activation-rule';
import type { ProductShape } from '../layout/matrix';
import { f32x4, i32 } from '../wasm/expression';
import type { FunctionBuilder, VectorLocal } from '../wasm/function-builder';
import type { ModuleBuilder } from '../wasm/module-builder';
import { emitProduct } from './product';

/** What follows the sum in a layer, and what backward will need of it. */
export interface ForwardEpilogue {
  readonly activation: ActivationEmitter;
  readonly slope: number;
  /**
   * `output`: g′ will be computed from A. `derivative`: the factor from dA to dZ, g′ times the dropout mask, is written
   * to `kept`. `nothing`: no backward follows.
   */
  readonly keeps: 'output' | 'derivative' | 'nothing';
  /** Whether A is multiplied by the mask of the dropout that follows. */
  readonly masked: boolean;
}

export type Forward = FunctionBuilder<'a' | 'stored' | 'first' | 'w' | 'bias' | 'out' | 'kept' | 'mask'>;

/**
 * Forward of one layer: A[l] = g(W[l]A[l-1] + b[l]) (∘ mask), bias and activation fused into the product's tile.
 * Parameters: A[l-1] (its address, the rows it is stored with, its first row), and the addresses of W[l], b[l],
 * A[l], the kept derivative, the dropout mask.
 */
export function defineForward(
  module: ModuleBuilder,
  arithmetic: Arithmetic,
  shape: ProductShape,
  epilogue: ForwardEpilogue,
): Forward {
  const f: Forward = module.define('a', 'stored', 'first', 'w', 'bias', 'out', 'kept', 'mask');
  if (shape.rows === 0) return f;
  const { a, stored, first, w, bias, out, kept, mask } = f.parameters;
  const rule = epilogue.activation(f, epilogue.slope);
  const [address, toKept, toMask] = [f.integer(), f.integer(), f.integer()];
  const [derivative, factor] = [f.vector(), f.vector()];
  f.set(toKept, i32.sub(kept, out));
  f.set(toMask, i32.sub(mask, out));

  const emitActivation = (sum: VectorLocal): void => {
    if (epilogue.keeps !== 'derivative') rule.value(sum);
    else if (rule.valueAndDerivative) rule.valueAndDerivative(sum, derivative);
    else {
      rule.value(sum);
      f.set(derivative, f.splat(1));
      rule.scaleByDerivative?.(derivative, sum);
    }
  };

  emitProduct(
    f,
    arithmetic,
    shape,
    { a: { address: a, stored, first }, b: w, c: out },
    {
      start(column, rows) {
        f.set(address, i32.add(bias, column));
        const [top = [], ...others] = rows;
        top.forEach((sum, v) => {
          f.set(sum, f32x4.load(address, v * 16));
        });
        for (const row of others)
          row.forEach((sum, v) => {
            f.set(sum, top[v] ?? sum);
          });
      },
      finish(row, bytes, sums) {
        sums.forEach((sum, v) => {
          emitActivation(sum);
          if (epilogue.masked) {
            f.set(factor, f32x4.load(i32.add(row, toMask), bytes + v * 16));
            f.set(sum, f32x4.mul(sum, factor));
            f.set(derivative, f32x4.mul(derivative, factor));
          }
          if (epilogue.keeps === 'derivative') f.store(i32.add(row, toKept), bytes + v * 16, derivative);
        });
      },
    },
  );
  return f;
}
