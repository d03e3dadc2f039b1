/** Whether long tests run in full, as they do in CI; else they are short, so that all tests end soon. */
export const isFull = process.env.NNET_TEST_FULL === '1';

/** How many cases a long property has: all of them in full, else a fortieth, and not fewer than `short`. */
export function caseCount(full: number, short = 60): number {
  return isFull ? full : Math.min(full, Math.max(short, Math.ceil(full / 40)));
}

/** The cases of a long test: all of them in full, else `short` evenly spread ones, the first and the last included. */
export function someOf<T>(cases: readonly T[], short: number): readonly T[] {
  if (isFull || cases.length <= short) return cases;
  const chosen = new Set(Array.from({ length: short }, (_, i) => Math.round((i * (cases.length - 1)) / (short - 1))));
  return cases.filter((_, i) => chosen.has(i));
}
