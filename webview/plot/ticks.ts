/** Round values in [low, high], about `count` of them, in steps of 1, 2, 2.5 or 5 times a power of ten. */
export function linearTicks(low: number, high: number, count: number): number[] {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return [low];
  const power = 10 ** Math.floor(Math.log10(span / count));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= span / count) ?? 10) * power;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** Whole steps only: epochs have no halves. */
export function wholeTicks(low: number, high: number, count: number): number[] {
  return linearTicks(low, high, count).filter(Number.isInteger);
}

/**
 * Powers of ten in [low, high], thinned to about `count`; within two decades 1, 2, 5; within half a decade every digit.
 */
export function logTicks(low: number, high: number, count: number): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const decades = Math.log10(high) - Math.log10(low);
  const digits = decades < 0.5 ? [1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9] : decades <= 2.2 ? [1, 2, 5] : [1];
  const every = Math.max(1, Math.ceil(decades / count));
  const ticks: number[] = [];
  for (let exponent = first; exponent <= last; exponent++) {
    if (digits.length === 1 && exponent % every !== 0) continue;
    for (const digit of digits) {
      const tick = Number(`${digit}e${exponent}`);
      if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) ticks.push(tick);
    }
  }
  return ticks;
}
