import type { Dataset } from '../../model/dataset';
import { evaluationBatch } from '../memory';
import type { Network } from '../network';
import type { Pass } from '../pass';
import type { Signal } from '../signal';

/** Room around the outermost example. */
const margin = 1.05;

/** Half the side of the square [−extent, extent]² that holds every example of a data set with two features. */
export function extentOf({ train, test }: Dataset): number {
  let largest = 0;
  for (const set of test ? [train, test] : [train]) for (const x of set.x) largest = Math.max(largest, Math.abs(x));
  return largest > 0 ? largest * margin : 1;
}

/** Activations of every unit over the plane of two features, in a grid of side × side cells. */
export class SurfaceGrid {
  private readonly pass: Pass;
  /** A of the wanted layers, and where it goes. */
  private readonly surfaces: readonly { readonly activations: Signal; readonly values: Float32Array }[];

  /** `positions`: the layers whose units are wanted. */
  constructor(
    network: Network,
    readonly extent: number,
    readonly side: number,
    readonly positions: readonly number[],
  ) {
    const pass = network.pass({ capacity: Math.min(evaluationBatch, side * side) });
    this.pass = pass;
    this.surfaces = positions.map((position) => {
      const activations = pass.layer(position).a;
      return { activations, values: new Float32Array(activations.width * side * side) };
    });
  }

  /**
   * One sweep of the grid with that moment's weights. Of each wanted layer: a at the cells' centres, unit after unit,
   * each row by row from x₂ = extent down. The arrays are the grid's own and are filled anew by the next sweep.
   */
  sweep(): readonly Float32Array[] {
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
      for (const { activations, values } of this.surfaces) {
        const { value, width } = activations;
        for (let j = 0; j < width; j++) {
          for (let i = 0; i < m; i++) values[j * cells + from + i] = value[i * width + j] ?? NaN;
        }
      }
    }
    return this.surfaces.map(({ values }) => values);
  }
}

/** Values as bytes: a ≈ byte · scale / 127, scale being max |a|. */
export interface QuantizedSurface {
  readonly bytes: Int8Array;
  readonly scale: number;
}

/** Rounds surfaces to bytes; what is not finite becomes 0. */
export function quantize(values: Float32Array): QuantizedSurface {
  let scale = 0;
  for (const value of values) if (Number.isFinite(value)) scale = Math.max(scale, Math.abs(value));
  const factor = scale > 0 ? 127 / scale : 0;
  const bytes = Int8Array.from(values, (value) => (Number.isFinite(value) ? Math.round(value * factor) : 0));
  return { bytes, scale };
}
