import type { ActivationName } from '../../src/model/activation';
import { activationOf } from '../../src/numerics/activation/table';
import { log } from '../../src/numerics/log';
import { sigmoid } from '../../src/numerics/sigmoid';

/** g over a stretch of z, in values; a chart maps it to pixels. */
export interface Curve {
  readonly z: Float64Array;
  readonly a: Float64Array;
  readonly low: number;
  readonly high: number;
  /** Finite bounds that g approaches or reaches. */
  readonly bounds: readonly number[];
}

const samples = 161;
/** Half the stretch of z that is shown where the point does not need more. */
const usual = 4;

/** The last z − ln(a/(1 − a)) shift of softmax: how a_j follows z_j while all other z stay. */
function softmaxAlone(at: { readonly z: number; readonly a: number } | undefined): (z: number) => number {
  const odds = at && at.a > 0 && at.a < 1 ? log(at.a / (1 - at.a)) - at.z : 0;
  return (z) => sigmoid(z + odds);
}

/** Samples g around 0, wide enough to hold the point; for softmax with the other units' z held where they are. */
export function curveOf(
  name: ActivationName,
  slope: number,
  at: { readonly z: number; readonly a: number } | undefined,
): Curve {
  const g = name === 'softmax' ? softmaxAlone(at) : (z: number): number => activationOf(name).value(z, slope);
  const half = Math.max(usual, at && Number.isFinite(at.z) ? Math.abs(at.z) * 1.15 : 0);
  const z = Float64Array.from({ length: samples }, (_, i) => half * ((2 * i) / (samples - 1) - 1));
  const a = z.map(g);
  let low = 0;
  let high = 0;
  for (const value of a) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const bounds = activationOf(name).range.filter((bound) => Number.isFinite(bound) && bound !== 0);
  for (const bound of bounds) {
    low = Math.min(low, bound);
    high = Math.max(high, bound);
  }
  return { z, a, low, high, bounds };
}
