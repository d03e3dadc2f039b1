const zero = 0x30;
const nine = 0x39;
const minus = 0x2d;
const plus = 0x2b;
const lowerE = 0x65;

/** Digits of which a double holds every number exactly, and the powers of ten for as many places. */
export const exactDigits = 15;
export const exactPowers = Float64Array.from({ length: exactDigits + 1 }, (_, places) => Number(`1e${places}`));
/** The most digits that are read here. */
const mostDigits = 19;
/** Beyond these powers of ten, products are too near to the largest or the smallest doubles. */
const largestPower = 270;
const smallestPower = -250;

/** 2²⁷ + 1: splits a double into two of 26 bits (Dekker 1971). */
const splitter = 134_217_729;
/** 2⁻⁹⁸, larger than the relative error of a product of two sums of two doubles. */
const productError = 3.1554436208840472e-30;

/** 10ⁿ as a sum of two doubles, by n − smallestPower. */
const tens: (readonly [high: number, low: number] | undefined)[] = [];

/**
 * The number that digits, perhaps a decimal mark, and perhaps an exponent in the bytes from `from` to `to` mean, without a
 * sign; NaN where they are something else, have more than 19 digits that count, or are too near to the middle between
 * two doubles to be sure. Correctly rounded: the digits and the power of ten are sums of two doubles, whose product has
 * an error under 2⁻⁹⁸, and the answer is given only where no such error would change it.
 */
export function longDecimal(bytes: Uint8Array, from: number, to: number, mark: number): number {
  let at = from;
  let high = 0;
  let low = 0;
  let digits = 0;
  let places = 0;
  let isFraction = false;
  for (; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === mark && !isFraction) {
      isFraction = true;
      continue;
    }
    if (byte < zero || byte > nine) break;
    if (isFraction) places++;
    // Zeros before the first digit that counts.
    if (digits === 0 && byte === zero) continue;
    digits++;
    if (digits <= exactDigits) high = high * 10 + (byte - zero);
    else low = low * 10 + (byte - zero);
  }
  if (digits > mostDigits || at === from || (isFraction && at === from + 1)) return Number.NaN;
  const exponent = at < to ? exponentAt(bytes, at, to) : 0;
  const power = exponent - places;
  if (digits === 0 && !Number.isNaN(exponent)) return 0;
  if (!(power >= smallestPower && power <= largestPower)) return Number.NaN;
  return product(high, exactPowers[Math.max(0, digits - exactDigits)] ?? Number.NaN, low, tenTo(power));
}

/** The exponent that begins with an e at an offset and ends the number; NaN where it is none. */
function exponentAt(bytes: Uint8Array, from: number, to: number): number {
  if (((bytes[from] ?? 0) | 0x20) !== lowerE) return Number.NaN;
  const sign = bytes[from + 1];
  let at = sign === minus || sign === plus ? from + 2 : from + 1;
  if (at >= to) return Number.NaN;
  let exponent = 0;
  for (; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < zero || byte > nine) return Number.NaN;
    exponent = Math.min(9999, exponent * 10 + (byte - zero));
  }
  return sign === minus ? -exponent : exponent;
}

/** (digits · shift + rest)·10ⁿ, or NaN where its rounding is not sure. */
function product(digits: number, shift: number, rest: number, [tenHigh, tenLow]: readonly [number, number]): number {
  // All digits as a sum of two doubles.
  const shifted = digits * shift;
  const whole = shifted + rest;
  const lost = rest - (whole - shifted) + productRest(digits, shift, shifted);
  const high = whole + lost;
  const low = lost - (high - whole);
  // Times the power of ten.
  const first = high * tenHigh;
  const second = productRest(high, tenHigh, first) + (high * tenLow + low * tenHigh);
  const value = first + second;
  const residue = second - (value - first);
  const error = value * productError;
  return value + (residue + error) === value && value + (residue - error) === value ? value : Number.NaN;
}

/** a·b − p, exactly, where p is the rounded product. */
function productRest(a: number, b: number, p: number): number {
  const [aBig, bBig] = [splitter * a, splitter * b];
  const aHigh = aBig - (aBig - a);
  const bHigh = bBig - (bBig - b);
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return aLow * bLow - (p - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

function tenTo(power: number): readonly [high: number, low: number] {
  const known = tens[power - smallestPower];
  if (known) return known;
  // 10ⁿ·2ˢ with 120 bits or more, cut off.
  const shift = power < 0 ? 120 + Math.ceil((-power * 10) / 3) : 0;
  const whole = BigInt(`1${'0'.repeat(Math.abs(power))}`);
  const scaled = power < 0 ? (1n << BigInt(shift)) / whole : whole;
  const high = Number(scaled);
  const low = Number(scaled - BigInt(high));
  let unit = 1;
  for (let halved = 0; halved < shift; halved++) unit /= 2;
  const made = [high * unit, low * unit] as const;
  tens[power - smallestPower] = made;
  return made;
}
