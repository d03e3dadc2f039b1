import { exp } from './exp';
import { log, log1p } from './log';

/** log(1 + e^z) = max(z, 0) + log(1 + e^−|z|), which neither overflows nor loses small values. Error under 2 ulp. */
export function softplus(z: number): number {
  const rest = log1p(exp(-Math.abs(z)));
  return z > 0 ? z + rest : rest;
}

/** log Σ e^z over `count` values from `start`, after subtracting the largest; −Infinity for no values. */
export function logSumExp(z: ArrayLike<number>, start = 0, count = z.length - start): number {
  let largest = -Infinity;
  for (let i = start; i < start + count; i++) {
    const value = z[i] ?? NaN;
    if (Number.isNaN(value)) return NaN;
    if (value > largest) largest = value;
  }
  if (!Number.isFinite(largest)) return largest;
  let sum = 0;
  for (let i = start; i < start + count; i++) sum += exp((z[i] ?? NaN) - largest);
  return largest + log(sum);
}
