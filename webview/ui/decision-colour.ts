import {
  type ActivationName,
  activationOf,
  isScalar,
  type VectorActivationName,
} from '../../src/numerics/activation/table';
import { sigmoid } from '../../src/numerics/sigmoid';
import { signedActivation } from './signed-activation';

/** a from what surfaces have of activations that work on a whole layer. */
const fromDecision: Readonly<Record<VectorActivationName, (value: number) => number>> = { softmax: sigmoid };

/** What a unit decides by, as a: z becomes g(z), log odds become a probability, and without g it is a itself. */
export function activationFrom(activation: ActivationName | undefined, slope: number): (value: number) => number {
  if (activation === undefined) return (value) => value;
  return isScalar(activation) ? (z) => activationOf(activation).value(z, slope) : fromDecision[activation];
}

/** The same on the signed scale −1…1, for values in [low, high]. */
export function signedFrom(
  activation: ActivationName | undefined,
  slope: number,
  low: number,
  high: number,
): (value: number) => number {
  const a = activationFrom(activation, slope);
  const scale = Math.max(Math.abs(a(low)), Math.abs(a(high)));
  return (value) => signedActivation(activation, a(value), scale);
}
