/** 2²⁷ + 1: Veltkamp's factor, which splits 53 bits into two halves. */
const splitter = 134217729;

/** a·b − p exactly, for p the rounded product of numbers of moderate size (Dekker). */
export function productError(a: number, b: number, p: number): number {
  const ta = splitter * a;
  const aHigh = ta - (ta - a);
  const aLow = a - aHigh;
  const tb = splitter * b;
  const bHigh = tb - (tb - b);
  const bLow = b - bHigh;
  return aHigh * bHigh - p + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** (a − b) − d exactly, for d the rounded difference (Knuth). */
export function differenceError(a: number, b: number, d: number): number {
  const back = d - a;
  return a - (d - back) - (b + back);
}
