import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { type Clock, Throttle } from '../../../src/host/throttle';

/** A clock that a test moves; timers are called in the order of their times. */
class TestClock implements Clock {
  time = 0;
  private timers: { readonly at: number; readonly action: () => void }[] = [];

  now(): number {
    return this.time;
  }

  after(delay: number, action: () => void): () => void {
    const timer = { at: this.time + delay, action };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((each) => each !== timer);
    };
  }

  advance(milliseconds: number): void {
    const end = this.time + milliseconds;
    for (;;) {
      const next = this.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.timers = this.timers.filter((each) => each !== next);
      this.time = next.at;
      next.action();
    }
    this.time = end;
  }
}

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
