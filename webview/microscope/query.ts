import type { Host } from '../host';
import { shownMoment } from '../moment';
import { type Clock, Poller, type Query } from '../polling';
import type { PanelState, Store } from '../store';

/** Milliseconds between two requests about the same stop while the network trains. */
const interval = 250;

/** Keeps `walk` of the store in step with the microscope, the example, the unit and training; closed, it asks nothing. */
export function pollWalk(store: Store, host: Host, settled: (failed: boolean) => void, clock?: Clock): void {
  const poller = new Poller(() => walkQuery(store.state, store, host), settled, clock);
  store.on(['microscope', 'selection', 'example', 'snapshot', 'session', 'network'], () => poller.update());
}

function walkQuery(
  { microscope, session, example, selection }: PanelState,
  store: Store,
  host: Host,
): Query | undefined {
  const prepared = session?.engine === 'live' ? session.prepared : undefined;
  if (!microscope || !prepared || !example || example.from === 'typed') return undefined;
  const { stop, many } = microscope;
  const unit = selection?.unit === undefined ? undefined : { position: selection.position, unit: selection.unit };
  const question = { from: example.from, index: example.index, many, stop, ...(unit ? { unit } : {}) };
  const fetch = async () => {
    const walk = await host.call('walk', question);
    return () => store.update({ walk });
  };
  const version = `${shownMoment(session)?.step ?? 0} ${session?.progress?.status ?? ''}`;
  return { key: `walk ${JSON.stringify(question)} of ${prepared.load}`, version, interval, fetch };
}
