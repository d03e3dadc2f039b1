/** IEEE 754 doubles as their bits: the exact steps under exp, log and the powers. */

/** The smallest normal number, 2⁻¹⁰²². */
export const smallestNormal = 2.2250738585072014e-308;
/** 2⁵⁴, which makes any subnormal number normal. */
export const twoTo54 = 18014398509481984;
/** 2⁻⁵⁴: smaller terms are lost when added to 1. */
export const twoToMinus54 = 5.551115123125783e-17;
/** 2⁻²⁸: its square is lost when added to 1. */
export const twoToMinus28 = 3.725290298461914e-9;

// Scratch space, not state: every function here writes it before it reads it.
const register = new DataView(new ArrayBuffer(8));

/** The upper 32 bits of x: sign, 11 bits of biased exponent, 20 bits of mantissa; as a signed number. */
export function highWord(x: number): number {
  register.setFloat64(0, x);
  return register.getInt32(0);
}

/** x with its upper 32 bits replaced. */
export function withHighWord(x: number, high: number): number {
  register.setFloat64(0, x);
  register.setInt32(0, high);
  return register.getFloat64(0);
}

/** x with its lower 32 bits cleared: few enough bits that its square is exact. */
export function withoutLowWord(x: number): number {
  register.setFloat64(0, x);
  register.setInt32(4, 0);
  return register.getFloat64(0);
}

/** 2^k for k from −1022 to 1023: doubling is exact, and a table is faster than assembling the bits. */
const powersOfTwo = new Float64Array(2046);
for (let k = 0, power = smallestNormal; k < powersOfTwo.length; k++, power *= 2) powersOfTwo[k] = power;

/** 2^k exactly, for −1022 ≤ k ≤ 1023. */
function powerOfTwo(k: number): number {
  return powersOfTwo[k + 1022] ?? NaN;
}

/** Beyond this power every x·2^k below is ±Infinity or ±0. */
const farthest = 1100;

/**
 * x·2^k, rounded once even where the result is subnormal; for normal x with 1/4 < |x| < 4, any whole k. In two steps, of
 * which only the second can round.
 */
export function scaleByPowerOfTwo(x: number, k: number): number {
  const bounded = Math.max(-farthest, Math.min(k, farthest));
  const half = bounded >> 1;
  return x * powerOfTwo(half) * powerOfTwo(bounded - half);
}
