import type { Network } from '../network';
import type { Plane } from './plane';

/**
 * The parameters that a network of one unit has, by the names that the course gives them, in the order of θ: w and b, for
 * more inputs w1, w2 … and b. None for a network of more units.
 */
export function namedParameters({ parameters }: Pick<Network, 'parameters'>): readonly string[] {
  const [only, ...others] = parameters;
  if (!only || others.length > 0 || only.units !== 1) return [];
  const { inputs } = only;
  return [...Array.from({ length: inputs }, (_, k) => (inputs === 1 ? 'w' : `w${k + 1}`)), 'b'];
}

/** Which two are varied where nothing else is wished: w and b, or w1 and w2. */
export const usualParameters = [0, 1] as const;

/** The plane of two parameters, the others as in θ: x and y are their values. */
export function parameterPlane(theta: Float64Array, [x, y]: readonly [number, number]): Plane {
  return {
    origin: theta.map((value, k) => (k === x || k === y ? 0 : value)),
    first: theta.map((_, k) => Number(k === x)),
    second: theta.map((_, k) => Number(k === y)),
  };
}
