import { deepEqual, equal } from 'node:assert/strict';
import type { ExampleReference } from '../../../../src/protocol/example';
import { pollExample } from '../../../../webview/picker/queries';
import { Store } from '../../../../webview/store';
import { HeldHost } from '../held-host';
import { sessionOf } from '../loaded-session';

/** A loaded session of a network with two classes. */
const withClasses = () => {
  const session = sessionOf(1);
  return { ...session, ...(session.prepared ? { prepared: { ...session.prepared, classes: ['a', 'b'] } } : {}) };
};

/** The store and the host of a picker in which this example is chosen. */
function chosen(example: ExampleReference | null, session = withClasses()) {
  const store = new Store((flush) => flush());
  const held = new HeldHost();
  pollExample(store, held.host);
  store.update({ session, example });
  return { store, held, asked: held.calls.map(({ method, params }) => [method, params]) };
}

describe('the picker asks', () => {
  it('for the chosen example, and for the wrong ones of its set', () => {
    for (const from of ['train', 'test'] as const) {
      deepEqual(chosen({ from, index: 3 }).asked, [
        ['example', { from, index: 3 }],
        ['wrong', { set: from }],
      ]);
    }
  });

  it('for no wrong ones where no class is known: none are there, or the example is typed', () => {
    deepEqual(chosen({ from: 'train', index: 3 }, sessionOf(1)).asked, [['example', { from: 'train', index: 3 }]]);
    deepEqual(chosen({ from: 'typed', x: [1, 2] }).asked, [['example', { from: 'typed', x: [1, 2] }]]);
  });

  it('for nothing while nothing is chosen, or no engine answers', () => {
    const example = { from: 'train', index: 3 } as const;
    deepEqual(chosen(null).asked, []);
    deepEqual(chosen(example, { ...withClasses(), engine: 'lost' }).asked, []);
    deepEqual(chosen(example, sessionOf(undefined)).asked, []);
  });

  it('again for another example of the set, and keeps what it is told', async () => {
    const { store, held } = chosen({ from: 'test', index: 3 });
    const moment = { load: 1, step: 0, epoch: 0 };
    held.calls[1]?.answer({ moment, indices: Float64Array.of(5, 8).buffer });
    await held.received();
    deepEqual(store.state.wrong, { moment, set: 'test', indices: Float64Array.of(5, 8) });
    const x = Float64Array.of(1, 2).buffer;
    const view = { moment, example: 'test 3', x, raw: x };
    held.calls[0]?.answer(view);
    await held.received();
    equal(store.state.exampleView?.example, 'test 3');
    store.update({ example: { from: 'test', index: 4 } });
    deepEqual(
      held.calls.slice(2).map(({ method, params }) => [method, params]),
      [['example', { from: 'test', index: 4 }]],
    );
  });
});
