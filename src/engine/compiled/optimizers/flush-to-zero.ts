import { f32x4, v128 } from '../wasm/expression';
import type { FunctionBuilder, VectorLocal } from '../wasm/function-builder';

/** Smallest magnitude of a moment, well above the subnormal floats, whose operations take many times as long. */
const least = 2 ** -120;

/** x := 0 where |x| < 2⁻¹²⁰: a moment whose gradients are 0 decays to 0, not to subnormal floats. NaN stays NaN. */
export function emitFlushToZero(f: FunctionBuilder, x: VectorLocal): void {
  f.set(x, v128.andNot(x, f32x4.lt(f32x4.abs(x), f32x4.const(least))));
}
