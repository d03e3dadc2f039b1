import { log } from './log';

/** Two standard normal numbers by Marsaglia's polar method, x₂'s first: f·x, f = √(−2 log r² / r²), r² = x₁² + x₂². */
export function polarPair(uniform: () => number): [first: number, second: number] {
  for (;;) {
    const x1 = 2 * uniform() - 1;
    const x2 = 2 * uniform() - 1;
    const r2 = x1 * x1 + x2 * x2;
    if (r2 >= 1 || r2 === 0) continue;
    const f = Math.sqrt((-2 * log(r2)) / r2);
    return [f * x2, f * x1];
  }
}

/** A whole number in [0, bound): words masked to the bound's length, those over it drawn again; bound 1 draws none. */
export function maskedInteger(bound: number, word: () => number): number {
  const largest = bound - 1;
  if (largest === 0) return 0;
  const mask = 0xffffffff >>> Math.clz32(largest);
  for (;;) {
    const value = (word() & mask) >>> 0;
    if (value <= largest) return value;
  }
}

/** A shuffled 0 … count − 1, by Fisher and Yates from the last place down. */
export function shuffledRange(count: number, integer: (bound: number) => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = integer(i + 1);
    const swapped = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = swapped;
  }
  return order;
}
