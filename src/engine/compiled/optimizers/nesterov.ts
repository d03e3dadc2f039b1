import { f32x4 } from '../wasm/expression';
import type { UpdateRule } from './update-rule';

/** v := μv + g; W := W − α(g + μv). */
export const nesterov = (mu: number): UpdateRule => ({
  moments: 1,
  emit({ f, lanes, load, store }, { rate }) {
    load('first');
    for (const { first, gradient } of lanes) f.set(first, f32x4.add(f32x4.mul(f32x4.const(mu), first), gradient));
    store('first');
    load('parameter');
    for (const { parameter, first, gradient } of lanes) {
      const ahead = f32x4.add(gradient, f32x4.mul(f32x4.const(mu), first));
      f.set(parameter, f32x4.sub(parameter, f32x4.mul(rate, ahead)));
    }
    store('parameter');
  },
});
