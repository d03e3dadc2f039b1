import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import {
  type CallHandlers,
  type Channel,
  defineContract,
  type EventHandlers,
  forwardCalls,
  forwardEvents,
  Peer,
  RemoteError,
} from '../../../src/protocol/rpc';

const calculator = defineContract({
  calls: {
    add: { params: v.object({ a: v.number(), b: v.number() }), result: v.number() },
    fail: { params: v.object({}), result: v.number() },
    lie: { params: v.object({}), result: v.number() },
    wait: { params: v.object({}), result: v.string() },
  },
  events: { noticed: v.object({ word: v.string() }) },
});
const nothing = defineContract({ calls: {}, events: {} });
const nobody = { calls: {}, events: {} };

class Detailed extends Error {
  readonly detail = 42;
}

/** Two ends of a channel that clones what crosses it, as every real one does, and delivers later. */
function channelPair(): [Channel, Channel, { post(message: unknown): void }] {
  const receivers: [((message: unknown) => void) | undefined, ((message: unknown) => void) | undefined] = [
    undefined,
    undefined,
  ];
  const end = (self: 0 | 1): Channel => ({
    post: (message) => {
      const copy = structuredClone(message);
      queueMicrotask(() => receivers[self === 0 ? 1 : 0]?.(copy));
    },
    listen: (receive) => {
      receivers[self] = receive;
    },
  });
  return [end(0), end(1), { post: (message) => receivers[1]?.(message) }];
}

