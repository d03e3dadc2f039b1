import { log } from '../../numerics/log';

/** log n!, to a millionth. */
export function logFactorial(n: number): number {
  // Stirling's series is exact enough from 20 on.
  if (n >= 20) return n * log(n) - n + 0.5 * log(2 * Math.PI * n) + 1 / (12 * n);
  let sum = 0;
  for (let k = 2; k <= n; k++) sum += log(k);
  return sum;
}
