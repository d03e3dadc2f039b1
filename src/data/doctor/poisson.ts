import { exp } from '../../numerics/exp';
import { log } from '../../numerics/log';

/** P(N ≥ n) for N of a Poisson distribution with this mean; of n above 100 Chernoff's bound, which is not less. */
export function chanceOfAtLeast(n: number, mean: number): number {
  if (n > 100) {
    const bounded = Math.min(mean, n);
    return exp(n - bounded + n * log(bounded / n));
  }
  let term = exp(-mean);
  let below = 0;
  for (let k = 0; k < n; k++) {
    below += term;
    term *= mean / (k + 1);
  }
  return 1 - below;
}
