import type { Watch } from '../src/protocol/snapshot';
import { isWeighted } from './diagram/layers/table';
import type { Host } from './host';
import { type Clock, Poller, type Query } from './polling';
import type { PanelState, Store } from './store';
import { paceAt } from './time/speed';

/** Bytes of a snapshot that surfaces may take; the rest of its 64 KB are weights and activations. */
const surfaceBudget = 36_000;
const finest = 64;
/** Coarser than this a surface says nothing. */
const coarsest = 12;
/** Points of each set that a scatter plot shows. */
const mostPoints = 1000;

const silent = (): void => undefined;

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

/** Keeps the host informed of what the page shows, and the store of the data points of a plane. */
export function keepWatch(store: Store, host: Host): void {
  const watch = new Poller(() => watchQuery(store, host), silent);
  store.on(['session', 'network', 'example', 'speed'], () => watch.update());
  document.addEventListener('visibilitychange', () => watch.update());
  pollPoints(store, host);
}

/** Requests the data points as soon as a plane of two features is loaded. */
export function pollPoints(store: Store, host: Host, clock?: Clock): void {
  const points = new Poller(() => pointsQuery(store, host), silent, clock);
  store.on(['session'], () => points.update());
}

/** A live engine has to know each new state of the page, and a new engine the present one. */
function watchQuery({ state }: Store, host: Host): Query | undefined {
  if (state.session?.engine !== 'live') return undefined;
  const { example, speed } = state;
  const pace = speed === undefined ? undefined : paceAt(speed);
  const watch: Watch = {
    visible: !document.hidden,
    example,
    surface: surfaceSide(state),
    ...(pace === undefined ? {} : { pace }),
  };
  const fetch = async () => {
    await host.call('watch', watch);
    return silent;
  };
  return { key: 'watch', version: JSON.stringify(watch), interval: 0, fetch };
}

function pointsQuery(store: Store, host: Host): Query | undefined {
  const { engine, prepared } = store.state.session ?? {};
  if (engine !== 'live' || prepared?.features !== 2) return undefined;
  const fetch = async () => {
    const points = await host.call('points', { limit: mostPoints });
    return () => {
      if (points) store.update({ points });
    };
  };
  return { key: `points of ${prepared.load}`, version: '', interval: 0, fetch };
}
