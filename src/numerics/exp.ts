import { scaleByPowerOfTwo, twoToMinus54 } from './bits';
import { inverseLn2, ln2High, ln2Low } from './ln2';

/** The largest x whose e^x is finite, and the smallest whose e^x is not 0. */
const largest = 709.782712893384;
const smallest = -745.1332191019411;

/**
 * (e^r − 1 − r) / r² by its Taylor series Σ r^n / (n+2)!; for |r| ≤ ½ ln 2 the terms left out are under 2⁻⁵⁸ of e^r.
 */
function tail(r: number): number {
  let sum = 1 / 6227020800;
  sum = sum * r + 1 / 479001600;
  sum = sum * r + 1 / 39916800;
  sum = sum * r + 1 / 3628800;
  sum = sum * r + 1 / 362880;
  sum = sum * r + 1 / 40320;
  sum = sum * r + 1 / 5040;
  sum = sum * r + 1 / 720;
  sum = sum * r + 1 / 120;
  sum = sum * r + 1 / 24;
  sum = sum * r + 1 / 6;
  sum = sum * r + 1 / 2;
  return sum;
}

/**
 * e^x. x = k·ln 2 + r + c with |r| ≤ ½ ln 2 and c what rounding r lost; e^x = 2^k·(1 + r + c(1 + r) + r²·tail(r)).
 * The rounding error of 1 + r is kept. Error under 0.6 ulp (under 1 where the result is subnormal).
 */
export function exp(x: number): number {
  if (x > largest) return Infinity;
  if (x < smallest) return 0;
  const k = Math.floor(x * inverseLn2 + 0.5);
  const high = x - k * ln2High;
  const low = k * ln2Low;
  const r = high - low;
  const c = high - r - low;
  const sum = 1 + r;
  return scaleByPowerOfTwo(sum + (r - (sum - 1) + (c * sum + r * r * tail(r))), k);
}

/** e^x − 1, exact to the last bits near 0. Error under 1 ulp. */
export function expm1(x: number): number {
  if (x > largest) return Infinity;
  if (x < -40) return -1;
  if (Math.abs(x) < twoToMinus54 || Number.isNaN(x)) return x;
  const k = Math.floor(x * inverseLn2 + 0.5);
  if (k === 0) return x + x * x * tail(x);
  const high = x - k * ln2High;
  const low = k * ln2Low;
  const r = high - low;
  const c = high - r - low;
  const rest = c * (1 + r) + r * r * tail(r);
  // e^x − 1 = 2^k((1 − 2^−k) + r + rest): 2^−k is added to the small terms, unless it is large itself.
  const one = scaleByPowerOfTwo(1, -k);
  const large = k > 20 ? 1 : 1 - one;
  const small = k > 20 ? rest - one : rest;
  const sum = large + r;
  return scaleByPowerOfTwo(sum + (r - (sum - large) + small), k);
}
