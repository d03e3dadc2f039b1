import { f32x4, f64x2, type Integer, i32 } from '../wasm/expression';
import type { FunctionBuilder } from '../wasm/function-builder';
import type { ModuleBuilder } from '../wasm/module-builder';

/** A run of whole vectors in memory. */
export interface Span {
  readonly address: number;
  readonly vectors: number;
}

/**
 * Writes min(1, c/‖g‖) into all four lanes at `scale`: the norm over the whole gradient, summed in double precision,
 * tensor by tensor in order, so that it is the same for any number of workers.
 */
export function defineClipScale(
  module: ModuleBuilder,
  gradients: readonly Span[],
  largest: number,
  scale: Integer,
): FunctionBuilder<never> {
  const f = module.define<never>();
  const [pointer, sum, low, high, g] = [f.integer(), f.vector(), f.vector(), f.vector(), f.vector()];
  f.set(sum, f64x2.const(0));
  for (const { address, vectors } of gradients) {
    f.set(pointer, i32.const(address));
    f.repeat(
      vectors,
      () => {
        f.set(g, f32x4.load(pointer));
        f.set(low, f64x2.promoteLow(g));
        f.set(high, f64x2.promoteLow(f32x4.shuffle(g, g, [2, 3, 2, 3])));
        f.set(sum, f64x2.add(sum, f64x2.add(f64x2.mul(low, low), f64x2.mul(high, high))));
      },
      () => f.advance(pointer, 16),
    );
  }
  // Each lane contains half of the sum.
  f.set(sum, f64x2.add(sum, f32x4.shuffle(sum, sum, [2, 3, 0, 1])));
  f.set(sum, f64x2.pmin(f64x2.const(1), f64x2.div(f64x2.const(largest), f64x2.sqrt(sum))));
  f.set(g, f64x2.demote(sum));
  f.store(scale, 0, f32x4.shuffle(g, g, [0, 0, 0, 0]));
  return f;
}
