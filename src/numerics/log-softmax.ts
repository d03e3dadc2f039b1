import { exp } from './exp';
import { log1p } from './log';

/**
 * log(e^z_j / Σ_k e^z_k) of each entry, as (z_j − max) − log(1 + Σ_{k≠max} e^{z_k − max}): it neither overflows nor loses the
 * digits of a value near 0.
 */
export function logSoftmax(z: Float64Array): Float64Array {
  const most = z.reduce((largest, value) => Math.max(largest, value), -Infinity);
  const at = z.indexOf(most);
  const others = z.reduce((sum, value, k) => (k === at ? sum : sum + exp(value - most)), 0);
  const normalizer = log1p(others);
  return z.map((value) => value - most - normalizer);
}
