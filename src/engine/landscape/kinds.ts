import type { Dataset } from '../../model/dataset';
import type { LossName } from '../../model/loss';
import { Fault, message } from '../../model/message';
import { parametersOf } from '../../model/shapes';
import type { Spec } from '../../model/spec';
import type { Network } from '../network';
import { Landscape } from './landscape';
import { principalPlane } from './principal-plane';
import { mostParameters, type Trail, thinned } from './trail';
import { namedParameters, parameterPlane, usualParameters } from './two-parameters';

/** A side of the rectangle of two parameters is no shorter than this. */
const leastSide = 4;

/** A loss and the path of a training that lowers it. */
export interface Side {
  readonly loss: LossName;
  readonly trail: Trail;
}

/** J over two parameters, of each loss with its own path; the others are as at the end of the first path. */
export function landscapeOfParameters(
  spec: Spec,
  dataset: Dataset,
  pair: readonly [number, number],
  sides: readonly Side[],
): Landscape {
  const end = sides[0]?.trail.points.at(-1) ?? new Float64Array();
  return new Landscape(spec, dataset, {
    plane: parameterPlane(end, pair),
    sides: sides.map(({ loss, trail }) => ({ loss, trails: [trail] })),
    places: [{ x: 0, y: 0 }],
    least: leastSide,
  });
}

/** A landscape along a path, and the share of the path that its plane holds. */
export interface PathLandscape {
  readonly landscape: Landscape;
  readonly share: number;
}

/** J over the plane through a path's end along its two main directions. Throws Fault landscape-no-path where it has none. */
export function landscapeAlongPath(
  spec: Spec,
  dataset: Dataset,
  losses: readonly LossName[],
  trail: Trail,
): PathLandscape {
  const end = trail.points.at(-1);
  const plane = end && principalPlane(thinned([trail]), end);
  if (!plane) throw new Fault(message('landscape-no-path'));
  const sides = losses.map((loss) => ({ loss, trails: [trail] }));
  return { landscape: new Landscape(spec, dataset, { plane, sides }), share: plane.share };
}

/** Throws Fault landscape-large for a network of more parameters than a landscape can have. */
export function checkParameters({ shapes }: Pick<Network, 'shapes'>): void {
  const parameters = parametersOf(shapes);
  if (parameters > mostParameters) {
    throw new Fault(message('landscape-large', { parameters, limit: mostParameters }));
  }
}

/**
 * The two parameters of these names; without names the usual ones. Throws Faults: landscape-units where the network has more
 * than one unit, landscape-parameter for a name that it has not, landscape-pair where the names are not two different ones.
 */
export function parameterPair(network: Network, names?: readonly string[]): readonly [number, number] {
  const known = namedParameters(network);
  if (known.length === 0) throw new Fault(message('landscape-units'));
  if (!names) return usualParameters;
  const [x, y, ...others] = names.map((name) => {
    const at = known.indexOf(name);
    if (at < 0) throw new Fault(message('landscape-parameter', { name, names: known.join(', ') }));
    return at;
  });
  if (x === undefined || y === undefined || x === y || others.length > 0) {
    throw new Fault(message('landscape-pair', { names: known.join(', ') }));
  }
  return [x, y];
}
