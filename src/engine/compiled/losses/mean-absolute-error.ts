import { f32x4, v128 } from '../wasm/expression';
import type { PointwiseLoss } from './pointwise';

/** L = ‖a − y‖₁: ∂L/∂a = the sign of a − y, 0 where they are equal. A NaN stays NaN. */
export const meanAbsoluteError: PointwiseLoss = (f, a, y) => {
  const above = v128.and(f32x4.gt(a, y), f.splat(1));
  const below = v128.and(f32x4.lt(a, y), f.splat(-1));
  f.set(a, v128.select(f32x4.eq(a, a), v128.or(above, below), a));
};
