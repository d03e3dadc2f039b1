import type { LossName } from '../model/train';
import type { Tensor } from './tensor';

/**
 * The class that n values from `start` stand for: of one unit 1 where ŷ > 0.5 (under hinge where z > 0), else 0; of
 * several the one with the largest value, the first on a tie.
 */
export function classOf(values: Tensor, start: number, n: number, loss: LossName): number {
  if (n === 1) return (values[start] ?? NaN) > (loss === 'hinge' ? 0 : 0.5) ? 1 : 0;
  let best = 0;
  let largest = values[start] ?? NaN;
  for (let k = 1; k < n; k++) {
    const value = values[start + k] ?? NaN;
    if (value > largest) {
      best = k;
      largest = value;
    }
  }
  return best;
}
