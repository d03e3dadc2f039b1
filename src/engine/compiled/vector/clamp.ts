import { f32x4, type Vector } from '../wasm/expression';
import type { FunctionBuilder, VectorLocal } from '../wasm/function-builder';

/** From this size of z on, σ, Φ and φ are exactly 0 or 1. */
const saturation = 100;

/** max(z, −100): for a product with a factor that is 0 below, where an infinite z would give NaN. NaN stays NaN. */
export function clampedBelow(f: FunctionBuilder, z: VectorLocal): Vector {
  return f32x4.pmax(z, f.splat(-saturation));
}

/** z limited to ±100: for a product with a factor that is 0 on both sides. NaN stays NaN. */
export function clamped(f: FunctionBuilder, z: VectorLocal): Vector {
  return f32x4.pmin(clampedBelow(f, z), f.splat(saturation));
}
