import type { ExampleSet } from '../../model/dataset';
import { byKind } from '../../model/layer';
import { mapSets, type Sets } from '../../model/sets';
import type { ForwardPass, Passes } from '../forward-pass';
import { evaluationBatch } from '../memory';
import type { Network } from '../network';
import { decisions } from './decisions';

/** Margin around the outermost example. */
const margin = 1.05;

/** Half the side of the square [−extent, extent]² that contains every example of a data set with two features. */
export function extentOf(sets: Sets<ExampleSet>): number {
  let largest = 0;
  mapSets(sets, (set) => {
    set.x.eachBlock(
      (length) => new Float64Array(length),
      (rows, _from, count) => {
        for (let i = 0; i < count * set.x.n; i++) largest = Math.max(largest, Math.abs(rows[i] ?? Number.NaN));
      },
    );
  });
  return largest > 0 ? largest * margin : 1;
}

/** Units whose surfaces are requested: all of the layer at a position, or one alone. */
export interface SurfacePlace {
  readonly position: number;
  readonly unit?: number;
}

/** Surfaces of some units of a layer. */
export interface Surfaces {
  readonly position: number;
  /**
   * z of the units (`decisions` has what it is elsewhere) at the cells' centres, unit after unit, each row by row from
   * the plane's upper end down. The grid's own buffer, which every sweep overwrites.
   */
  readonly values: Float32Array<ArrayBuffer>;
}

/** A plane of two features through the space of the inputs, in the network's (scaled) units. */
export interface Plane {
  /** The features from left to right, and from below to above. */
  readonly features: readonly [across: number, up: number];
  readonly across: readonly [low: number, high: number];
  readonly up: readonly [low: number, high: number];
  /** The other features' values; those of the two do not matter. */
  readonly base: ArrayLike<number>;
}

/** The square [−extent, extent]² of a network with two inputs. */
export function squarePlane(extent: number): Plane {
  return { features: [0, 1], across: [-extent, extent], up: [-extent, extent], base: [0, 0] };
}

/** What decides over units in a plane of two features, in a grid of side × side cells. */
export class SurfaceGrid {
  private readonly pass: ForwardPass;
  private readonly surfaces: readonly (Surfaces & { readonly first: number; readonly end: number })[];

  /** `passes` makes the forward passes of the cells. */
  constructor(
    passes: Passes,
    /** The network with the current weights. */
    private readonly network: () => Network,
    readonly plane: Plane,
    readonly side: number,
    readonly places: readonly SurfacePlace[],
  ) {
    // z is computed from the layer before where the pass does not keep it.
    const positions = places.flatMap(({ position }) => [Math.max(0, position - 1), position]);
    const pass = passes.pass({ capacity: Math.min(evaluationBatch, side * side), positions });
    this.pass = pass;
    this.surfaces = places.map(({ position, unit }) => {
      const [first, end] = unit === undefined ? [0, pass.layer(position).a.width] : [unit, unit + 1];
      return { position, first, end, values: new Float32Array((end - first) * side * side) };
    });
  }

  /** One sweep of the grid with the current weights, for each requested place. */
  sweep(): readonly Surfaces[] {
    const { side, pass } = this;
    const { shapes } = this.network();
    const cells = side * side;
    for (let from = 0; from < cells; from += pass.capacity) {
      const m = Math.min(pass.capacity, cells - from);
      this.fill(from, m);
      pass.forward(m);
      for (const { position, first, end, values } of this.surfaces) {
        const { layer } = shapes[position] ?? {};
        if (!layer) continue;
        const before = pass.layer(Math.max(0, position - 1)).a;
        const cache = pass.layer(position);
        for (let j = first; j < end; j++) {
          byKind(decisions, layer, cache, before, j, m, values.subarray((j - first) * cells + from));
        }
      }
    }
    return this.surfaces;
  }

  /** The inputs of some cells. */
  private fill(from: number, m: number): void {
    const { side, plane } = this;
    const { value, width } = this.pass.input;
    const [[left, right], [low, high]] = [plane.across, plane.up];
    const [across, up] = plane.features;
    for (let i = 0; i < m; i++) {
      const column = (from + i) % side;
      const row = Math.floor((from + i) / side);
      for (let k = 0; k < width; k++) value[i * width + k] = plane.base[k] ?? NaN;
      value[i * width + across] = left + ((column + 0.5) * (right - left)) / side;
      value[i * width + up] = high - ((row + 0.5) * (high - low)) / side;
    }
  }
}
