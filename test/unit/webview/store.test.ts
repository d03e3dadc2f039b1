import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { Store } from '../../../webview/store';
import { sessionOf } from './loaded-session';

/** A store whose frames come when the test says so. */
function storeWithFrames(): { readonly store: Store; readonly frames: (() => void)[]; frame(): void } {
  const frames: (() => void)[] = [];
  const store = new Store((flush) => frames.push(flush));
  return { store, frames, frame: () => frames.shift()?.() };
}

describe('the panel’s store', () => {
  it('changes at once, and notifies once per frame, however many changes there were', () => {
    const { store, frames, frame } = storeWithFrames();
    const told: unknown[] = [];
    store.on(['selection'], ({ selection }) => told.push(selection));
    store.update({ selection: { position: 1 } });
    store.update({ selection: { position: 2 } });
    deepEqual(store.state.selection, { position: 2 });
    deepEqual([told, frames.length], [[], 1]);
    frame();
    deepEqual(told, [{ position: 2 }]);
    equal(frames.length, 0);
  });

  it('notifies only the listeners of a key, in the order in which they subscribed', () => {
    const { store, frame } = storeWithFrames();
    const told: string[] = [];
    store.on(['cursor'], () => told.push('cursor'));
    store.on(['example', 'selection'], () => told.push('both'));
    store.on(['selection'], () => told.push('selection'));
    store.update({ selection: { position: 1 }, example: { from: 'train', index: 3 } });
    frame();
    deepEqual(told, ['both', 'selection']);
  });

  it('asks for no frame where nothing changes', () => {
    const { store, frames } = storeWithFrames();
    const selection = { position: 1 };
    store.update({ selection: null, cursor: null });
    equal(frames.length, 0);
    store.update({ selection });
    store.update({ selection });
    equal(frames.length, 1);
  });

  it('forgets a key that becomes undefined, and takes that for a change', () => {
    const { store, frame } = storeWithFrames();
    const told: boolean[] = [];
    store.on(['unitView'], (state) => told.push('unitView' in state));
    const before = store.state;
    store.update({ unitView: undefined });
    deepEqual(store.state, before);
    store.update({ session: sessionOf(1) });
    store.update({ session: undefined });
    equal('session' in store.state, false);
    frame();
    deepEqual(told, []);
  });

  it('does not change a state that a caller holds', () => {
    const { store } = storeWithFrames();
    const held = store.state;
    store.update({ cursor: 4 });
    equal(held.cursor, null);
    notEqual(store.state, held);
  });

  it('notifies changes made during a notification in another frame', () => {
    const { store, frames, frame } = storeWithFrames();
    const told: (number | null)[] = [];
    store.on(['cursor'], ({ cursor }) => {
      told.push(cursor);
      if (cursor === 1) store.update({ cursor: 2 });
    });
    store.update({ cursor: 1 });
    frame();
    deepEqual([told, frames.length], [[1], 1]);
    frame();
    deepEqual(told, [1, 2]);
  });

  it('has the history as it comes, until it is replaced or of another network', () => {
    const { store } = storeWithFrames();
    const buffer = (...values: number[]): ArrayBuffer => Float64Array.from(values).buffer;
    const records = (...epochs: number[]) => {
      const none = buffer(...epochs.map(() => Number.NaN));
      const empty = {
        testCost: none,
        trainAccuracy: none,
        testAccuracy: none,
        validationCost: none,
        validationAccuracy: none,
        ...{ trainRmse: none, trainR2: none, testRmse: none, testR2: none, validationRmse: none, validationR2: none },
      };
      const epoch = buffer(...epochs);
      return { ...empty, length: epochs.length, epoch, step: epoch, trainCost: epoch };
    };
    const shown = (): number[] => {
      const { history } = store.state;
      return history ? [...new Float64Array(history.epoch, 0, history.length)] : [];
    };
    store.appendHistory(records(0, 1));
    store.update({ session: sessionOf(1) });
    store.appendHistory(records(2));
    deepEqual(shown(), [0, 1, 2]);
    store.replaceHistory(records(5, 6));
    deepEqual(shown(), [5, 6]);
    store.update({ cursor: 3 });
    store.update({ session: sessionOf(1, 7) });
    deepEqual(shown(), [5, 6]);
    store.appendHistory(records(7));
    deepEqual(shown(), [5, 6, 7]);
    store.update({ session: sessionOf(2) });
    deepEqual(shown(), []);
    store.appendHistory(records(9));
    deepEqual(shown(), [9]);
    store.update({ session: undefined });
    deepEqual(shown(), []);
  });

  it('notifies once of each change', () => {
    const { store, frame } = storeWithFrames();
    let told = 0;
    store.on(['cursor'], () => told++);
    store.update({ cursor: 1 });
    frame();
    store.update({ selection: { position: 1 } });
    frame();
    equal(told, 1);
  });
});
