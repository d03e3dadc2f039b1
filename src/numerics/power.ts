import { highWord, scaleByPowerOfTwo, smallestNormal, twoTo54, withHighWord } from './bits';
import { productError } from './exact';

/**
 * x^n for a whole n, by repeated squaring with twice the digits: within 0.51 ulp for |n| < 2³², x^0 = 1 for every x.
 */
export function power(x: number, n: number): number {
  if (!Number.isInteger(n)) return NaN;
  if (n === 0) return 1;
  if (x === 0 || !Number.isFinite(x)) return special(x, n);
  const size = Math.abs(x);
  const normal = size < smallestNormal ? size * twoTo54 : size;
  const high = highWord(normal);
  // size = (base + baseLow)·2^baseExponent, base in [1, 2): exponents are kept apart, so that nothing overflows.
  let base = withHighWord(normal, (high & 0xfffff) | 0x3ff00000);
  let baseLow = 0;
  let baseExponent = (high >> 20) - 1023 - (normal === size ? 0 : 54);
  let product = 1;
  let productLow = 0;
  let exponent = 0;
  for (let left = Math.abs(n); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) {
      const p = product * base;
      const low = productError(product, base, p) + (product * baseLow + productLow * base);
      product = p + low;
      productLow = low - (product - p);
      exponent += baseExponent;
      if (product >= 2) {
        product /= 2;
        productLow /= 2;
        exponent += 1;
      }
    }
    const p = base * base;
    const low = productError(base, base, p) + 2 * base * baseLow;
    base = p + low;
    baseLow = low - (base - p);
    baseExponent *= 2;
    if (base >= 2) {
      base /= 2;
      baseLow /= 2;
      baseExponent += 1;
    }
  }
  const negative = x < 0 && n % 2 !== 0;
  const signed = negative ? -1 : 1;
  if (n > 0) return signed * scaleByPowerOfTwo(product, exponent);
  const inverse = 1 / product;
  const p = inverse * product;
  const correction = (1 - p - productError(inverse, product, p) - inverse * productLow) * inverse;
  return signed * scaleByPowerOfTwo(inverse + correction, -exponent);
}

/** ±0, ±Infinity and NaN, as IEEE 754 defines them. */
function special(x: number, n: number): number {
  if (Number.isNaN(x)) return NaN;
  const size = (x === 0) === n > 0 ? 0 : Infinity;
  const negative = n % 2 !== 0 && (x < 0 || Object.is(x, -0));
  return negative ? -size : size;
}
