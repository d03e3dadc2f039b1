/** The share of the best runner's fall that the target is below the start. */
const share = 0.85;

/** What is known of a runner's costs. */
interface Costs {
  readonly costs: readonly number[];
  readonly end: unknown;
}

/** A cost that tells runners apart: most of the way from the start to the best end, with two digits. NaN where none has ended. */
export function usualTarget(runners: readonly Costs[]): number {
  const ends = runners.filter(({ end }) => end === undefined).map(({ costs }) => costs.at(-1) ?? Number.NaN);
  const start = runners[0]?.costs[0] ?? Number.NaN;
  if (ends.length === 0) return Number.NaN;
  const best = Math.min(...ends);
  return Number((start - share * (start - best)).toPrecision(2));
}
