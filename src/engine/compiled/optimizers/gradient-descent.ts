import { f32x4 } from '../wasm/expression';
import type { UpdateRule } from './update-rule';

/** W := W − αg. */
export const gradientDescent: UpdateRule = {
  emit({ f, lanes, load, store }, { rate }) {
    load('parameter');
    for (const { parameter, gradient } of lanes) f.set(parameter, f32x4.sub(parameter, f32x4.mul(rate, gradient)));
    store('parameter');
  },
};
