import type { Host } from '../host';
import { shownMoment } from '../moment';
import { type Clock, Poller, type Query } from '../polling';
import type { Store } from '../store';

/** Milliseconds between two requests about a unit, and about a whole layer. */
const unitInterval = 125;
const layerInterval = 400;
/** Side of the inspector's decision surface in cells, while the network trains and at the resolution of the screen at most. */
const surfaceSide = { moving: 96, finest: 512 };

/** Keeps `unitView` and `layerReport` of the store in step with the selection, the example and training. */
export function pollSelection(
  store: Store,
  host: Host,
  settled: (failed: boolean) => void,
  width: () => number,
  clock?: Clock,
): void {
  const poller = new Poller(() => queryOf(store, host, width()), settled, clock);
  store.on(['view', 'selection', 'example', 'snapshot', 'session', 'network'], () => poller.update());
  poller.update();
}

/** What is selected; undefined while nothing is, a large view covers it, or no engine holds its weights. */
function queryOf(store: Store, host: Host, width: number): Query | undefined {
  const { view, selection, session, network, example, snapshot } = store.state;
  if (view || !selection || session?.engine !== 'live' || !session.prepared) return undefined;
  const { position, unit } = selection;
  const layer = network?.layers[position];
  if (!layer || (unit !== undefined && unit >= layer.units)) return undefined;
  const { load, features } = session.prepared;
  const { progress } = session;
  const version = `${snapshot?.moment.step ?? -1} ${shownMoment(session)?.step ?? 0} ${progress?.status ?? ''}`;
  if (unit === undefined) {
    const fetch = async () => {
      const layerReport = await host.call('layer', { position });
      return () => store.update({ layerReport });
    };
    return { key: `layer ${position} of ${load}`, version, interval: layerInterval, fetch };
  }
  const sharp = Math.min(surfaceSide.finest, Math.round(width * (globalThis.devicePixelRatio || 1)));
  const surface = features === 2 ? (progress?.status === 'training' ? surfaceSide.moving : sharp) : 0;
  const fetch = async () => {
    const unitView = await host.call('unit', { position, unit, example, surface });
    return () => store.update({ unitView });
  };
  const key = `unit ${unit} of layer ${position} for ${JSON.stringify(example)} of ${load}`;
  return { key, version, interval: unitInterval, fetch };
}
