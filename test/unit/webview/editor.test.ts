import { deepEqual, equal, match } from 'node:assert/strict';
import type { Edit } from '../../../src/model/edit';
import type { EditOutcome } from '../../../src/protocol/edit';
import type { LayerView, NetworkView } from '../../../src/protocol/network';
import { panelContract, panelEvents } from '../../../src/protocol/panel';
import { Peer } from '../../../src/protocol/rpc';
import { hasUnits, NetworkEditor } from '../../../webview/diagram/editor';
import type { Host } from '../../../webview/host';
import { Store } from '../../../webview/store';

const layer = (position: number, kind: LayerView['kind'], more: Partial<LayerView> = {}): LayerView => ({
  position,
  index: null,
  kind,
  name: `${kind}${position}`,
  named: true,
  units: 2,
  inputs: 2,
  output: [2, 'm'],
  tensors: [],
  parameters: 0,
  ...more,
});

const layers = [
  layer(0, 'input', { sizes: [2], named: false }),
  layer(1, 'dense', { units: 4, activation: 'tanh' }),
  layer(2, 'dropout', { rate: 0.5, named: false }),
  layer(3, 'dense', { units: 1, activation: 'sigmoid' }),
];

const networkOf = (version: number, all: readonly LayerView[] = layers): NetworkView => ({
  version,
  title: 'net',
  layers: [...all],
  parameters: 0,
  readable: true,
  problems: [],
  hasData: true,
  dataExample: '',
  trusted: true,
});

/** An editor whose host answers as the test says, and the results of its gestures. */
class Bench {
  readonly store = new Store(() => undefined);
  readonly sent: { readonly method: string; readonly params: unknown }[] = [];
  readonly refusals: string[] = [];
  readonly chosen: number[] = [];
  readonly editor: NetworkEditor;
  answer: EditOutcome | Error = {};

  constructor(network: NetworkView | null = networkOf(7)) {
    if (network) this.store.showNetwork(network);
    let receive: (message: unknown) => void = () => undefined;
    const channel = {
      post: (message: unknown): void => {
        const { id, method, params } = message as { id: number; method: string; params: unknown };
        this.sent.push({ method, params });
        const { answer } = this;
        receive(
          answer instanceof Error
            ? { type: 'error', id, message: answer.message, data: null }
            : { type: 'result', id, result: answer },
        );
      },
      listen: (listener: (message: unknown) => void): void => {
        receive = listener;
      },
    };
    const nothing = (): void => undefined;
    const events = {
      network: nothing,
      session: nothing,
      history: nothing,
      records: nothing,
      snapshot: nothing,
      runs: nothing,
      cursor: nothing,
      focus: nothing,
    };
    const host: Host = new Peer<typeof panelEvents, typeof panelContract>(
      channel,
      panelEvents,
      panelContract,
      { calls: {}, events },
      { report: nothing },
    );
    this.editor = new NetworkEditor(this.store, host, {
      refuse: (sentence) => this.refusals.push(sentence),
      choose: (position) => this.chosen.push(position),
    });
  }

  get edits(): Edit[] {
    return this.sent.filter(({ method }) => method === 'edit').map(({ params }) => (params as { edit: Edit }).edit);
  }

