import { f32x4 } from '../wasm/expression';
import type { UpdateRule } from './update-rule';
import { alongVelocity } from './velocity';

/** v := μv + g; W := W − α(g + μv). */
export const nesterov = (mu: number): UpdateRule =>
  alongVelocity(mu, ({ first, gradient }) => f32x4.add(gradient, f32x4.mul(f32x4.const(mu), first)));
