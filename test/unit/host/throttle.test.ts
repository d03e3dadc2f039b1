import { deepEqual, equal } from 'node:assert/strict';
import { Throttle } from '../../../src/host/throttle';

describe('Throttle', () => {
  const interval = 40;
  let times: number[];
  let resolve: () => void;
  const throttle = new Throttle(interval, () => {
    times.push(performance.now());
    resolve();
  });
  const acted = (): Promise<void> =>
    new Promise((settle) => {
      resolve = settle;
    });
  beforeEach(() => {
    times = [];
    resolve = () => undefined;
  });
  afterEach(() => throttle.cancel());

  it('acts at once after a rest, then once more for however many asked meanwhile, no sooner than the interval', async () => {
    throttle.now();
    times = [];
    const next = acted();
    const asked = performance.now();
    for (let i = 0; i < 100; i++) throttle.ask();
    equal(times.length, 0, 'it was asked right after it had acted');
    await next;
    equal(times.length, 1);
    // A timer may fire up to a millisecond early.
    equal((times[0] ?? 0) - asked >= interval - 2, true, `${(times[0] ?? 0) - asked} ms`);
    // No timer is left: what was asked for is done.
    const again = acted();
    throttle.now();
    await again;
    equal(times.length, 2);
  });

  it('acts at once when asked after a rest', () => {
    const rested = new Throttle(interval, () => times.push(1));
    rested.ask();
    deepEqual(times, [1]);
    rested.ask();
    deepEqual(times, [1]);
    rested.cancel();
  });

  it('does at once what was asked for, and not a second time', async () => {
    const order: string[] = [];
    const each = new Throttle(interval, () => order.push('acted'));
    each.now();
    each.ask();
    each.now();
    deepEqual(order, ['acted', 'acted']);
    // A timer that was set later with the same interval fires later: the first would have fired by then.
    await new Promise<void>((settle) => setTimeout(settle, interval + 1));
    order.push('later');
    deepEqual(order, ['acted', 'acted', 'later']);
  });

  it('forgets what was asked for when it is cancelled', async () => {
    const order: string[] = [];
    const each = new Throttle(interval, () => order.push('acted'));
    each.now();
    each.ask();
    each.cancel();
    await new Promise<void>((settle) => setTimeout(settle, interval + 1));
    deepEqual(order, ['acted']);
  });
});
