import type { Signal } from '../reference/signal';

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
