import { f32x4 } from '../wasm/expression';
import { emitFlushToZero } from './flush-to-zero';
import type { UpdateRule } from './update-rule';

/** s := αs + (1 − α)g²; W := W − lr·g/(√s + ε). */
export const rmsprop = (alpha: number, epsilon: number): UpdateRule => ({
  emit({ f, lanes, load, store }, { rate }) {
    load('first');
    for (const { first, gradient } of lanes) {
      const square = f32x4.mul(f32x4.mul(gradient, gradient), f32x4.const(1 - alpha));
      f.set(first, f32x4.add(f32x4.mul(f32x4.const(alpha), first), square));
      emitFlushToZero(f, first);
    }
    store('first');
    load('parameter');
    for (const { parameter, first, gradient } of lanes) {
      const scale = f32x4.add(f32x4.sqrt(first), f32x4.const(epsilon));
      f.set(parameter, f32x4.sub(parameter, f32x4.div(f32x4.mul(rate, gradient), scale)));
    }
    store('parameter');
  },
});
