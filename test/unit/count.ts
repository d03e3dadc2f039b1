/** Whether long properties run in full, as they do in CI; else they are short, so that all tests end soon. */
const isFull = process.env.NNET_TEST_FULL === '1';

/** How many cases a long property has: all of them in full, else a twentieth, and not fewer than `short`. */
export function caseCount(full: number, short = 100): number {
  return isFull ? full : Math.min(full, Math.max(short, Math.ceil(full / 20)));
}
