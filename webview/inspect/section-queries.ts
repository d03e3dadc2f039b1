import type { SessionView } from '../../src/protocol/panel';
import type { Host } from '../host';
import { shownMoment } from '../moment';
import { type Clock, Poller, type Query } from '../polling';
import type { PanelState, Store } from '../store';

/** Milliseconds between two requests while the network trains. */
const interval = 400;
/** Examples of each set in a scatter plot. */
const mostExamples = 1000;
/** Side of a surface in cells while the network trains: the finest cells are not seen then. */
const movingSide = 64;
const finestSide = 512;

/** The features that surfaces are over where there are more than two, until a person chooses others. */
export const firstFeatures: readonly [number, number] = [0, 1];

/**
 * Keeps `fit` and `plane` of the store in step with the selection and training, but below a large view; `width` is that of
 * a surface in pixels.
 */
export function pollSections(store: Store, host: Host, width: () => number, clock?: Clock): void {
  const silent = (): void => undefined;
  const fit = new Poller(() => fitQuery(store.state, store, host), silent, clock);
  const plane = new Poller(() => planeQuery(store.state, store, host, width()), silent, clock);
  store.on(['view', 'selection', 'snapshot', 'session', 'network', 'features'], () => {
    fit.update();
    plane.update();
  });
}

function versionOf({ session, snapshot }: PanelState): string {
  return `${snapshot?.moment.step ?? -1} ${shownMoment(session)?.step ?? 0} ${session?.progress?.status ?? ''}`;
}

/** The data of the engine that can be asked; undefined below a large view, where no answer would be seen. */
function answering({ view, session }: PanelState): SessionView['prepared'] {
  return view === undefined && session?.engine === 'live' ? session.prepared : undefined;
}

/** Of a regression's last layer. */
function fitQuery(state: PanelState, store: Store, host: Host): Query | undefined {
  const { selection, network } = state;
  const prepared = answering(state);
  if (!prepared || prepared.classes || selection?.position !== (network?.layers.length ?? 0) - 1) return undefined;
  const unit = selection.unit ?? 0;
  const fetch = async () => {
    const fit = await host.call('fit', { unit, limit: mostExamples });
    return () => store.update({ fit: fit ?? undefined });
  };
  return { key: `fit of ${unit} of ${prepared.load}`, version: versionOf(state), interval, fetch };
}

/** Of a unit of a network with more than two inputs. */
function planeQuery(state: PanelState, store: Store, host: Host, width: number): Query | undefined {
  const { selection, session, network, features = firstFeatures } = state;
  const prepared = answering(state);
  const layer = selection && network?.layers[selection.position];
  if (!prepared || prepared.features <= 2 || !layer || selection.position === 0) return undefined;
  const { position, unit } = selection;
  if (unit === undefined || unit >= layer.units || features.some((feature) => feature >= prepared.features))
    return undefined;
  const isMoving = session?.progress?.status === 'training';
  const side = isMoving ? movingSide : Math.min(finestSide, Math.round(width * (globalThis.devicePixelRatio || 1)));
  const fetch = async () => {
    const plane = await host.call('plane', { position, unit, features: [features[0], features[1]], side });
    return () => store.update({ plane });
  };
  const key = `plane ${features.join(' ')} of unit ${unit} of layer ${position} of ${prepared.load}`;
  return { key, version: versionOf(state), interval, fetch };
}
