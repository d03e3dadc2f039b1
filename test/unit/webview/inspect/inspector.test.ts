import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict';
import type { ExampleReference } from '../../../../src/protocol/example';
import type { NetworkView } from '../../../../src/protocol/network';
import type { SessionView } from '../../../../src/protocol/panel';
import type { LayerReport, UnitView } from '../../../../src/protocol/unit';
import { mountInspector } from '../../../../webview/inspect/inspector';
import { type Selection, Store } from '../../../../webview/store';
import { TestClock } from '../../test-clock';
import { denseLayer, dropoutLayer, inputLayer } from '../diagram/scenes';
import { inPage, Part, ThemedPage } from '../elements';
import { HeldHost } from '../held-host';
import { sessionOf } from '../loaded-session';
import { canvasesOf, listenerIn, markup, words } from '../markup';
import { networkOf } from './places';

const network: NetworkView = networkOf(
  inputLayer(2),
  { ...denseLayer(1, 4, 2, 'tanh'), name: 'hidden', tensors: [{ name: 'weight', symbol: 'W', shape: [4, 2] }] },
  { ...dropoutLayer(2, 4), name: 'dropout' },
  { ...dropoutLayer(3, 4), name: 'rest' },
);
const example: ExampleReference = { from: 'train', index: 0 };
const buffer = (...values: number[]): ArrayBuffer => Float64Array.from(values).buffer;

function viewOf(position: number, unit: number, change: Partial<UnitView> = {}): UnitView {
  return {
    ...{ moment: { load: 1, epoch: 0, step: 0 }, position, unit, example: 'train 0', z: 1, a: 0.75, examples: 9 },
    ...{ silent: 0, saturated: 0, histogram: { low: 0, high: 1, bins: 1, groups: 1, counts: buffer(9) } },
    exciting: { indices: buffer(6), activations: buffer(0.9) },
    ...change,
  };
}

function reportOf(position: number, change: Partial<LayerReport> = {}): LayerReport {
  const none = { low: 0, high: 0, counts: buffer() };
  return {
    ...{ moment: { load: 1, epoch: 0, step: 0 }, position, weightNorm: 5.5, gradientNorm: 0.25, dead: 0, saturated: 3 },
    ...{ twins: 0, weights: none, activations: none, gradients: none, spreads: {}, examples: 9, of: 9 },
    ...change,
  };
}

const snapshotOf = (step: number, position = 1) => {
  const weight = Float32Array.from({ length: 8 }, (_, i) => (i === 0 ? -1 : 1)).buffer;
  const layers = [{ position, weight, rows: 4, columns: 2, maxWeight: 1, surfaceScale: 1 }];
  return { sequence: step, moment: { load: 1, epoch: step, step }, side: 0, layers };
};

class Place extends Part {
  clientWidth = 312;
  label = '';
  setAttribute(_: string, value: string): void {
    this.label = value;
  }
}

/** An inspector, and what it shows. */
class Bench {
  readonly page = new ThemedPage();
  readonly clock = new TestClock();
  readonly held = new HeldHost();
  readonly store = new Store((flush) => flush());
  readonly place = new Place();
  shown: unknown;
  /** How often it has drawn. */
  draws = 0;

  constructor(session: SessionView | null = sessionOf(1), shownNetwork: NetworkView | null = network) {
    Object.assign(globalThis, this.page.names);
    if (shownNetwork) this.store.showNetwork(shownNetwork);
    this.store.update({ session: session ?? undefined, example });
    mountInspector(this.place as unknown as HTMLElement, this.store, this.held.host, this.clock, (template) => {
      this.shown = template;
      this.draws++;
    });
  }

  get text(): string {
    return words(this.shown);
  }
  select(selection: Selection | null): string {
    this.store.update({ selection });
    return this.text;
  }
  step(name: 'left' | 'right') {
    return listenerIn(this.shown, `chevron-${name} `);
  }
  /** Steps to the next or the previous unit, and says which. */
  go(name: 'left' | 'right'): Selection | null {
    this.step(name).on('click');
    return this.store.state.selection;
  }
}