function connect(calls: Partial<CallHandlers<typeof calculator>> = {}, events: EventHandlers<typeof calculator> = {}) {
  const [near, far, wire] = channelPair();
  const reports: string[] = [];
  const words: string[] = [];
  let finish: (word: string) => void = () => undefined;
  const answering = new Peer(
    far,
    calculator,
    nothing,
    {
      calls: {
        add: ({ a, b }) => a + b,
        fail: () => {
          throw new Detailed('no');
        },
        lie: () => JSON.parse('"seven"'),
        wait: () =>
          new Promise<string>((resolve) => {
            finish = resolve;
          }),
        ...calls,
      },
      events: { noticed: ({ word }) => words.push(word), ...events },
    },
    {
      report: (sentence) => reports.push(sentence),
      describe: (error) => (error instanceof Detailed ? { detail: error.detail } : undefined),
    },
  );
  const asking = new Peer(near, nothing, calculator, nobody, { report: (sentence) => reports.push(sentence) });
  return { asking, answering, reports, words, wire, finish: (word: string) => finish(word) };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Peer', () => {
  it('answers every call with what its handler gives, whatever the order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer(), fc.integer()), { maxLength: 20 }), async (pairs) => {
        const { asking } = connect();
        const sums = await Promise.all(pairs.map(([a, b]) => asking.call('add', { a, b })));
        assert.deepEqual(
          sums,
          pairs.map(([a, b]) => a + b),
        );
      }),
      { seed: 7, numRuns: 50 },
    );
  });

  it('a later call may be answered first', async () => {
    const { asking, finish } = connect();
    const slow = asking.call('wait', {});
    assert.equal(await asking.call('add', { a: 1, b: 2 }), 3);
    finish('done');
    assert.equal(await slow, 'done');
  });

  it('rejects with what the far side threw and the data it attached', async () => {
    const { asking, reports } = connect();
    await assert.rejects(
      asking.call('fail', {}),
      (error) =>
        error instanceof RemoteError &&
        error.message === 'no' &&
        JSON.stringify(error.data) === JSON.stringify({ detail: 42 }),
    );
    assert.deepEqual(reports, ['fail failed']);
  });

  it('refuses an answer that does not fit the contract', async () => {
    const { asking } = connect();
    await assert.rejects(asking.call('lie', {}), /does not fit its contract/);
  });

  it('refuses parameters that do not fit, before the handler sees them', async () => {
    let seen = 0;
    const { wire, reports } = connect({
      add: () => {
        seen++;
        return 0;
      },
    });
    wire.post({ type: 'call', id: 1, method: 'add', params: { a: 1, b: 'two' } });
    await settled();
    assert.equal(seen, 0);
    assert.equal(reports.length, 1);
  });

  it('has no calls but those of its contract, those of every object included', async () => {
    const { wire, reports } = connect();
    for (const method of ['subtract', 'constructor', 'toString', '__proto__']) {
      wire.post({ type: 'call', id: 1, method, params: {} });
    }
    await settled();
    assert.deepEqual(reports, ['subtract failed', 'constructor failed', 'toString failed', '__proto__ failed']);
  });

  it('delivers events, and reports those that fit no contract', async () => {
    const { asking, wire, reports, words } = connect();
    asking.emit('noticed', { word: 'first' });
    await settled();
    wire.post({ type: 'event', name: 'noticed', payload: { word: 3 } });
    wire.post({ type: 'event', name: 'constructor', payload: {} });
    assert.deepEqual(words, ['first']);
    assert.equal(reports.length, 2);
  });

  it('outlives a handler of events that throws', async () => {
    const { asking, reports } = connect(
      {},
      {
        noticed: () => {
          throw new Error('mine');
        },
      },
    );
    asking.emit('noticed', { word: 'x' });
    assert.equal(await asking.call('add', { a: 2, b: 2 }), 4);
    assert.deepEqual(reports, ['the handler of noticed threw']);
  });

  it('passes on, through an end between, just the calls and events that are named', async () => {
    const { asking: beyond, words } = connect();
    const [near, far] = channelPair();
    const reports: string[] = [];
    const named = { add: calculator.calls.add, fail: calculator.calls.fail };
    const between = defineContract({ calls: named, events: calculator.events });
    new Peer(
      far,
      between,
      nothing,
      {
        calls: forwardCalls<typeof calculator, 'add' | 'fail'>(named, (method, params) => beyond.call(method, params)),
        events: forwardEvents<typeof calculator, 'noticed'>(calculator.events, (name, word) => beyond.emit(name, word)),
      },
      { report: (sentence) => reports.push(sentence), describe: (error) => error instanceof RemoteError && error.data },
    );
    const asking = new Peer(near, nothing, between, nobody, { report: () => undefined });
    assert.equal(await asking.call('add', { a: 20, b: 22 }), 42);
    await assert.rejects(
      asking.call('fail', {}),
      (error) => error instanceof RemoteError && JSON.stringify(error.data) === JSON.stringify({ detail: 42 }),
    );
    asking.emit('noticed', { word: 'far' });
    await settled();
    assert.deepEqual([words, reports], [['far'], ['fail failed']]);
  });

  it('survives any message at all and reports what fits no envelope', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        const { wire, reports } = connect();
        wire.post(message);
        const isEnvelope = typeof message === 'object' && message !== null && 'type' in message;
        if (!isEnvelope) assert.equal(reports.length, 1);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('rejects open calls and later ones with the reason once it is closed', async () => {
    const { asking } = connect();
    const open = asking.call('wait', {});
    asking.close(new Error('the engine has ended'));
    await assert.rejects(open, /the engine has ended/);
    await assert.rejects(asking.call('add', { a: 1, b: 1 }), /the engine has ended/);
  });

  it('answers nobody once it is closed, and does nothing any more: the new listener has not called', async () => {
    let added = 0;
    const { asking, answering, finish } = connect({
      add: () => {
        added++;
        return 0;
      },
    });
    let settledYet = false;
    const late = (): void => {
      settledYet = true;
    };
    asking.call('wait', {}).then(late, late);
    await settled();
    answering.close(new Error('the page is gone'));
    finish('too late');
    asking.call('add', { a: 1, b: 1 }).then(late, late);
    await settled();
    assert.deepEqual([settledYet, added], [false, 0]);
  });

  it('takes no answer to a call of the end that it replaces', async () => {
    const [near, far] = channelPair();
    const asking = new Peer(near, nothing, calculator, nobody, { report: () => undefined, firstId: 1000 });
    far.listen(() => {
      far.post({ type: 'result', id: 1, result: 4 });
      far.post({ type: 'result', id: 1000, result: 5 });
    });
    assert.equal(await asking.call('add', { a: 2, b: 3 }), 5);
  });

  it('ignores a second answer to one call', async () => {
    const [near, far] = channelPair();
    const asking = new Peer(near, nothing, calculator, nobody, { report: () => undefined });
    far.listen(() => {
      far.post({ type: 'result', id: 1, result: 5 });
      far.post({ type: 'result', id: 1, result: 6 });
    });
    assert.equal(await asking.call('add', { a: 2, b: 3 }), 5);
    await settled();
  });
});
