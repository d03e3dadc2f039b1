import { lossFacts } from '../../model/loss';
import type { Loss, Outputs } from './loss';

/**
 * A loss whose examples count as much as their class: J = Σ w_i·L_i / Σ w_i. Backward divides by m, so ∂L_i is multiplied
 * by w_i·m/Σw. A batch of classes without weight has no gradient.
 */
export function weighted(loss: Loss, classWeights: readonly number[] | undefined): Loss {
  if (!classWeights) return loss;
  const weight = (y: ArrayLike<number>, i: number, n: number): number =>
    n === 1 ? ofSide(loss, classWeights, y[i] ?? NaN) : ofShares(classWeights, y, i, n);
  const weigh = ({ y, n }: Outputs, d: Float64Array, m: number): void => {
    const total = totalWeight({ weight }, { y, n }, m);
    for (let i = 0; i < m; i++) {
      const factor = total === 0 ? 0 : (weight(y, i, n) * m) / total;
      for (let k = i * n; k < (i + 1) * n; k++) d[k] = (d[k] ?? NaN) * factor;
    }
  };
  const { outputGradient } = loss;
  return {
    ...loss,
    weight,
    gradient(outputs, d, m) {
      loss.gradient(outputs, d, m);
      weigh(outputs, d, m);
    },
    ...(outputGradient && {
      outputGradient(outputs: Outputs, d: Float64Array, m: number) {
        outputGradient(outputs, d, m);
        weigh(outputs, d, m);
      },
    }),
  };
}

/** One unit: class 1 is y = 1, class 0 is y = 0, or −1 for a loss of signs. */
function ofSide({ name }: Loss, [no = NaN, yes = NaN]: readonly number[], y: number): number {
  return y > (lossFacts(name).targets === 'signs' ? 0 : 0.5) ? yes : no;
}

/** A unit a class: Σ y_k·w_k, the class's weight where y is one-hot. */
function ofShares(classWeights: readonly number[], y: ArrayLike<number>, i: number, n: number): number {
  return classWeights.reduce((sum, each, k) => sum + each * (y[i * n + k] ?? NaN), 0);
}

/** w of example i: 1 where classes have no weights. */
export function weightOf({ weight }: Pick<Loss, 'weight'>, { y, n }: Pick<Outputs, 'y' | 'n'>, i: number): number {
  return weight ? weight(y, i, n) : 1;
}

/** Σ w over the first m examples. */
export function totalWeight(loss: Pick<Loss, 'weight'>, outputs: Pick<Outputs, 'y' | 'n'>, m: number): number {
  let sum = 0;
  for (let i = 0; i < m; i++) sum += weightOf(loss, outputs, i);
  return sum;
}

/** Σ w·L over the weights' sum; 0 where no example has a weight. */
export function weightedMean(sum: number, total: number): number {
  return total === 0 ? 0 : sum / total;
}
