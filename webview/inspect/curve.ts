import {
  type ActivationName,
  activationOf,
  isScalar,
  type VectorActivationName,
} from '../../src/numerics/activation/table';
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

/** A unit's z and a. */
interface At {
  readonly z: number;
  readonly a: number;
}

const samples = 161;
/** Half the stretch of z that is shown where the point does not need more. */
const usual = 4;

/** The last z − ln(a/(1 − a)) shift of softmax: how a_j follows z_j while all other z stay. */
function softmaxAlone(at: At | undefined): (z: number) => number {
  const odds = at && at.a > 0 && at.a < 1 ? log(at.a / (1 - at.a)) - at.z : 0;
  return (z) => sigmoid(z + odds);
}

const alone: Readonly<Record<VectorActivationName, (at: At | undefined) => (z: number) => number>> = {
  softmax: softmaxAlone,
};

/** Samples g around 0, wide enough to hold the point; for a vector form with the other units' z held where they are. */
export function curveOf(name: ActivationName, slope: number, at: At | undefined): Curve {
  const g = isScalar(name) ? (z: number): number => activationOf(name).value(z, slope) : alone[name](at);
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
