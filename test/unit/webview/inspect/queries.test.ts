import { deepEqual } from 'node:assert/strict';
import type { NetworkView } from '../../../../src/protocol/network';
import type { ViewName } from '../../../../src/protocol/view';
import { pollSelection } from '../../../../webview/inspect/queries';
import { pollSections } from '../../../../webview/inspect/section-queries';
import { type Selection, Store } from '../../../../webview/store';
import { denseLayer, inputLayer } from '../diagram/scenes';
import { HeldHost } from '../held-host';
import { sessionOf } from '../loaded-session';

const network: NetworkView = {
  version: 1,
  title: 'net',
  layers: [inputLayer(2), denseLayer(1, 3, 2)],
  parameters: 9,
  readable: true,
  problems: [],
  hasData: true,
  dataExample: '',
  trusted: true,
};
const example = { from: 'train', index: 4 } as const;

/** What is asked of the host with this selection, in a loaded session where nothing else is said. */
function asked(selection: Selection | null, session = sessionOf(1), view?: ViewName): unknown[] {
  const store = new Store((flush) => flush());
  const held = new HeldHost();
  store.showNetwork(network);
  store.update({ session, example, view });
  pollSelection(
    store,
    held.host,
    () => undefined,
    () => 180,
  );
  store.update({ selection });
  return held.calls.map(({ method, params }) => [method, params]);
}

describe('the inspector asks', () => {
  it('for a layer, or for a unit with the example and its surface', () => {
    deepEqual(asked({ position: 1 }), [['layer', { position: 1 }]]);
    deepEqual(asked({ position: 1, unit: 2 }), [['unit', { position: 1, unit: 2, example, surface: 180 }]]);
    const { progress, ...idle } = sessionOf(1);
    const training = { ...idle, ...(progress ? { progress: { ...progress, status: 'training' as const } } : {}) };
    deepEqual(asked({ position: 1, unit: 2 }, training), [['unit', { position: 1, unit: 2, example, surface: 96 }]]);
  });

  it('for a surface only where the features are two', () => {
    for (const features of [1, 3]) {
      const session = sessionOf(1);
      const { prepared } = session;
      const wide = { ...session, ...(prepared ? { prepared: { ...prepared, features } } : {}) };
      deepEqual(asked({ position: 1, unit: 0 }, wide), [['unit', { position: 1, unit: 0, example, surface: 0 }]]);
    }
  });

  it('for nothing that is not there, or that no engine holds', () => {
    deepEqual(asked(null), []);
    deepEqual(asked({ position: 2 }), []);
    deepEqual(asked({ position: 1, unit: 3 }), []);
    deepEqual(asked({ position: 1 }, sessionOf(undefined)), []);
    deepEqual(asked({ position: 1 }, { ...sessionOf(1), engine: 'lost' }), []);
  });

  it('for nothing below a large view, and again once that is closed', () => {
    deepEqual(asked({ position: 1, unit: 2 }, sessionOf(1), 'health'), []);
    const store = new Store((flush) => flush());
    const held = new HeldHost();
    store.showNetwork(network);
    const { prepared, ...idle } = sessionOf(1);
    const session = { ...idle, ...(prepared ? { prepared: { ...prepared, features: 4 } } : {}) };
    store.update({ session, example, view: 'health', selection: { position: 1, unit: 2 } });
    const width = (): number => 180;
    pollSelection(store, held.host, () => undefined, width);
    pollSections(store, held.host, width);
    const methods = (): string[] => held.calls.map(({ method }) => method).sort();
    store.update({ session: { ...session } });
    deepEqual(methods(), []);
    store.update({ view: undefined });
    // Layer 1 is the last one, of a regression.
    deepEqual(methods(), ['fit', 'plane', 'unit']);
  });

  it('at once for what is chosen when it begins', () => {
    const store = new Store((flush) => flush());
    const held = new HeldHost();
    store.showNetwork(network);
    store.update({ session: sessionOf(1), selection: { position: 0 } });
    pollSelection(
      store,
      held.host,
      () => undefined,
      () => 180,
    );
    deepEqual(
      held.calls.map(({ method }) => method),
      ['layer'],
    );
  });
});
