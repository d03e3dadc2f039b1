import { fastest, slowest } from '../../src/protocol/speed';

/** Powers of ten from the slowest position to the fastest. */
const decades = 4;
/** Seconds in which the whole of a run passes as a film at full speed. */
const shortestFilm = 4;

/** Steps a second at a position, from one on, each position as many times as fast; undefined at the fastest: no limit. */
export function paceAt(position: number): number | undefined {
  return position >= fastest ? undefined : 10 ** ((Math.max(slowest, position) / fastest) * decades);
}

/** Steps a second of a film of `last` steps, which takes some seconds at full speed. */
export function filmRate(position: number, last: number): number {
  const most = Math.max(10, last / shortestFilm);
  return Math.min(most, paceAt(position) ?? most);
}
