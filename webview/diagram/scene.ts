import type { Points } from '../../src/protocol/example';
import type { LayerView } from '../../src/protocol/network';
import type { UnitView } from '../../src/protocol/unit';
import type { Apart } from '../moment';
import type { Selection } from '../store';
import type { Palette } from '../ui/palette';
import type { Arrangement } from './arrangement';
import type { LayerValues } from './layer-values';
import { lookOf } from './layers/table';
import type { SurfaceRasters } from './surface-raster';

/** All that one redraw of the picture needs; drawing reads it and changes nothing. */
export interface Scene {
  readonly arrangement: Arrangement;
  readonly values: readonly LayerValues[];
  readonly palette: Palette;
  readonly selection: Selection | null;
  /** The chosen unit, once the engine has answered for it: its weights where a snapshot can't hold them. */
  readonly unitView: UnitView | undefined;
  /** x of the example that flows, as the network sees it. */
  readonly x: Float32Array | Float64Array | undefined;
  /** Its true and its predicted class. */
  readonly label: number | undefined;
  readonly predicted: number | undefined;
  readonly classes: readonly string[] | undefined;
  readonly points: Points | undefined;
  readonly rasters: SurfaceRasters;
  /** Side of a decision surface in cells. */
  readonly side: number;
  /** dz of the example, by position: of the layers that the microscope has gone back through, in place of their a. */
  readonly derivatives?: ReadonlyMap<number, Float64Array>;
  /** What an update adds to each W, by position, of the layers of which it is known: lines show it in place of W. */
  readonly changes?: ReadonlyMap<number, Float64Array>;
  /** What the picture must say of its moment beside the toolbar. */
  readonly moment: Apart | undefined;
}

const fallbackExtent = 1;

/** Half the side of the square that surfaces cover. */
export function extentOfPlane(scene: Scene): number {
  return scene.points?.extent ?? fallbackExtent;
}

/** a[l] of every unit: of the input x itself, of dropout and flatten what they are given. */
export function activationsOf(scene: Scene, position: number): Float32Array | Float64Array | undefined {
  for (let at = position; at >= 0; at--) {
    const own = scene.values[at]?.activation;
    if (own) return own;
    const layer: LayerView | undefined = scene.arrangement.columns[at]?.layer;
    const flow = layer && lookOf(layer).flow;
    if (flow === 'source') return scene.x?.length === layer?.units ? scene.x : undefined;
    if (flow === 'weighted') return undefined;
  }
  return undefined;
}

/** What the lines into a layer show, row by row, and the largest |value|: what an update adds to W, else W. */
export function shownWeights(
  { changes, values }: Pick<Scene, 'changes' | 'values'>,
  position: number,
): { readonly weights: Float32Array | Float64Array | undefined; readonly largest: number } {
  if (!changes) return { weights: values[position]?.weight, largest: values[position]?.maxWeight ?? 0 };
  const weights = changes.get(position);
  return { weights, largest: weights?.reduce((most, w) => Math.max(most, Math.abs(w)), 0) ?? 0 };
}

/** w[j, ·] of the unit, from the snapshot or from the engine's answer about this very unit. */
export function incomingWeights(scene: Scene, position: number, unit: number): ArrayLike<number> | undefined {
  const inputs = scene.arrangement.columns[position]?.layer.inputs ?? 0;
  const whole = scene.values[position]?.weight;
  if (whole) return whole.subarray(unit * inputs, (unit + 1) * inputs);
  const view = scene.unitView;
  if (view?.position !== position || view.unit !== unit || view.weights?.byteLength !== 8 * inputs) return undefined;
  return new Float64Array(view.weights);
}
