import type { ExampleSet } from '../../model/dataset';
import { mapSets, type Sets } from '../../model/sets';
import type { ForwardPass, Passes } from '../forward-pass';
import { evaluationBatch } from '../memory';

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
   * a at the cells' centres, unit after unit, each row by row from x₂ = extent down. The grid's own buffer, which
   * every sweep overwrites.
   */
  readonly values: Float32Array<ArrayBuffer>;
}

/** Activations of units over the plane of two features, in a grid of side × side cells. */
export class SurfaceGrid {
  private readonly pass: ForwardPass;
  private readonly surfaces: readonly (Surfaces & { readonly first: number; readonly end: number })[];

  /** `passes` makes the forward passes of the cells. */
  constructor(
    passes: Passes,
    readonly extent: number,
    readonly side: number,
    readonly places: readonly SurfacePlace[],
  ) {
    const positions = places.map(({ position }) => position);
    const pass = passes.pass({ capacity: Math.min(evaluationBatch, side * side), positions });
    this.pass = pass;
    this.surfaces = places.map(({ position, unit }) => {
      const [first, end] = unit === undefined ? [0, pass.layer(position).a.width] : [unit, unit + 1];
      return { position, first, end, values: new Float32Array((end - first) * side * side) };
    });
  }

  /** One sweep of the grid with the current weights, for each requested place. */
  sweep(): readonly Surfaces[] {
    const { side, extent, pass } = this;
    const cells = side * side;
    const cell = (2 * extent) / side;
    for (let from = 0; from < cells; from += pass.capacity) {
      const m = Math.min(pass.capacity, cells - from);
      for (let i = 0; i < m; i++) {
        const column = (from + i) % side;
        const row = Math.floor((from + i) / side);
        pass.input.value[2 * i] = -extent + (column + 0.5) * cell;
        pass.input.value[2 * i + 1] = extent - (row + 0.5) * cell;
      }
      pass.forward(m);
      for (const { position, first, end, values } of this.surfaces) {
        const { value, width } = pass.layer(position).a;
        for (let j = first; j < end; j++) {
          const place = (j - first) * cells + from;
          for (let i = 0; i < m; i++) values[place + i] = value[i * width + j] ?? NaN;
        }
      }
    }
    return this.surfaces;
  }
}

/** Values as bytes: a ≈ byte · scale / 127, scale being max |a|. */
export interface QuantizedSurface {
  readonly bytes: Int8Array<ArrayBuffer>;
  readonly scale: number;
}

/** Rounds surfaces to bytes; what is not finite becomes 0. */
export function quantize(values: Float32Array): QuantizedSurface {
  let scale = 0;
  for (let k = 0; k < values.length; k++) {
    const size = Math.abs(values[k] ?? NaN);
    if (size > scale && size < Infinity) scale = size;
  }
  const factor = scale > 0 ? 127 / scale : 0;
  const bytes = new Int8Array(values.length);
  for (let k = 0; k < values.length; k++) {
    const value = values[k] ?? NaN;
    // From 1.5 on, truncation rounds down, and is faster than Math.round.
    if (Math.abs(value) <= scale) bytes[k] = ((value * factor + 128.5) | 0) - 128;
  }
  return { bytes, scale };
}
