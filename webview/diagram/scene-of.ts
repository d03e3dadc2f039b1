import type { NetworkView } from '../../src/protocol/network';
import type { WalkView } from '../../src/protocol/walk';
import { apartFromToolbar } from '../moment';
import type { PanelState } from '../store';
import type { Palette } from '../ui/palette';
import type { Arrangement } from './arrangement';
import { readValues } from './layer-values';
import type { Scene } from './scene';
import type { SurfaceRasters } from './surface-raster';

/** What the state says, as the picture needs it. */
export function sceneOf(
  state: PanelState,
  network: NetworkView,
  arrangement: Arrangement,
  palette: Palette,
  rasters: SurfaceRasters,
): Scene {
  const prediction = state.snapshot?.prediction;
  // What is known of the example that flows in the snapshot; another may have been chosen since.
  const view = prediction && prediction.example === state.exampleView?.example ? state.exampleView : undefined;
  const values = readValues(network, state.snapshot);
  const inputs = network.layers[0]?.units ?? 0;
  const known = view?.x.byteLength === 8 * inputs ? new Float64Array(view.x) : undefined;
  return {
    arrangement,
    values,
    palette,
    selection: state.selection,
    unitView: state.unitView,
    x: prediction ? (values[0]?.activation ?? known) : undefined,
    label: view?.label,
    predicted: prediction?.predicted,
    classes: state.session?.prepared?.classes,
    points: state.points,
    rasters,
    ...(state.microscope && state.walk ? shownOf(state.walk) : {}),
    side: state.snapshot?.side ?? 0,
    moment: apartFromToolbar(state, state.snapshot?.moment),
  };
}

/** What the microscope shows in place of a and W. */
function shownOf(walk: WalkView): Pick<Scene, 'derivatives' | 'changes'> {
  const isUpdate = walk.stops[walk.stop]?.part === 'update';
  return {
    derivatives: derivativesIn(walk),
    ...(isUpdate
      ? { changes: new Map(walk.changes.map(({ position, change }) => [position, new Float64Array(change)])) }
      : {}),
  };
}

/** What the stops of the way back have come to, up to the open one. */
function derivativesIn({ stops, stop }: WalkView): ReadonlyMap<number, Float64Array> {
  if (stops[stop]?.part !== 'backward') return new Map();
  return new Map(
    stops.slice(0, stop + 1).flatMap(({ part, position, value }) => {
      const numbers = value?.column ?? value?.numbers;
      return part === 'backward' && position !== undefined && numbers ? [[position, new Float64Array(numbers)]] : [];
    }),
  );
}
