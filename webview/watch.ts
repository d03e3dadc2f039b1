import type { Watch } from '../src/protocol/snapshot';
import { isWeighted } from './diagram/layers/table';
import type { Host } from './host';
import type { PanelState, Store } from './store';

/** Bytes of a snapshot that surfaces may take; the rest of its 64 KB are weights and activations. */
const surfaceBudget = 36_000;
const finest = 64;
/** Coarser than this a surface says nothing. */
const coarsest = 12;

/** Side of each unit's surface in cells, so that all of them fit a snapshot; 0 where the input is not a plane. */
export function surfaceSide(state: PanelState): number {
  const layers = state.network?.layers ?? [];
  if (state.session?.prepared?.features !== 2 || layers[0]?.units !== 2) return 0;
  return finestSide(layers.reduce((sum, layer) => (isWeighted(layer) ? sum + layer.units : sum), 0));
}

/** The same for this many units with weights over a plane. */
export function finestSide(units: number): number {
  const side = Math.min(finest, Math.floor(Math.sqrt(surfaceBudget / Math.max(1, units))));
  return side < coarsest ? 0 : side;
}

/**
 * Tells the host what the page shows, and asks for the data points as soon as a plane of two features is prepared.
 */
export function keepWatch(store: Store, host: Host): void {
  let last = '';
  const tell = (): void => {
    const state = store.state;
    const watch: Watch = { visible: !document.hidden, example: state.example, surface: surfaceSide(state) };
    const key = JSON.stringify(watch);
    if (key === last || state.session?.engine !== 'live') return;
    last = key;
    void host.call('watch', watch);
  };
  /** Which loading's plane of points was requested. */
  let plane: number | undefined;
  const fetchPoints = async (): Promise<void> => {
    const { engine, prepared } = store.state.session ?? {};
    const load = engine === 'live' && prepared?.features === 2 ? prepared.load : undefined;
    if (load === plane) return;
    plane = load;
    if (load === undefined) return;
    const points = await host.call('points', { limit: 1000 });
    if (points) store.update({ points });
  };
  store.on(['session', 'network', 'example'], tell);
  store.on(['session'], () => {
    if (store.state.session?.engine !== 'live') last = '';
    void fetchPoints();
  });
  document.addEventListener('visibilitychange', tell);
}
