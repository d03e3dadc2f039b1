import { deepEqual, equal, notEqual } from 'node:assert/strict';
import type { LayerView, NetworkView } from '../../../src/protocol/network';
import { Store } from '../../../webview/store';

const networkOf = (version: number, names: readonly string[]): NetworkView => ({
  version,
  title: 'net',
  layers: names.map(
    (name, position): LayerView => ({
      position,
      index: null,
      kind: 'flatten',
      name,
      named: false,
      units: 2,
      inputs: 2,
      output: [2, 'm'],
      tensors: [],
      parameters: 0,
    }),
  ),
  parameters: 0,
  readable: true,
  problems: [],
  hasData: true,
  dataExample: '',
  trusted: true,
});

describe('what the panel says of layers', () => {
  let store: Store;
  beforeEach(() => {
    store = new Store(() => undefined);
    store.showNetwork(networkOf(1, ['input', 'flatten-1', 'flatten-2']));
    store.update({ selection: { position: 2, unit: 1 }, cursor: 1 });
  });
  const next = (version: number, layers: number, from: number, positions: (number | null)[]): void => {
    const names = Array.from({ length: layers }, (_, i) => (i === 0 ? 'input' : `flatten-${i}`));
    store.showNetwork({ ...networkOf(version, names), former: { version: from, positions } });
  };

  it('stays with them where layers are inserted above', () => {
    const keys = store.state.layerKeys;
    next(2, 5, 1, [0, 2, 4]);
    deepEqual([store.state.selection, store.state.cursor], [{ position: 4, unit: 1 }, 2]);
    deepEqual(
      [0, 2, 4].map((position) => store.state.layerKeys[position]),
      keys,
    );
    equal(new Set(store.state.layerKeys).size, 5);
  });

  it('is said no longer of one that is deleted, and never of the one that has come to its place', () => {
    const [, , key] = store.state.layerKeys;
    next(2, 3, 1, [0, 1, null]);
    deepEqual([store.state.selection, store.state.cursor], [null, 1]);
    notEqual(store.state.layerKeys[2], key);
  });

  it('stays with them where they change places', () => {
    const [input, first, second] = store.state.layerKeys;
    next(2, 3, 1, [0, 2, 1]);
    deepEqual([store.state.selection, store.state.cursor], [{ position: 1, unit: 1 }, 2]);
    deepEqual(store.state.layerKeys, [input, second, first]);
  });

  it('stays at its position where the version is the same, or nothing is known of the change', () => {
    const before = store.state;
    store.showNetwork({ ...networkOf(1, ['input', 'flatten-1', 'flatten-2']), readable: false });
    store.showNetwork(networkOf(2, ['input', 'flatten-1', 'flatten-2']));
    deepEqual(store.state.selection, before.selection);
    deepEqual(store.state.layerKeys, before.layerKeys);
  });
});