const { error } = console;

describe('the inspector', () => {
  inPage(new ThemedPage().names);
  beforeEach(() => {
    console.error = () => undefined;
  });
  afterEach(() => {
    console.error = error;
  });

  it('says what to click while nothing is chosen', () => {
    const bench = new Bench();
    match(bench.text, /^Inspector Click a unit/);
    equal(bench.place.label, 'Inspector');
    match(bench.select({ position: 9 }), /^Inspector Click a unit/);
  });

  it('waits for a network first', () => {
    const bench = new Bench(sessionOf(1), null);
    bench.store.update({ selection: { position: 0 } });
    match(bench.text, /^Inspector Opening the network/);
  });

  it('names the layer and which of its units is shown', () => {
    const bench = new Bench();
    match(bench.select({ position: 1 }), /^hidden 4 units dense · tanh /);
    match(markup(bench.shown), /class="inspect-kind" title=dense · tanh/);
    bench.store.update({ selection: null });
    match(bench.select({ position: 1, unit: 2 }), /^hidden unit 3 of 4 dense · tanh /);
    bench.store.update({ selection: null });
    match(bench.select({ position: 1, unit: 4 }), /^hidden 4 units /, 'a unit that is no longer there is none');
    bench.store.update({ selection: null });
    match(bench.select({ position: 2, unit: 3 }), /^dropout unit 4 of 4 (?!dropout)/);
    bench.store.update({ selection: null });
    match(bench.select({ position: 3, unit: 0 }), /^rest unit 1 of 4 dropout /);
    bench.store.update({ selection: null });
    match(bench.select({ position: 0, unit: 0 }), /^input value 1 of 2 (?!input)/);
  });

  it('steps through the units, and no further', () => {
    const bench = new Bench();
    bench.select({ position: 1 });
    match(bench.step('left').tag, /title=Previous unit \?disabled=true/);
    match(bench.step('right').tag, /title=Next unit \?disabled=false/);
    deepEqual(bench.go('right'), { position: 1, unit: 0 });
    bench.store.update({ unitView: viewOf(1, 0) });
    match(bench.step('left').tag, /\?disabled=true/);
    deepEqual(bench.go('right'), { position: 1, unit: 1 });
    bench.store.update({ unitView: viewOf(1, 1) });
    match(bench.step('left').tag, /\?disabled=false/);
    deepEqual(bench.go('left'), { position: 1, unit: 0 });
    bench.store.update({ selection: null });
    bench.select({ position: 1, unit: 3 });
    match(bench.step('right').tag, /\?disabled=true/);
  });

  it('says what is missing for numbers, and what to do', () => {
    const session = sessionOf(1);
    const hint = (change: Partial<SessionView> | null): string | undefined => {
      const bench = new Bench(change && { ...session, ...change });
      bench.select({ position: 1, unit: 0 });
      return /inspect-hint" role="status">(.*?)</.exec(markup(bench.shown))?.[1];
    };
    equal(hint({}), undefined);
    match(hint({ engine: 'preparing', sentence: 'less' }) ?? '', /^Reading the data/);
    equal(hint({ engine: 'none', sentence: 'A word.', disabled: { train: 'less' } }), 'A word.');
    equal(hint({ engine: 'none', disabled: { train: 'Save it first.' } }), 'Save it first.');
    match(hint({ engine: 'none' }) ?? '', /^Press Train/);
    match(hint(null) ?? '', /^Press Train/);
  });

  it('says that the engine does not answer, until it does', async () => {
    const bench = new Bench();
    bench.select({ position: 1, unit: 0 });
    const unanswered = (): boolean => markup(bench.shown).includes('role="status"');
    equal(unanswered(), false);
    bench.held.calls[0]?.fail();
    await bench.held.received();
    equal(unanswered(), true);
    const { draws } = bench;
    bench.clock.advance(500);
    bench.held.calls[1]?.fail();
    await bench.held.received();
    equal(bench.draws, draws, 'it has said so');
    bench.clock.advance(1000);
    bench.held.calls[2]?.answer(viewOf(1, 0));
    await bench.held.received();
    equal(unanswered(), false);
  });

  it('shows the numbers of the unit that is chosen alone', () => {
    const bench = new Bench();
    bench.select({ position: 1, unit: 0 });
    doesNotMatch(bench.text, /0\.7500/);
    for (const other of [viewOf(1, 1), viewOf(2, 0)]) {
      bench.store.update({ unitView: other });
      doesNotMatch(bench.text, /0\.7500/);
    }
    bench.store.update({ unitView: viewOf(1, 0) });
    match(bench.text, /= 0\.7500/);
    match(markup(bench.shown), /class="inspect-body " aria-busy=false/);
  });

  it('keeps what it shows until another unit’s numbers are there, for as long as that seems at once', () => {
    const bench = new Bench();
    bench.select({ position: 1, unit: 0 });
    match(bench.text, /unit 1 of 4/, 'the first is shown at once');
    bench.store.update({ unitView: viewOf(1, 0) });
    match(bench.select({ position: 1, unit: 1 }), /unit 1 of 4/);
    bench.clock.advance(199);
    match(bench.select({ position: 1, unit: 2 }), /unit 1 of 4/);
    bench.clock.advance(1);
    match(bench.text, /unit 3 of 4/);
    equal(bench.clock.untilNext, undefined);
    match(bench.select({ position: 1, unit: 3 }), /unit 3 of 4/);
    bench.store.update({ unitView: viewOf(1, 3, { a: 0.125 }) });
    match(bench.text, /unit 4 of 4 .*= 0\.1250/);
    equal(bench.clock.untilNext, undefined, 'it waits for nothing');
    // Of the layer itself too.
    match(bench.select({ position: 1 }), /unit 4 of 4/);
    bench.store.update({ layerReport: reportOf(0) });
    match(bench.text, /unit 4 of 4/);
    bench.store.update({ layerReport: reportOf(1) });
    match(bench.text, /^hidden 4 units/);
    match(bench.select({ position: 1, unit: 0 }), /^hidden 4 units/);
    bench.clock.advance(200);
    match(bench.text, /unit 1 of 4/);
    match(bench.select(null), /^Inspector/);
  });

  it('waits where another layer is chosen, and not where that is the same one at another position', () => {
    const bench = new Bench();
    bench.select({ position: 1 });
    bench.store.update({ layerReport: reportOf(1) });
    match(bench.select({ position: 2 }), /^hidden/);
    bench.clock.advance(200);
    match(bench.text, /^dropout/);
    const [input, hidden, dropout, rest] = network.layers;
    if (!input || !hidden || !dropout || !rest) throw new Error('there are four layers');
    const layers = [input, hidden, { ...rest, position: 2 }, { ...dropout, position: 3 }];
    bench.store.showNetwork({ ...network, version: 2, layers, former: { version: 1, positions: [0, 1, 3, 2] } });
    match(bench.text, /^dropout/);
    equal(bench.clock.untilNext, undefined);
  });

  it('shows another unit at once where no engine could answer', () => {
    const bench = new Bench({ ...sessionOf(1), engine: 'none' });
    bench.select({ position: 1, unit: 0 });
    match(bench.select({ position: 1, unit: 1 }), /unit 2 of 4/);
  });

  it('says of which moment its numbers are where the toolbar is further, and keeps the room for that while training', () => {
    const bench = new Bench();
    bench.select({ position: 1, unit: 0 });
    bench.store.update({ unitView: viewOf(1, 0) });
    const moment = (): string | undefined => /inspect-moment">(.*?)</.exec(markup(bench.shown))?.[1];
    equal(moment(), undefined);
    bench.store.update({ session: sessionOf(1, 7) });
    equal(moment(), 'epoch 0');
    const session = sessionOf(1);
    if (!session.progress) throw new Error('the session has progress');
    bench.store.update({ session: { ...session, progress: { ...session.progress, status: 'training' } } });
    equal(moment(), '');
    bench.select({ position: 1 });
    bench.store.update({ session: sessionOf(1, 7), layerReport: reportOf(1) });
    equal(moment(), 'epoch 0');
  });

  it('dims the numbers of an example that is no longer the chosen one', () => {
    const bench = new Bench();
    bench.select({ position: 1, unit: 0 });
    bench.store.update({ unitView: viewOf(1, 0) });
    bench.store.update({ example: { from: 'train', index: 1 } });
    bench.store.update({
      exampleView: { moment: { load: 1, epoch: 0, step: 0 }, example: 'x', x: buffer(), raw: buffer() },
    });
    match(markup(bench.shown), /class="inspect-body past" aria-busy=true/);
    bench.store.update({ unitView: viewOf(1, 0, { example: 'train 1' }) });
    match(markup(bench.shown), /class="inspect-body " aria-busy=false/);
    const { example: _, ...none } = viewOf(1, 0);
    bench.store.update({ example: null, unitView: none });
    match(markup(bench.shown), /class="inspect-body " aria-busy=false/);
  });

  it('lets an exciting example flow', () => {
    const bench = new Bench();
    bench.select({ position: 1, unit: 0 });
    bench.store.update({ unitView: viewOf(1, 0, { twin: { unit: 3, correlation: 0.9 } }) });
    listenerIn(bench.shown, 'class="exciting"').on('click');
    deepEqual(bench.store.state.example, { from: 'train', index: 6 });
    listenerIn(bench.shown, 'class="link"').on('click');
    deepEqual(bench.store.state.selection, { position: 1, unit: 3 });
  });

  it('shows a layer with its numbers and its weights, and of which moment those are', () => {
    const bench = new Bench();
    bench.select({ position: 1 });
    const picture = () => canvasesOf(bench.shown)[0]?.all('fill')[0];
    equal(picture(), undefined);
    bench.store.update({ snapshot: snapshotOf(0, 2) });
    equal(picture(), undefined, 'it is the snapshot of another layer');
    bench.store.update({ snapshot: snapshotOf(0) });
    equal(picture() === undefined, false);
    doesNotMatch(bench.text, /5\.500/);
    bench.store.update({ layerReport: reportOf(1) });
    match(bench.text, /5\.500/);
    doesNotMatch(bench.text, /epoch/);
    match(bench.text, /Click a unit of this layer/);
    bench.store.update({ snapshot: snapshotOf(40) });
    match(bench.text, /epoch 40/);
    doesNotMatch(bench.text, /epoch 0/);
  });

  it('follows snapshots only with what shows them', () => {
    const bench = new Bench();
    const drawsOf = (act: () => void): number => {
      const before = bench.draws;
      act();
      return bench.draws - before;
    };
    equal(
      drawsOf(() => bench.store.update({ snapshot: snapshotOf(1) })),
      0,
    );
    bench.select({ position: 1 });
    equal(
      drawsOf(() => bench.store.update({ snapshot: snapshotOf(2) })),
      1,
    );
    bench.select({ position: 1, unit: 0 });
    bench.store.update({ unitView: viewOf(1, 0) });
    equal(
      drawsOf(() => bench.store.update({ snapshot: snapshotOf(3) })),
      0,
    );
  });

  it('is as wide as its place, and in the colours of the theme', () => {
    const bench = new Bench();
    bench.select({ position: 1, unit: 0 });
    const width = (): number => Number(/<svg class="curve" width=(\d+)/.exec(markup(bench.shown))?.[1]);
    equal(width(), 284);
    const { draws } = bench;
    bench.page.resize();
    equal(bench.draws, draws);
    bench.place.clientWidth = 428;
    bench.page.resize();
    equal(width(), 400);
    for (const hidden of [28, 0]) {
      bench.place.clientWidth = hidden;
      bench.page.resize();
      equal(width(), 400, 'a place that is not shown has no width');
    }
    bench.store.update({ selection: null });
    bench.select({ position: 1 });
    bench.store.update({ snapshot: snapshotOf(0) });
    const colour = () => canvasesOf(bench.shown)[0]?.all('fill')[0]?.colour;
    const dark = colour();
    bench.page.becomeLight();
    equal(JSON.stringify(colour()) === JSON.stringify(dark), false);
  });
});
