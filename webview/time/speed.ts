/** Positions of the slider of speed. */
export const slowest = 0;
export const fastest = 100;
/** Seconds in which the whole of a run passes at full speed. */
const shortestFilm = 4;

/** Steps a second at a position of the slider: from one to all of the run in some seconds, each position as many times as fast. */
export function stepsPerSecond(position: number, last: number): number {
  const most = Math.max(10, last / shortestFilm);
  return Math.exp((Math.max(slowest, Math.min(fastest, position)) / fastest) * Math.log(most));
}
