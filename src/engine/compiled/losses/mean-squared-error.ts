import { f32x4 } from '../wasm/expression';
import type { PointwiseLoss } from './pointwise';

/** L = ‖a − y‖²/2: ∂L/∂a = a − y. */
export const meanSquaredError: PointwiseLoss = (f, a, y) => f.set(a, f32x4.sub(a, y));
