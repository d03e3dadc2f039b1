import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { Throttle } from '../../../src/host/throttle';
import { TestClock } from '../test-clock';

describe('Throttle', () => {
  const interval = 100;
  let clock: TestClock;
  let times: number[];
  let throttle: Throttle;
  beforeEach(() => {
    clock = new TestClock();
    times = [];
    throttle = new Throttle(interval, () => times.push(clock.time), clock);
  });

  it('acts at once when asked after a rest, then once an interval later for all that asked meanwhile', () => {
    throttle.ask();
    clock.advance(30);
    throttle.ask();
    clock.advance(30);
    throttle.ask();
    deepEqual(times, [0]);
    clock.advance(1000);
    deepEqual(times, [0, 100]);
    throttle.ask();
    deepEqual(times, [0, 100, 1060]);
  });

  it('does at once what was requested, and not a second time', () => {
    throttle.now();
    throttle.ask();
    clock.advance(10);
    throttle.now();
    clock.advance(1000);
    deepEqual(times, [0, 10]);
  });

  it('counts the interval from the last call, whoever made it', () => {
    throttle.ask();
    clock.advance(90);
    throttle.now();
    throttle.ask();
    clock.advance(1000);
    deepEqual(times, [0, 90, 190]);
  });

  it('forgets what was requested when it is cancelled, and can be asked again', () => {
    throttle.now();
    throttle.ask();
    throttle.cancel();
    clock.advance(1000);
    deepEqual(times, [0]);
    throttle.ask();
    deepEqual(times, [0, 1000]);
  });

  it('never acts twice within an interval and never leaves a request unanswered (seed 17)', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 250 }), { maxLength: 60 }), (pauses) => {
        const own = new TestClock();
        const acted: number[] = [];
        const each = new Throttle(interval, () => acted.push(own.time), own);
        let asked = 0;
        for (const pause of pauses) {
          own.advance(pause);
          asked = own.time;
          each.ask();
        }
        own.advance(interval);
        acted.slice(1).forEach((time, i) => {
          ok(time - (acted[i] ?? 0) >= interval);
        });
        equal(pauses.length === 0 || (acted.at(-1) ?? -1) >= asked, true);
      }),
      { seed: 17, numRuns: 500 },
    );
  });
});