  /** Resolves once the host's answers have been received. */
  async heard(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('the diagram’s editor', () => {
  before(() => Object.assign(globalThis, { document: { documentElement: { lang: 'en' } } }));
  after(() => Reflect.deleteProperty(globalThis, 'document'));

  it('sends each gesture with the version that is shown, and layers by their positions in it', () => {
    const bench = new Bench();
    const { editor } = bench;
    editor.insert(1, 'dense');
    editor.insert(1, 'dropout');
    editor.insert(1, 'flatten');
    editor.remove(2);
    editor.move(1, 3);
    editor.duplicate(2);
    editor.rename(1, 'first');
    editor.setActivation(3, 'relu');
    editor.paste(3);
    deepEqual(bench.edits, [
      { type: 'insert', after: 1, kind: 'dense', units: 4, activation: 'tanh' },
      { type: 'insert', after: 1, kind: 'dropout' },
      { type: 'insert', after: 1, kind: 'flatten' },
      { type: 'delete', layer: 2 },
      { type: 'move', layer: 1, after: 3 },
      { type: 'duplicate', layer: 2 },
      { type: 'rename', layer: 1, name: 'first' },
      { type: 'activation', layer: 3, activation: 'relu' },
    ]);
    deepEqual(bench.sent.at(-1), { method: 'paste', params: { version: 7, after: 3 } });
    equal(
      bench.sent.every(({ params }) => (params as { version: number }).version === 7),
      true,
    );
  });

  it('takes units and rates as a person types them, and says what is none', () => {
    const bench = new Bench();
    const { editor } = bench;
    editor.typeUnits(1, ' 1,024 ');
    editor.typeUnits(0, '3');
    editor.typeUnits(0, '1');
    editor.typeRate(2, '0.25');
    editor.typeRate(2, '0');
    deepEqual(bench.edits, [
      { type: 'units', layer: 1, units: 1024 },
      { type: 'units', layer: 0, units: 3 },
      { type: 'units', layer: 0, units: 1 },
      { type: 'rate', layer: 2, rate: 0.25 },
      { type: 'rate', layer: 2, rate: 0 },
    ]);
    for (const typed of ['', ' ', 'four', '0', '-1', '2.5', '1e99']) editor.typeUnits(1, typed);
    for (const typed of ['', 'half', '1', '-0.1', 'NaN']) editor.typeRate(2, typed);
    equal(bench.edits.length, 5);
    equal(bench.refusals.length, 12);
    match(bench.refusals[2] ?? '', /“four” is not a number of units/);
    match(bench.refusals.at(-1) ?? '', /“NaN” is not a dropout rate/);
  });

  it('never deletes the input, and says why', () => {
    const bench = new Bench();
    bench.editor.remove(0);
    deepEqual(bench.sent, []);
    match(bench.refusals[0] ?? '', /input can’t be deleted/);
  });

  it('sends nothing that changes nothing', () => {
    const bench = new Bench();
    const { editor } = bench;
    editor.move(2, 2);
    editor.move(2, 1);
    editor.move(2, 4);
    editor.rename(1, 'dense1');
    editor.rename(1, '');
    editor.typeUnits(1, '4');
    editor.typeRate(2, '0.5');
    editor.setActivation(1, 'tanh');
    editor.changeUnits(3, -1);
    editor.changeUnits(2, 1);
    editor.changeUnits(9, 1);
    deepEqual(bench.sent, []);
    editor.rename(2, 'dropout2');
    deepEqual(bench.edits, [{ type: 'rename', layer: 2, name: 'dropout2' }]);
    editor.changeUnits(1, 1);
    editor.changeUnits(1, -3);
    deepEqual(bench.edits.slice(1), [
      { type: 'units', layer: 1, units: 5 },
      { type: 'units', layer: 1, units: 1 },
    ]);
  });

  it('chooses what an edit has made once the network shows it, and not before', async () => {
    const bench = new Bench();
    bench.answer = { chosen: { version: 9, position: 2 } };
    bench.editor.insert(1, 'dense');
    await bench.heard();
    bench.store.showNetwork(networkOf(8));
    bench.editor.settle();
    deepEqual(bench.chosen, []);
    bench.store.showNetwork(networkOf(9));
    bench.editor.settle();
    bench.editor.settle();
    deepEqual(bench.chosen, [2]);
  });

  it('chooses nothing in a later network, where that layer may be at another position', async () => {
    const bench = new Bench(networkOf(9));
    bench.answer = { chosen: { version: 8, position: 2 } };
    bench.editor.duplicate(1);
    await bench.heard();
    bench.store.showNetwork(networkOf(10));
    bench.editor.settle();
    deepEqual(bench.chosen, []);
  });

  it('chooses it at once where the network came before the answer', async () => {
    const bench = new Bench(networkOf(9));
    bench.answer = { chosen: { version: 9, position: 3 } };
    bench.editor.paste(2);
    await bench.heard();
    deepEqual(bench.chosen, [3]);
  });

  it('chooses it also where a layer was copied or changed meanwhile', async () => {
    const bench = new Bench();
    bench.answer = { chosen: { version: 8, position: 2 } };
    bench.editor.duplicate(1);
    await bench.heard();
    bench.answer = {};
    await bench.editor.copy(1);
    bench.editor.rename(1, 'first');
    await bench.heard();
    bench.store.showNetwork(networkOf(8));
    bench.editor.settle();
    deepEqual(bench.chosen, [2]);
  });

  it('chooses nothing that a person has turned away from, that is not there, or that created no layer', async () => {
    const bench = new Bench();
    bench.answer = { chosen: { version: 8, position: 1 } };
    bench.editor.duplicate(1);
    await bench.heard();
    bench.editor.forget();
    bench.editor.changeUnits(1, 1);
    await bench.heard();
    bench.store.showNetwork(networkOf(8));
    bench.editor.settle();
    bench.answer = { chosen: { version: 8, position: 4 } };
    bench.editor.remove(3);
    await bench.heard();
    deepEqual(bench.chosen, []);
  });

  it('says why the host refused, or did not answer', async () => {
    const bench = new Bench();
    bench.answer = { refusal: 'It was deleted.' };
    bench.editor.move(1, 2);
    await bench.heard();
    bench.answer = new Error('the page is gone');
    bench.editor.paste(1);
    await bench.heard();
    equal(bench.refusals[0], 'It was deleted.');
    match(bench.refusals[1] ?? '', /the page is gone/);
    deepEqual(bench.chosen, []);
  });

  it('cuts a layer only where it could be copied', async () => {
    const bench = new Bench();
    bench.answer = { refusal: 'It was replaced.' };
    await bench.editor.cut(1);
    deepEqual(bench.sent, [{ method: 'copyLayer', params: { version: 7, layer: 1 } }]);
    bench.answer = {};
    await bench.editor.cut(1);
    deepEqual(bench.edits, [{ type: 'delete', layer: 1 }]);
  });

  it('does nothing while no network is shown', async () => {
    const bench = new Bench(null);
    const { editor } = bench;
    editor.remove(1);
    editor.paste(0);
    await editor.cut(1);
    deepEqual(bench.sent, []);
  });

  it('knows whose units can be set', () => {
    deepEqual(layers.map(hasUnits), [true, true, false, true]);
    equal(hasUnits(layer(0, 'input', { sizes: [8, 8] })), false);
    equal(hasUnits(layer(0, 'flatten')), false);
  });
});
