import { deepEqual, equal } from 'node:assert/strict';
import { firstRetry } from '../../../webview/polling';
import { Store } from '../../../webview/store';
import { finestSide, keepWatch, pollPoints, surfaceSide } from '../../../webview/watch';
import { TestClock } from '../test-clock';
import { denseLayer, dropoutLayer, inputLayer } from './diagram/scenes';
import { HeldHost } from './held-host';
import { sessionOf } from './loaded-session';

const pointsOf = (load: number) => ({
  moment: { load, epoch: 0, step: 0 },
  x: new ArrayBuffer(0),
  label: new ArrayBuffer(0),
  extent: 1,
});

describe('the side of a surface', () => {
  const networkOf = (inputs: number, ...units: number[]) => ({
    ...{
      version: 1,
      title: '',
      parameters: 0,
      readable: true,
      problems: [],
      hasData: true,
      dataExample: '',
      trusted: true,
    },
    layers: [inputLayer(inputs), ...units.map((n, i) => (n === 0 ? dropoutLayer(i + 1, 2) : denseLayer(i + 1, n, 2)))],
  });

  it('is as fine as lets all of them fit a snapshot, and none where that is too coarse', () => {
    deepEqual([finestSide(0), finestSide(1), finestSide(10), finestSide(250), finestSide(251)], [64, 64, 60, 12, 0]);
  });

  it('counts the units with weights of a network over a plane', () => {
    const store = new Store(() => undefined);
    const side = (inputs: number, ...units: number[]): number => {
      store.showNetwork(networkOf(inputs, ...units));
      return surfaceSide(store.state);
    };
    equal(side(2, 10), 0);
    store.update({ session: sessionOf(1) });
    deepEqual([side(2, 6, 0, 4), side(3, 10)], [60, 0]);
    const session = sessionOf(1);
    const { prepared } = session;
    store.update({ session: { ...session, ...(prepared ? { prepared: { ...prepared, features: 3 } } : {}) } });
    equal(side(2, 10), 0);
    equal(surfaceSide(new Store(() => undefined).state), 0);
  });
});

describe('what the host is told of the page', () => {
  const before = Reflect.get(globalThis, 'document');
  afterEach(() => Object.assign(globalThis, { document: before }));

  it('is what it shows, each time that changes, while an engine lives', async () => {
    const listeners: (() => void)[] = [];
    const page = { hidden: false, addEventListener: (_: string, listener: () => void) => listeners.push(listener) };
    Object.assign(globalThis, { document: page });
    const store = new Store((flush) => flush());
    const held = new HeldHost();
    keepWatch(store, held.host);
    const watched = async (): Promise<unknown[]> => {
      const calls = held.calls.splice(0);
      for (const call of calls) call.answer(call.method === 'watch' ? {} : pointsOf(1));
      await held.received();
      return calls.flatMap(({ method, params }) => (method === 'watch' ? [params] : []));
    };
    store.update({ example: { from: 'train', index: 1 } });
    deepEqual(held.calls, []);
    store.update({ session: sessionOf(1) });
    deepEqual(held.calls.map(({ method }) => method).sort(), ['points', 'watch']);
    deepEqual(await watched(), [{ visible: true, example: { from: 'train', index: 1 }, surface: 0 }]);
    page.hidden = true;
    for (const listener of listeners) listener();
    deepEqual(await watched(), [{ visible: false, example: { from: 'train', index: 1 }, surface: 0 }]);
    store.update({ example: null });
    deepEqual(await watched(), [{ visible: false, example: null, surface: 0 }]);
    store.update({ session: { ...sessionOf(1), engine: 'lost' }, example: { from: 'train', index: 2 } });
    deepEqual(await watched(), []);
  });
});

describe('the data points of a plane', () => {
  let store: Store;
  let held: HeldHost;
  let clock: TestClock;
  const { error } = console;
  beforeEach(() => {
    store = new Store((flush) => flush());
    held = new HeldHost();
    clock = new TestClock();
    pollPoints(store, held.host, clock);
    console.error = () => undefined;
  });
  afterEach(() => {
    console.error = error;
  });

  it('are those of the load that is shown, however late those of an earlier one come', async () => {
    store.update({ session: sessionOf(1) });
    store.update({ session: sessionOf(2) });
    const [first, second] = held.calls.splice(0);
    second?.answer(pointsOf(2));
    await held.received();
    first?.answer(pointsOf(1));
    await held.received();
    for (const call of held.calls.splice(0)) call.answer(pointsOf(2));
    await held.received();
    equal(store.state.points?.moment.load, 2);
  });

  it('are requested again after a failure, once more and no oftener', async () => {
    store.update({ session: sessionOf(1) });
    held.calls.shift()?.fail();
    await held.received();
    deepEqual([held.calls.length, clock.untilNext], [0, firstRetry]);
    clock.advance(firstRetry);
    held.calls.shift()?.answer(pointsOf(1));
    await held.received();
    equal(store.state.points?.moment.load, 1);
    store.update({ session: sessionOf(1) });
    deepEqual([held.calls.length, clock.untilNext], [0, undefined]);
  });

  it('are not requested of an engine that has no plane', () => {
    const session = sessionOf(1);
    const { prepared } = session;
    store.update({ session: { ...session, ...(prepared ? { prepared: { ...prepared, features: 3 } } : {}) } });
    equal(held.calls.length, 0);
  });
});
