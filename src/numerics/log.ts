import { highWord, smallestNormal, twoTo54, twoToMinus54, withHighWord } from './bits';
import { ln2High, ln2Low } from './ln2';

/** Upper word of √½: mantissas are taken in [√½, √2), so that log m is smallest where the exponent is 0. */
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
  const s = f / (2 + f);
  const half = 0.5 * f * f;
  // log(1 + f) = f − (f²/2 − s·(f²/2 + series)): what is small is computed apart from what is large.
  const rest = s * (half + series(s * s));
  return k * ln2High - (half - (rest + (k * ln2Low + c)) - f);
}

/** Natural logarithm. log ±0 = −Infinity, of a negative number NaN. Error under 1 ulp. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const normal = x < smallestNormal ? x * twoTo54 : x;
  const shifted = highWord(normal) + (oneHigh - sqrtHalfHigh);
  const k = (shifted >> 20) - 1023;
  const m = withHighWord(normal, (shifted & 0xfffff) + sqrtHalfHigh);
  return combine(normal === x ? k : k - 54, m - 1, 0);
}

/** log(1 + x), exact to the last bits near 0. Error under 1 ulp. */
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
