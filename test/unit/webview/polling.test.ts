import { deepEqual, equal } from 'node:assert/strict';
import { firstRetry, longestRetry, Poller } from '../../../webview/polling';
import { TestClock } from '../test-clock';

/** A poller whose requests are answered as the test says. */
class Bench {
  readonly clock = new TestClock();
  readonly requests: { readonly key: string; resolve(): void; reject(): void }[] = [];
  readonly stored: string[] = [];
  readonly settled: boolean[] = [];
  wanted: { readonly key: string; readonly version: string } | undefined = { key: 'a', version: '' };
  private readonly poller = new Poller(
    () => {
      const { wanted } = this;
      return wanted && { ...wanted, interval: 100, fetch: () => this.request(wanted.key) };
    },
    (failed) => this.settled.push(failed),
    this.clock,
  );

  update(): void {
    this.poller.update();
  }

  /** Ends the oldest request that is under way. */
  async end(how: 'resolve' | 'reject'): Promise<void> {
    this.requests.shift()?.[how]();
    // The poller continues in the microtasks of this turn.
    await new Promise((resolve) => setImmediate(resolve));
  }

  private request(key: string): Promise<() => void> {
    return new Promise((resolve, reject) => {
      this.requests.push({
        key,
        resolve: () => resolve(() => this.stored.push(key)),
        reject: () => reject(new Error('none')),
      });
    });
  }
}

describe('a poller', () => {
  let bench: Bench;
  const { error } = console;
  beforeEach(() => {
    bench = new Bench();
    console.error = () => undefined;
  });
  afterEach(() => {
    console.error = error;
  });

  it('asks once for what does not change', async () => {
    bench.update();
    await bench.end('resolve');
    bench.update();
    equal(bench.clock.untilNext, undefined);
    deepEqual([bench.requests.length, bench.stored, bench.settled], [0, ['a'], [false]]);
  });

  it('asks for a new version after the interval, and for another key at once', async () => {
    bench.update();
    await bench.end('resolve');
    bench.wanted = { key: 'a', version: '1' };
    bench.update();
    equal(bench.clock.untilNext, 100);
    bench.wanted = { key: 'b', version: '1' };
    bench.update();
    equal(bench.requests[0]?.key, 'b');
    equal(bench.clock.untilNext, undefined);
  });

  it('asks again after a failure although nothing has changed, at growing intervals, until there is an answer', async () => {
    const pauses: (number | undefined)[] = [];
    bench.update();
    for (let i = 0; i < 8; i++) {
      await bench.end('reject');
      pauses.push(bench.clock.untilNext);
      bench.clock.advance(bench.clock.untilNext ?? 0);
      equal(bench.requests.length, 1);
    }
    deepEqual(
      pauses,
      [1, 2, 4, 8, 16, 32, 64, 128].map((times) => Math.min(longestRetry, firstRetry * times)),
    );
    await bench.end('resolve');
    deepEqual([bench.stored, bench.settled.at(-1), bench.clock.untilNext], [['a'], false, undefined]);
  });

  it('stops asking once nothing is wanted', async () => {
    bench.update();
    await bench.end('reject');
    bench.wanted = undefined;
    bench.update();
    equal(bench.clock.untilNext, undefined);
    equal(bench.requests.length, 0);
  });

  it('neither stores an answer about another key nor reports its failure, and asks about the current one', async () => {
    for (const how of ['resolve', 'reject'] as const) {
      bench.wanted = { key: 'former', version: '' };
      bench.update();
      bench.wanted = { key: 'current', version: '' };
      bench.update();
      await bench.end(how);
      equal(bench.requests[0]?.key, 'current', how);
      await bench.end('resolve');
    }
    deepEqual(bench.stored, ['current', 'current']);
    equal(bench.settled.includes(true), false);
  });

  it('has one request under way, whatever changes meanwhile', async () => {
    bench.update();
    bench.wanted = { key: 'b', version: '' };
    bench.update();
    bench.clock.advance(longestRetry);
    bench.update();
    deepEqual(
      bench.requests.map(({ key }) => key),
      ['a'],
    );
    await bench.end('resolve');
    deepEqual([bench.requests.map(({ key }) => key), bench.stored], [['b'], []]);
  });

  it('counts failures of the same key alone, says each, and tells of those that still matter', async () => {
    let said = 0;
    console.error = () => said++;
    bench.update();
    await bench.end('reject');
    bench.clock.advance(firstRetry);
    await bench.end('reject');
    deepEqual([bench.clock.untilNext, said, bench.settled], [2 * firstRetry, 2, [true, true]]);
    bench.wanted = { key: 'b', version: '' };
    bench.update();
    await bench.end('reject');
    deepEqual([bench.clock.untilNext, said, bench.settled], [firstRetry, 3, [true, true, true]]);
    bench.clock.advance(firstRetry);
    bench.wanted = undefined;
    await bench.end('reject');
    deepEqual([bench.clock.untilNext, said, bench.settled.length], [undefined, 4, 3]);
  });
});
