import { columnOf, type Signal } from '../signal';
import { squaredNorm } from '../tensor';

/** From this correlation on, two units compute the same for all that can be told. */
export const twinCorrelation = 0.999;
/** Of unit vectors ‖u − v‖² = 2(1 − ρ). */
const limit = 2 * (1 - twinCorrelation);

export interface Twin {
  readonly unit: number;
  readonly correlation: number;
}

/** A unit's activation over m examples, ready to be compared. */
interface Direction {
  /** m values, centred and of length 1, so that a dot product is Pearson's correlation; zeros where none changes. */
  readonly values: Float64Array;
  /** The activation of a unit that never changes. */
  readonly constant: number | undefined;
}

function directionsOf(activations: Signal, m: number): Direction[] {
  return Array.from({ length: activations.width }, (_, j) => directionOf(columnOf(activations, j, m)));
}

function directionOf(a: Float64Array): Direction {
  const [first] = a;
  if (a.every((value) => value === first)) return { values: new Float64Array(a.length), constant: first };
  let mean = 0;
  for (const value of a) mean += value / a.length;
  const centred = a.map((value) => value - mean);
  const length = Math.sqrt(squaredNorm(centred));
  return { values: centred.map((value) => value / length), constant: undefined };
}

/**
 * The other unit of the layer whose activation over m examples correlates most with this one's. Nothing correlates
 * with a unit that never changes, but one that has the very same value counts as 1.
 */
export function nearestTwin(activations: Signal, m: number, unit: number): Twin | undefined {
  const own = directionOf(columnOf(activations, unit, m));
  let nearest: Twin | undefined;
  for (const [j, other] of directionsOf(activations, m).entries()) {
    if (j === unit) continue;
    let correlation = own.constant !== undefined && own.constant === other.constant ? 1 : 0;
    for (const [i, value] of own.values.entries()) correlation += value * (other.values[i] ?? NaN);
    if (correlation > (nearest?.correlation ?? -Infinity)) {
      nearest = { unit: j, correlation: Math.min(1, correlation) };
    }
  }
  return nearest;
}

/** Which units have a twin in their layer: 1 or 0 each. Most pairs are told apart after a few examples. */
export function twinFlags(activations: Signal, m: number): Uint8Array {
  const directions = directionsOf(activations, m);
  const flags = new Uint8Array(activations.width);
  for (const [j, one] of directions.entries()) {
    for (const [k, other] of directions.entries()) {
      if (k <= j || !areTwins(one, other)) continue;
      flags[j] = 1;
      flags[k] = 1;
    }
  }
  return flags;
}

function areTwins(one: Direction, other: Direction): boolean {
  if (one.constant !== undefined || other.constant !== undefined) return one.constant === other.constant;
  let distance = 0;
  for (let i = 0; i < one.values.length && distance <= limit; i++) {
    const difference = (one.values[i] ?? NaN) - (other.values[i] ?? NaN);
    distance += difference * difference;
  }
  return distance <= limit;
}
