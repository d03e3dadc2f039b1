import type { Arithmetic } from '../../../model/record';
import type { ActivationEmitter } from '../activations/activation-rule';
import type { ProductShape } from '../layout/matrix';
import { f32x4, i32 } from '../wasm/expression';
import type { FunctionBuilder } from '../wasm/function-builder';
import type { ModuleBuilder } from '../wasm/module-builder';
import { emitProduct } from './product';

export type Backward = FunctionBuilder<'dz' | 'stored' | 'wt' | 'kept' | 'out'>;

/** How dA becomes dZ: with g′ computed from the kept A, or with the kept factor. */
export type Derivative =
  | { readonly from: 'output'; readonly activation: ActivationEmitter; readonly slope: number }
  | { readonly from: 'derivative' };

/**
 * Backward through one layer: dZ[l-1] = W[l]ᵀdZ[l] ∘ g′(Z[l-1]), with Wᵀ in panels of its own.
 * Parameters: dZ[l] (its address, the rows it is stored with), and the addresses of W[l]ᵀ, what forward kept of layer
 * l−1, dZ[l-1].
 */
export function defineBackward(
  module: ModuleBuilder,
  arithmetic: Arithmetic,
  shape: ProductShape,
  derivative: Derivative,
): Backward {
  const f: Backward = module.define('dz', 'stored', 'wt', 'kept', 'out');
  if (shape.rows === 0) return f;
  const { dz, stored, wt, kept, out } = f.parameters;
  const rule = derivative.from === 'output' ? derivative.activation(f, derivative.slope) : undefined;
  const values = f.vectors(shape.widest / 4);
  const [address, distance] = [f.integer(), f.integer()];
  f.set(distance, i32.sub(kept, out));
  emitProduct(
    f,
    arithmetic,
    shape,
    { a: { address: dz, stored, first: i32.const(shape.first) }, b: wt, c: out },
    {
      start(_column, rows) {
        for (const sum of rows.flat()) f.set(sum, f32x4.const(0));
      },
      finish(row, bytes, sums) {
        f.set(address, i32.add(row, distance));
        const loaded = values.slice(0, sums.length);
        loaded.forEach((value, v) => {
          f.set(value, f32x4.load(address, bytes + v * 16));
        });
        sums.forEach((sum, v) => {
          const value = loaded[v] ?? sum;
          if (derivative.from === 'derivative') f.set(sum, f32x4.mul(sum, value));
          else rule?.scaleByDerivative?.(sum, value);
        });
      },
    },
  );
  return f;
}
