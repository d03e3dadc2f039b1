/** The parameters of a training at some of its steps. */
export interface Trail {
  /** Rising. */
  readonly steps: readonly number[];
  readonly points: readonly Float64Array[];
}

/** Numbers that the points of a trail may take together: 128 MB. */
const mostNumbers = 2 ** 24;
/** Products that the main directions of a trail may take: points × points × parameters. */
const mostProducts = 2e8;
const bounds = { fewest: 8, most: 128 };

/** Parameters of a network whose trail is kept: of more, neither memory nor time is enough for a picture. */
export const mostParameters = 1_000_000;

/** How many points are kept of each of some trails. */
export function pointsOf(parameters: number, trails = 1): number {
  return within(mostNumbers / parameters / trails);
}

/** The trails' points of which the main directions are taken: as many of each as time allows, `mostOfEach` at most. */
export function thinned(trails: readonly Trail[], mostOfEach: number = bounds.most): readonly Float64Array[] {
  const parameters = trails[0]?.points[0]?.length ?? 1;
  const most = within(Math.sqrt(mostProducts / parameters));
  const ofEach = Math.min(mostOfEach, Math.max(2, Math.floor(most / trails.length)));
  return trails.flatMap(({ points }) => {
    const count = Math.min(points.length, ofEach);
    return Array.from(
      { length: count },
      (_, k) => points[Math.round((k * (points.length - 1)) / Math.max(1, count - 1))],
    ).filter((point) => point !== undefined);
  });
}

const within = (points: number): number => Math.max(bounds.fewest, Math.min(bounds.most, Math.floor(points)));

/** At most `most` steps from 0 to `last`, closer together at the beginning, where a training goes fastest. */
export function keptSteps(last: number, most: number): readonly number[] {
  const at = (k: number): number => Math.round(last * (k / (most - 1)) * (k / (most - 1)));
  return [...new Set(Array.from({ length: most }, (_, k) => at(k)))];
}
