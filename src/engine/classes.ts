import type { LossName } from '../model/train';
import type { Tensor } from './tensor';

/**
 * The class that n values from `start` stand for: of one unit 1 where ŷ > 0.5 (under hinge where z > 0), else 0; of
 * several the one with the largest value, the first on a tie.
 */
export function classOf(values: Tensor, start: number, n: number, loss: LossName): number {
  if (n === 1) return values[start] > (loss === 'hinge' ? 0 : 0.5) ? 1 : 0;
  let best = 0;
  for (let k = 1; k < n; k++) if (values[start + k] > values[start + best]) best = k;
  return best;
}
