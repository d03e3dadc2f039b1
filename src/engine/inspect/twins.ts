import type { Signal } from '../reference/signal';

/** From this correlation on, two units count as computing the same. */
const twinCorrelation = 0.999;
/** For unit vectors ‖u − v‖² = 2(1 − ρ). */
const limit = 2 * (1 - twinCorrelation);

export interface Twin {
  readonly unit: number;
  readonly correlation: number;
}

/**
 * How the units of a layer vary over m examples. (a − mean)·scale is a vector of length 1, so that a dot product of two
 * is Pearson's correlation.
 */
interface Variation {
  readonly mean: Float64Array;
  /** 0 for a unit that never changes. */
  readonly scale: Float64Array;
}

function variationOf({ value, width }: Signal, m: number): Variation {
  const mean = new Float64Array(width);
  const changes = new Uint8Array(width);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < width; j++) {
      const a = value[i * width + j] ?? NaN;
      mean[j] = (mean[j] ?? NaN) + a;
      if (a !== value[j]) changes[j] = 1;
    }
  }
  for (let j = 0; j < width; j++) mean[j] = (mean[j] ?? NaN) / m;
  const scale = new Float64Array(width);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < width; j++) {
      const centred = (value[i * width + j] ?? NaN) - (mean[j] ?? NaN);
      scale[j] = (scale[j] ?? NaN) + centred * centred;
    }
  }
  for (let j = 0; j < width; j++) scale[j] = changes[j] ? 1 / Math.sqrt(scale[j] ?? NaN) : 0;
  return { mean, scale };
}

/**
 * The other unit of the layer whose activation over m examples correlates most with this one's. Nothing correlates
 * with a unit that never changes, but a unit with exactly the same value counts as 1.
 */
export function nearestTwin(activations: Signal, m: number, unit: number): Twin | undefined {
  const { value, width } = activations;
  const { mean, scale } = variationOf(activations, m);
  const correlations = new Float64Array(width);
  const [ownMean, ownScale] = [mean[unit] ?? NaN, scale[unit] ?? NaN];
  for (let i = 0; i < m; i++) {
    const own = ((value[i * width + unit] ?? NaN) - ownMean) * ownScale;
    for (let j = 0; j < width; j++) {
      const other = ((value[i * width + j] ?? NaN) - (mean[j] ?? NaN)) * (scale[j] ?? NaN);
      correlations[j] = (correlations[j] ?? NaN) + own * other;
    }
  }
  let nearest: Twin | undefined;
  for (let j = 0; j < width; j++) {
    if (j === unit) continue;
    const equals = ownScale === 0 && scale[j] === 0 && value[j] === value[unit];
    const correlation = equals ? 1 : Math.min(1, correlations[j] ?? NaN);
    if (correlation > (nearest?.correlation ?? -Infinity)) nearest = { unit: j, correlation };
  }
  return nearest;
}

/** Which units have a twin in their layer: 1 or 0 each. Most pairs are distinguished after a few examples. */
export function twinFlags(activations: Signal, m: number): Uint8Array {
  const { width } = activations;
  const variation = variationOf(activations, m);
  const flags = new Uint8Array(width);
  for (let j = 0; j < width; j++) {
    for (let k = j + 1; k < width; k++) {
      if (!areTwins(activations, variation, m, j, k)) continue;
      flags[j] = 1;
      flags[k] = 1;
    }
  }
  return flags;
}

function areTwins({ value, width }: Signal, { mean, scale }: Variation, m: number, j: number, k: number): boolean {
  const [scaleJ, scaleK] = [scale[j] ?? NaN, scale[k] ?? NaN];
  // One that never changes is at a distance of 1 from any that does.
  if (scaleJ === 0 && scaleK === 0) return value[j] === value[k];
  const [meanJ, meanK] = [mean[j] ?? NaN, mean[k] ?? NaN];
  let distance = 0;
  for (let i = 0; i < m * width && distance <= limit; i += width) {
    const difference = ((value[i + j] ?? NaN) - meanJ) * scaleJ - ((value[i + k] ?? NaN) - meanK) * scaleK;
    distance += difference * difference;
  }
  return distance <= limit;
}
