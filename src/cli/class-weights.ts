import type { ClassWeight } from '../model/class-weight';
import { readable } from './number';
import type { Output } from './output';

/** `Class weights: bad 2.66667, odd 2.66667, ok 0.444444.`; nothing where the spec weighs no classes. */
export function tellClassWeights(weights: readonly ClassWeight[], output: Output): void {
  if (weights.length === 0) return;
  output.say('cli-class-weights', {
    weights: weights.map(({ name, weight }) => `${name} ${readable(weight)}`).join(', '),
  });
}
