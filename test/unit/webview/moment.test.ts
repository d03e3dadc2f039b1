import assert from 'node:assert/strict';
import fc from 'fast-check';
import { historyOf } from '../../../src/runs/history/columns';
import {
  apart,
  apartFromToolbar,
  chosenPrediction,
  isReplaced,
  presentState,
  wrongCount,
} from '../../../webview/moment';
import { type PanelState, Store } from '../../../webview/store';
import { sessionOf } from './loaded-session';

const seed = 20261128;

const momentOf = (load: number, step: number) => ({ load, epoch: step, step });
const snapshotOf = (load: number, step: number) => ({
  sequence: step,
  moment: momentOf(load, step),
  side: 0,
  layers: [],
});
const pointsOf = (load: number) => ({
  moment: momentOf(load, 0),
  x: new ArrayBuffer(0),
  label: new ArrayBuffer(0),
  extent: 1,
});
const wrongOf = (load: number, step: number) => ({
  moment: momentOf(load, step),
  set: 'train' as const,
  indices: new Float64Array(0),
});
const historyTo = (epoch: number) =>
  historyOf(Array.from({ length: epoch + 1 }, (_, i) => ({ epoch: i, step: i, train: { cost: 1 } })));
const epochsIn = ({ state }: Store): number[] => [
  ...new Float64Array(state.history?.epoch ?? new ArrayBuffer(0), 0, state.history?.length),
];

/** What may reach a panel, in any order. */
const load = fc.integer({ min: 1, max: 3 });
const step = fc.integer({ min: 0, max: 20 });
const events = fc.array(
  fc.oneof(
    fc.tuple(fc.constant('session' as const), fc.option(load, { nil: undefined }), step),
    fc.tuple(fc.constantFrom('snapshot' as const, 'wrong' as const, 'points' as const), load, step),
  ),
  { maxLength: 30 },
);

function apply(store: Store, [kind, of, at]: readonly [string, number | undefined, number]): void {
  if (kind === 'session') store.update({ session: sessionOf(of, at) });
  else if (kind === 'snapshot') store.update({ snapshot: snapshotOf(of ?? 0, at) });
  else if (kind === 'wrong') store.update({ wrong: wrongOf(of ?? 0, at) });
  else store.update({ points: pointsOf(of ?? 0) });
}

