import { deepEqual, equal } from 'node:assert/strict';
import { firstRetry } from '../../../webview/polling';
import { Store } from '../../../webview/store';
import { pollPoints } from '../../../webview/watch';
import { TestClock } from '../test-clock';
import { HeldHost } from './held-host';
import { sessionOf } from './loaded-session';

const pointsOf = (load: number) => ({
  moment: { load, epoch: 0, step: 0 },
  x: new ArrayBuffer(0),
  label: new ArrayBuffer(0),
  extent: 1,
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
