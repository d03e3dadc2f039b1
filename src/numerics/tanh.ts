import { twoToMinus28 } from './bits';
import { expm1 } from './exp';

/** (e^x − e^−x) / (e^x + e^−x), computed from e^±2x − 1 so that nothing cancels. Error under 2 ulp; odd, to the bit. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size < twoToMinus28 || Number.isNaN(x)) return x;
  let a = 1;
  if (size < 1) {
    const t = expm1(-2 * size);
    a = -t / (t + 2);
  } else if (size < 22) {
    a = 1 - 2 / (expm1(2 * size) + 2);
  }
  return x < 0 ? -a : a;
}
