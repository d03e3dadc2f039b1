import type { Signal } from '../signal';

/** From this correlation on, two units compute the same for all that can be told. */
export const twinCorrelation = 0.999;
/** Of unit vectors ‖u − v‖² = 2(1 − ρ). */
const limit = 2 * (1 - twinCorrelation);

export interface Twin {
  readonly unit: number;
  readonly correlation: number;
}

/** Units' activations over m examples, ready to be compared. */
interface Directions {
  /**
   * Unit by unit m values, centred and of length 1, so that a dot product is Pearson's correlation; zeros for a unit
   * whose activation never changes.
   */
  readonly rows: Float64Array;
  /** The value of a unit that never changes, NaN for the others. */
  readonly constants: Float64Array;
}

function directionsOf({ value, width }: Signal, m: number): Directions {
  const rows = new Float64Array(width * m);
  const constants = new Float64Array(width).fill(NaN);
  for (let j = 0; j < width; j++) {
    let mean = 0;
    let constant = true;
    for (let i = 0; i < m; i++) {
      mean += value[i * width + j] / m;
      constant = constant && value[i * width + j] === value[j];
    }
    if (constant) {
      constants[j] = value[j];
      continue;
    }
    let squares = 0;
    for (let i = 0; i < m; i++) {
      const centred = value[i * width + j] - mean;
      rows[j * m + i] = centred;
      squares += centred * centred;
    }
    const length = Math.sqrt(squares);
    for (let i = 0; i < m; i++) rows[j * m + i] /= length;
  }
  return { rows, constants };
}

/**
 * The other unit of the layer whose activation over m examples correlates most with this one's. Nothing correlates
 * with a unit that never changes, but one that has the very same value counts as 1.
 */
export function nearestTwin(activations: Signal, m: number, unit: number): Twin | undefined {
  const { rows, constants } = directionsOf(activations, m);
  let nearest: Twin | undefined;
  for (let j = 0; j < activations.width; j++) {
    if (j === unit) continue;
    let correlation = constants[unit] === constants[j] ? 1 : 0;
    for (let i = 0; i < m; i++) correlation += rows[unit * m + i] * rows[j * m + i];
    if (correlation > (nearest?.correlation ?? -Infinity)) {
      nearest = { unit: j, correlation: Math.min(1, correlation) };
    }
  }
  return nearest;
}

/** Which units have a twin in their layer: 1 or 0 each. Most pairs are told apart after a few examples. */
export function twinFlags(activations: Signal, m: number): Uint8Array {
  const { width } = activations;
  const { rows, constants } = directionsOf(activations, m);
  const flags = new Uint8Array(width);
  for (let j = 0; j < width; j++) {
    for (let k = j + 1; k < width; k++) {
      if (!areTwins(rows, constants, m, j, k)) continue;
      flags[j] = 1;
      flags[k] = 1;
    }
  }
  return flags;
}

function areTwins(rows: Float64Array, constants: Float64Array, m: number, j: number, k: number): boolean {
  if (!Number.isNaN(constants[j]) || !Number.isNaN(constants[k])) return constants[j] === constants[k];
  let distance = 0;
  for (let i = 0; i < m && distance <= limit; i++) {
    const difference = rows[j * m + i] - rows[k * m + i];
    distance += difference * difference;
  }
  return distance <= limit;
}
