import { log } from '../../numerics/log';

/** Scores that the tail is judged by: this part of all, but not fewer than `fewestTail`. */
const tailPart = 0.1;
const fewestTail = 20;

/** Chance of scores as far apart from the rest, below which they are no part of the same tail. */
const mostChance = 1e-6;

/** Scores that can be apart at most; more are a group. */
const mostApart = 9;

/**
 * How many of the largest scores (positive, in descending order) are apart from the tail of all others. A tail that
 * falls as a power, the heaviest there is in practice, has logarithms of exponential spacings, so that the largest of them
 * is a share g of their sum with the chance t·(1 − g)^(t − 1) (Cochran 1941); lighter tails, such as the normal
 * distribution's, with a smaller one.
 */
export function scoresApart(scores: Float64Array): number {
  const tail = Math.min(Math.max(fewestTail, Math.ceil(tailPart * scores.length)), scores.length >> 1);
  if (tail < 8) return 0;
  const floor = scores[tail] ?? Number.NaN;
  if (!isContinuous(scores.subarray(0, tail))) return 0;
  for (let apart = Math.min(mostApart, tail >> 2); apart >= 1; apart--) {
    // Of a floor of 0 no share is a number.
    const logs = scores.subarray(apart - 1, tail).map((score) => log(score / floor));
    const t = logs.length;
    const share = (logs[0] ?? 0) / logs.reduce((sum, each) => sum + each, 0);
    if (log(t) + (t - 1) * log(1 - share) < log(mostChance)) return apart;
  }
  return 0;
}

/** Whether most scores are different, as distances are; those of whole numbers have steps, and no tail. */
function isContinuous(scores: Float64Array): boolean {
  return 2 * new Set(scores).size > scores.length;
}
