import { f32x4, type Vector } from '../wasm/expression';
import { emitFlushToZero } from './flush-to-zero';
import type { Lane, UpdateRule } from './update-rule';

/** v := μv + g; W := W − αd, where `direction` computes d from a lane's gradient and its new v. */
export const momentum = (mu: number, direction: (lane: Lane) => Vector): UpdateRule => ({
  emit({ f, lanes, load, store }, { rate }) {
    load('first');
    for (const { first, gradient } of lanes) {
      f.set(first, f32x4.add(f32x4.mul(f32x4.const(mu), first), gradient));
      emitFlushToZero(f, first);
    }
    store('first');
    load('parameter');
    for (const lane of lanes) f.set(lane.parameter, f32x4.sub(lane.parameter, f32x4.mul(rate, direction(lane))));
    store('parameter');
  },
});
