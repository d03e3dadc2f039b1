import { highWord, scaleByPowerOfTwo, withHighWord } from './bits';
import { differenceError } from './exact';

/** π/2 = first + second + third + fourth; the first three have 33 bits, so n times each is exact for n < 2²⁰. */
const first = 1.5707963267341256;
const second = 6.077100506303966e-11;
const third = 2.0222662487111665e-21;
const fourth = 8.4784276603689e-32;

const fractionBits = 1200n;
/** ⌊π/2 · 2¹²⁰⁰⌋. */
const halfPi =
  0x1921fb54442d18469898cc51701b839a252049c1114cf98e804177d4c76273644a29410f31c6809bbdf2a33679a748636605614dbe4be286e9fc26adadaa3848bc90b6aecc4bcfd8de89885d34c6fdad617feb96de80d6fdbdc70d7f6b5133f4b5d3e4822f8963fcc9250cca3d9c8b67b8400f97142c77e0b31b4906c38aba734d22c7f51fa499ebf06caba47b9475b2c38c5e6ac410an;

export interface ReducedAngle {
  /** n mod 4 in x = n·π/2 + r + c. */
  readonly quarter: number;
  /** |r| ≤ π/4, to within the last place. */
  readonly r: number;
  /** What rounding r lost. */
  readonly c: number;
}

/** x as n·π/2 + r + c, to some 100 bits, for any finite x. */
export function reduceAngle(x: number): ReducedAngle {
  const size = Math.abs(x);
  if (size <= 0.785398163397448) return { quarter: 0, r: x, c: 0 };
  return size < 1e6 ? reduceModerate(x) : reduceLarge(x);
}

/** Cody and Waite's: subtracts n·π/2 part by part, keeping each difference's rounding error. */
function reduceModerate(x: number): ReducedAngle {
  const n = Math.floor(x * 0.6366197723675814 + 0.5);
  const start = x - n * first;
  const b = n * second;
  const d = start - b;
  const e = n * third;
  const s = d - e;
  const rest = differenceError(d, e, s) + differenceError(start, b, d) - n * fourth;
  const r = s + rest;
  return { quarter: ((n % 4) + 4) % 4, r, c: rest - (r - s) };
}

/** For an n with too many bits for exact products of the parts: in integers of unit 2⁻¹²⁰⁰. */
function reduceLarge(x: number): ReducedAngle {
  // |x| = m·2^(exponent − 52) with a whole m.
  const exponent = ((highWord(x) >> 20) & 0x7ff) - 1023;
  const m = scaleByPowerOfTwo(withHighWord(Math.abs(x), (highWord(x) & 0xfffff) | 0x3ff00000), 52);
  const scaled = BigInt(m) << (BigInt(exponent - 52) + fractionBits);
  const n = (2n * scaled + halfPi) / (2n * halfPi);
  const rest = scaled - n * halfPi;
  // Number() of more than 1024 bits would overflow: 400 bits are removed first, some 750 remain.
  const kept = rest >> 400n;
  const rounded = Number(kept);
  const r = scaleByPowerOfTwo(rounded, -800);
  const c = scaleByPowerOfTwo(Number(kept - BigInt(rounded)), -800);
  const quarter = Number(n % 4n);
  return x < 0 ? { quarter: (4 - quarter) % 4, r: -r, c: -c } : { quarter, r, c };
}
