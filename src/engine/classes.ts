import { type LossName, lossFacts } from '../model/loss';
import type { Outputs } from './losses/loss';

/**
 * The predicted class of example i: for one output unit 1 if z > 0, else 0; for several the one with the largest z, the
 * first on a tie. By z, not by ŷ: whether ŷ is over ½ depends on how g was rounded, and different z can give equal ŷ.
 */
export function predictedClass({ z, n }: Pick<Outputs, 'z' | 'n'>, i: number): number {
  return classOf(z, i * n, n, 0);
}

/** The true class of example i: 0 or 1 (±1 under hinge) for one unit, for several units the one with the largest y. */
export function targetClass(y: ArrayLike<number>, i: number, n: number, loss: LossName): number {
  return classOf(y, i * n, n, lossFacts(loss).targets === 'signs' ? 0 : 0.5);
}

function classOf(values: ArrayLike<number>, start: number, n: number, threshold: number): number {
  if (n === 1) return (values[start] ?? NaN) > threshold ? 1 : 0;
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
