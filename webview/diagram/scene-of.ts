import type { NetworkView } from '../../src/protocol/network';
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
  const view = state.exampleView;
  const inputs = network.layers[0]?.units ?? 0;
  return {
    arrangement,
    values: readValues(network, state.snapshot),
    palette,
    selection: state.selection,
    unitView: state.unitView,
    x: view?.x.byteLength === 8 * inputs ? new Float64Array(view.x) : undefined,
    label: view?.label,
    predicted: view?.predicted,
    classes: state.session?.prepared?.classes,
    points: state.points,
    rasters,
    side: state.snapshot?.side ?? 0,
  };
}
