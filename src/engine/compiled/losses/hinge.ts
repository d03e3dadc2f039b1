import { f32x4, v128 } from '../wasm/expression';
import type { PointwiseLoss } from './pointwise';

/** L = max(0, 1 − yz): ∂L/∂z = −y where yz < 1, else 0. A NaN stays NaN. */
export const hinge: PointwiseLoss = (f, a, y) => {
  const gradient = v128.and(f32x4.lt(f32x4.mul(a, y), f.splat(1)), f32x4.neg(y));
  f.set(a, v128.select(f32x4.eq(a, a), gradient, a));
};
