import { type ActivationName, activationOf } from '../../src/model/activation';

/**
 * An activation on the signed scale −1…1: of bounded activations by their own range, of the others by the largest one
 * (`scale`) seen.
 */
export function signedActivation(activation: ActivationName | undefined, a: number, scale: number): number {
  const [low, high] = activation ? activationOf(activation).range : [-Infinity, Infinity];
  if (Number.isFinite(high)) return (2 * a - (low + high)) / (high - low);
  return scale > 0 ? a / scale : 0;
}

/** The largest finite |a| of a layer or a surface, 1 where nothing is known. */
export function largestActivation(activations: Iterable<number> | undefined): number {
  let largest = 0;
  for (const a of activations ?? []) if (Number.isFinite(a)) largest = Math.max(largest, Math.abs(a));
  return largest || 1;
}
