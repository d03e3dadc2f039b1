/** The share of the rate that epoch t gets while warming up: (t + 1)/warmup, and 1 from then on. */
export function warmupShare(warmup: number, t: number): number {
  return t + 1 < warmup ? (t + 1) / warmup : 1;
}
