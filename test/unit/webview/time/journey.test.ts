import { deepEqual, equal } from 'node:assert/strict';
import type { SessionView } from '../../../../src/protocol/panel';
import { Store } from '../../../../webview/store';
import { Journey, wayOf } from '../../../../webview/time/journey';
import { TestClock } from '../../test-clock';
import { sessionOf } from '../loaded-session';

/** A session at rest at the last of its steps, with `shown` in its place. */
function resting(last: number, shown?: number): SessionView {
  const session = sessionOf(1, last);
  if (!session.progress) throw new Error('a session has progress');
  return {
    ...session,
    progress: { ...session.progress, ...(shown === undefined ? {} : { shown: { epoch: shown, step: shown } }) },
  };
}

/** A journey before a host that answers when it is told to. */
class Bench {
  readonly clock = new TestClock();
  readonly store = new Store((flush) => flush());
  readonly asked: (number | null)[] = [];
  readonly sentences: string[] = [];
  readonly journey: Journey;
  private waiting: { resolve(): void; reject(error: Error): void } | undefined;

  constructor(session: SessionView, speed = 10) {
    this.store.update({ session });
    const call = (_: string, { step }: { readonly step: number | null }): Promise<object> => {
      this.asked.push(step);
      return new Promise((resolve, reject) => {
        this.waiting = { resolve: () => resolve({}), reject };
      });
    };
    this.journey = new Journey(
      this.store,
      { call } as never,
      this.clock,
      () => speed,
      (sentence) => {
        if (sentence) this.sentences.push(sentence);
      },
    );
  }

  /** The host answers that the last wish is shown. */
  async answer(): Promise<void> {
    const step = this.asked.at(-1);
    this.store.update({ session: resting(wayOf(this.store.state.session)?.last ?? 0, step ?? undefined) });
    this.waiting?.resolve();
    await settled();
  }

  async fail(error: Error): Promise<void> {
    this.waiting?.reject(error);
    await settled();
  }
}

const settled = async (): Promise<void> => {
  for (let k = 0; k < 5; k++) await Promise.resolve();
};

describe('the way of a run', () => {
  it('is there for a run at rest that has been trained', () => {
    deepEqual(wayOf(resting(40)), { first: 0, step: 40, last: 40, batchesPerEpoch: 1 });
    deepEqual(wayOf(resting(40, 7)), { first: 0, step: 7, last: 40, batchesPerEpoch: 1 });
    equal(wayOf(resting(0)), undefined);
    equal(wayOf(undefined), undefined);
    const { progress, ...rest } = resting(40);
    equal(wayOf(progress && { ...rest, progress: { ...progress, status: 'training' } }), undefined);
    equal(wayOf({ ...resting(40), engine: 'lost' }), undefined);
    equal(wayOf(progress && { ...rest, progress: { ...progress, step: 40, epoch: 10 } })?.batchesPerEpoch, 4);
    equal(wayOf(progress && { ...rest, progress: { ...progress, step: 3, epoch: 0 } })?.batchesPerEpoch, 3);
  });
});

describe('a journey', () => {
  it('asks for one step at a time, and then for the newest wish alone', async () => {
    const bench = new Bench(resting(100));
    for (const step of [5, 6, 7, 8]) bench.journey.goTo(step);
    deepEqual(bench.asked, [5]);
    await bench.answer();
    deepEqual(bench.asked, [5, 8]);
    await bench.answer();
    bench.journey.goTo(null);
    deepEqual(bench.asked, [5, 8, null]);
  });

  it('plays from the shown step on, at its speed, until the end', async () => {
    const bench = new Bench(resting(20, 10), 10);
    bench.journey.play(1);
    equal(bench.journey.direction, 1);
    deepEqual(bench.asked, [10]);
    await bench.answer();
    bench.clock.advance(400);
    deepEqual(bench.asked, [10, 11]);
    bench.clock.advance(400);
    deepEqual(bench.asked, [10, 11], 'the next picture waits for the one before');
    await bench.answer();
    bench.clock.advance(40);
    equal(bench.asked.at(-1), 18);
    await bench.answer();
    bench.clock.advance(1000);
    equal(bench.journey.direction, 0);
    await bench.answer();
    equal(bench.asked.at(-1), 20);
  });

  it('plays from the other end where it is at the end of its way, and backwards', async () => {
    const bench = new Bench(resting(20));
    bench.journey.play(1);
    deepEqual(bench.asked, [0]);
    await bench.answer();
    bench.journey.play(-1);
    equal(bench.asked.at(-1), 20);
    await bench.answer();
    bench.clock.advance(200);
    equal(bench.asked.at(-1), 19);
    bench.journey.pause();
    equal(bench.journey.direction, 0);
    bench.clock.advance(2000);
    equal(bench.asked.at(-1), 19);
  });

  it('stops its film where a person goes elsewhere, or training goes on', async () => {
    const bench = new Bench(resting(20, 0));
    bench.journey.play(1);
    await bench.answer();
    bench.journey.goTo(3);
    equal(bench.journey.direction, 0);
    bench.journey.play(1);
    const { progress, ...rest } = resting(20);
    if (progress) bench.store.update({ session: { ...rest, progress: { ...progress, status: 'training' } } });
    bench.clock.advance(100);
    equal(bench.journey.direction, 0);
  });

  it('says what the host says of a step that cannot be shown, and goes on', async () => {
    const bench = new Bench(resting(20));
    bench.journey.goTo(4);
    await bench.fail(Object.assign(new Error('failed'), { data: { sentence: 'A moment is gone.' } }));
    deepEqual(bench.sentences, ['A moment is gone.']);
    bench.journey.goTo(5);
    equal(bench.asked.at(-1), 5);
    await bench.fail(new Error('the page is gone'));
    deepEqual(bench.sentences, ['A moment is gone.', 'the page is gone']);
  });
});