describe('the moments of what a panel shows', () => {
  it(`are of the network that is loaded, whatever comes in whatever order (seed ${seed})`, () => {
    fc.assert(
      fc.property(events, (all) => {
        const store = new Store(() => undefined);
        for (const event of all) {
          apply(store, event);
          const { session, snapshot, wrong, points } = store.state;
          const loaded = session?.prepared?.load;
          for (const figure of [snapshot, wrong, points]) assert.ok(!figure || figure.moment.load === loaded);
        }
      }),
      { seed, numRuns: 1000 },
    );
  });

  it(`come back with the session that they belong to: nothing of the present network is lost (seed ${seed})`, () => {
    fc.assert(
      fc.property(events, load, (all, last) => {
        const store = new Store(() => undefined);
        for (const event of all) apply(store, event);
        const snapshot = snapshotOf(last, 3);
        store.update({ snapshot });
        store.update({ session: sessionOf(last, 3) });
        assert.equal(store.state.snapshot, snapshot);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('take the history of a run away with its network, and not before its own has come', () => {
    const store = new Store(() => undefined);
    store.update({ session: sessionOf(1) });
    store.replaceHistory(historyTo(1));
    store.update({ session: sessionOf(1, 5) });
    store.appendHistory(historyTo(2));
    assert.deepEqual(epochsIn(store), [0, 1, 2]);
    store.update({ session: sessionOf(undefined) });
    assert.equal(store.state.history, undefined);
    store.replaceHistory(historyTo(0));
    store.update({ session: sessionOf(2) });
    store.appendHistory(historyTo(1));
    assert.deepEqual(epochsIn(store), [0, 1]);
  });

  it('leave what is held alone where all is present', () => {
    const held: PanelState = {
      runs: [],
      olderRuns: 0,
      layerKeys: [],
      selection: null,
      cursor: null,
      example: null,
      session: sessionOf(1),
    };
    assert.equal(presentState(held), held);
  });

  it('are distinguished by epoch and, within one, by step', () => {
    assert.equal(apart({ epoch: 4, step: 40 }, { epoch: 4, step: 40 }), undefined);
    assert.deepEqual(apart({ epoch: 0, step: 0 }, { epoch: 4, step: 40 }), { epoch: 0 });
    assert.deepEqual(apart({ epoch: 4, step: 41 }, { epoch: 4, step: 45 }), { epoch: 4, step: 41 });
  });

  it('give as many wrong examples as the accuracy next to them leaves, for every size of set', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.nat(), (m, some) => {
        const wrong = some % (m + 1);
        const session = sessionOf(1, 3, (m - wrong) / m);
        const prepared = session.prepared && { ...session.prepared, examples: { train: m, validation: 0, test: 0 } };
        const state = { layerKeys: [], runs: [], olderRuns: 0, selection: null, cursor: null, example: null };
        const counted = wrongCount({ ...state, session: prepared ? { ...session, prepared } : session }, 'train');
        assert.equal(counted, wrong);
      }),
      { seed, numRuns: 2000 },
    );
  });
});

describe('what is compared with the toolbar', () => {
  const snapshot = (example: string) => ({
    ...{ sequence: 1, moment: { load: 1, epoch: 3, step: 30 }, side: 0, layers: [] },
    prediction: { example, output: new ArrayBuffer(0) },
  });
  const example = { from: 'train', index: 2 } as const;

  it('is over once another network is loaded, or none', () => {
    const replaced = (before: number | undefined, after: number | undefined): boolean =>
      isReplaced(
        before === undefined ? undefined : sessionOf(before),
        after === undefined ? undefined : sessionOf(after),
      );
    assert.deepEqual([replaced(1, 1), replaced(1, 2), replaced(1, undefined)], [false, true, true]);
    assert.deepEqual([replaced(undefined, 1), replaced(undefined, undefined)], [false, false]);
    assert.equal(isReplaced(sessionOf(undefined), sessionOf(1)), false);
  });

  it('is the prediction of the chosen example alone', () => {
    const of = (shown: string, chosen: typeof example | null) =>
      chosenPrediction({ snapshot: snapshot(shown), example: chosen });
    assert.equal(of('train 2', example)?.example, 'train 2');
    assert.deepEqual(
      [of('train 3', example), of('train 2', null), chosenPrediction({ example })],
      [undefined, undefined, undefined],
    );
  });

  it('is the number of wrong examples by the shown accuracy', () => {
    const count = (accuracy: number, set: 'train' | 'test' = 'train') =>
      wrongCount({ session: sessionOf(1, 0, accuracy), example: null }, set);
    assert.deepEqual([count(0.75), count(1), count(0.999)], [100, 0, 0]);
    assert.deepEqual([count(Number.NaN), count(0.75, 'test')], [undefined, undefined]);
    assert.equal(wrongCount({ example: null }, 'train'), undefined);
    assert.equal(wrongCount({ session: sessionOf(undefined), example: null }, 'train'), undefined);
    const { progress, ...rest } = sessionOf(1);
    assert.ok(progress);
    assert.equal(wrongCount({ session: rest, example: null }, 'train'), undefined);
    const test = { cost: 1, accuracy: 0.5 };
    const prepared = rest.prepared && { ...rest.prepared, examples: { ...rest.prepared.examples, test: 40 } };
    const record = progress.record && { ...progress.record, test };
    const tested = {
      ...rest,
      ...(prepared ? { prepared } : {}),
      progress: { ...progress, ...(record ? { record } : {}) },
    };
    assert.deepEqual(
      [wrongCount({ session: tested, example: null }, 'test'), wrongCount({ session: tested, example: null }, 'train')],
      [20, 200],
    );
  });

  it('is the epoch where that differs, the step as well where only that does', () => {
    assert.equal(apart({ epoch: 3, step: 30 }, { epoch: 3, step: 30 }), undefined);
    assert.deepEqual(apart({ epoch: 3, step: 30 }, { epoch: 4, step: 40 }), { epoch: 3 });
    assert.deepEqual(apart({ epoch: 3, step: 30 }, { epoch: 3, step: 35 }), { epoch: 3, step: 30 });
    const session = sessionOf(1, 5);
    assert.deepEqual(apartFromToolbar({ session, example: null }, { load: 1, epoch: 2, step: 2 }), { epoch: 2 });
    assert.equal(apartFromToolbar({ session, example: null }, { load: 1, epoch: 5, step: 5 }), undefined);
    assert.equal(apartFromToolbar({ session, example: null }, undefined), undefined);
    assert.equal(apartFromToolbar({ example: null }, { load: 1, epoch: 2, step: 2 }), undefined);
  });
});
