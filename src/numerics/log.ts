import { highWord, smallestNormal, twoTo54, twoToMinus54, withHighWord } from './bits';
import { productError } from './exact';
import { ln2High, ln2Low } from './ln2';

/** Upper word of √½: mantissas are in [√½, √2), so that log m is smallest where the exponent is 0. */
const sqrtHalfHigh = 0x3fe6a09e;
const oneHigh = 0x3ff00000;

/** log((1+s)/(1−s))/s − 2 = Σ 2 s^2n / (2n+1), for z = s² ≤ 0.0295; the terms left out are under 2⁻⁶². */
function series(z: number): number {
  let sum = 2 / 21;
  sum = sum * z + 2 / 19;
  sum = sum * z + 2 / 17;
  sum = sum * z + 2 / 15;
  sum = sum * z + 2 / 13;
  sum = sum * z + 2 / 11;
  sum = sum * z + 2 / 9;
  sum = sum * z + 2 / 7;
  sum = sum * z + 2 / 5;
  sum = sum * z + 2 / 3;
  return sum * z;
}

/** k·ln 2 + log(1 + f) + c, for 1 + f in [√½, √2) and a correction c far under f's last place. */
function combine(k: number, f: number, c: number): number {
  // s = f/(2 + f) to twice the digits, s + sLow: log(1 + f) = 2s + s·series(s²).
  const sum = 2 + f;
  const s = f / sum;
  const p = s * sum;
  const sLow = (f - p - productError(s, sum, p) - s * (f - (sum - 2))) / sum;
  const rest = 2 * sLow + s * series(s * s) + (k * ln2Low + c);
  const large = k * ln2High;
  const total = large + 2 * s;
  return total + (2 * s - (total - large) + rest);
}

/** Natural logarithm. log ±0 = −Infinity, of a negative number NaN. Error under 0.55 ulp. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const normal = x < smallestNormal ? x * twoTo54 : x;
  const shifted = highWord(normal) + (oneHigh - sqrtHalfHigh);
  const k = (shifted >> 20) - 1023;
  const m = withHighWord(normal, (shifted & 0xfffff) + sqrtHalfHigh);
  return combine(normal === x ? k : k - 54, m - 1, 0);
}

/** log(1 + x), exact to the last bits near 0. Error under 0.6 ulp. */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN;
  if (x === Infinity || Math.abs(x) < twoToMinus54) return x;
  if (x > -0.29 && x < 0.41) return combine(0, x, 0);
  const u = 1 + x;
  const lost = (x >= 1 ? 1 - (u - x) : x - (u - 1)) / u;
  const shifted = highWord(u) + (oneHigh - sqrtHalfHigh);
  const k = (shifted >> 20) - 1023;
  return combine(k, withHighWord(u, (shifted & 0xfffff) + sqrtHalfHigh) - 1, lost);
}
