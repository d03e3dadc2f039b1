import assert from 'node:assert/strict';
import { Best } from '../../../../src/engine/training/best';
import { checkWatch, improves, watched } from '../../../../src/engine/training/early-stop';
import { advanced, atStart } from '../../../../src/engine/training/position';
import { Fault } from '../../../../src/model/message';
import type { NetworkWeights } from '../../../../src/model/weights';
import { datasetOf, flower, randomDataset, setOf } from '../specs';

const record = { train: { cost: 3, accuracy: 0.5 }, validation: { cost: 2 } };
const refused = (error: unknown): boolean => error instanceof Fault && error.detail.code === 'watch-missing';

describe('the figure that is watched', () => {
  it('is that of its set, and better where a cost is lower and an accuracy higher', () => {
    assert.deepEqual(
      (['train-cost', 'train-accuracy', 'validation-cost', 'validation-accuracy', 'test-cost'] as const).map((watch) =>
        watched(watch, record),
      ),
      [3, 0.5, 2, Number.NaN, Number.NaN],
    );
    for (const [watch, lower] of [
      ['test-cost', true],
      ['validation-accuracy', false],
    ] as const) {
      assert.deepEqual([improves(watch, 1, 2), improves(watch, 2, 1), improves(watch, 2, 2)], [lower, !lower, false]);
      // Any finite one is better than none, and one that is not finite never is.
      assert.deepEqual([improves(watch, 5, Number.NaN), improves(watch, -5, Number.NaN)], [true, true]);
      for (const value of [Number.NaN, Infinity, -Infinity])
        assert.deepEqual([improves(watch, value, Number.NaN), improves(watch, value, 1)], [false, false]);
    }
  });

  it('needs its set, and classes where it is an accuracy', () => {
    const classes = flower();
    const numbers = randomDataset(3, 8, 2, 1, 'mse');
    checkWatch(undefined, numbers);
    checkWatch('train-cost', numbers);
    checkWatch('train-accuracy', classes);
    assert.throws(() => checkWatch('train-accuracy', numbers), refused);
    assert.throws(() => checkWatch('validation-cost', classes), refused);
    const one = setOf([1, 2], [1], 1);
    checkWatch('test-cost', datasetOf(classes.train, ['0', '1'], one));
    assert.throws(() => checkWatch('test-cost', datasetOf(classes.train, ['0', '1'], { ...one, m: 0 })), refused);
  });
});

describe('the best weights', () => {
  it('are those of the first of the best values, and the checks since then are counted', () => {
    const best = new Best('test-cost');
    const weights = (name: string): NetworkWeights => [{ name, tensors: [] }];
    const states = [Number.NaN, 5, 5, 3, 4, Number.NaN, 2].map((value, k) => {
      best.check(value, () => weights(String(k)));
      return [best.weights?.[0]?.name, best.checksSince];
    });
    assert.deepEqual(states, [
      [undefined, 1],
      ['1', 0],
      ['1', 1],
      ['3', 0],
      ['3', 1],
      ['3', 2],
      ['6', 0],
    ]);
  });
});

describe('the position of training', () => {
  it('goes on by batches, the last of which completes an epoch', () => {
    const at = advanced(atStart, 2, 3);
    assert.deepEqual(at, { epoch: 0, batch: 2, step: 2 });
    assert.deepEqual(advanced(at, 1, 3), { epoch: 1, batch: 0, step: 3 });
    assert.deepEqual(advanced({ epoch: 4, batch: 0, step: 12 }, 3, 3), { epoch: 5, batch: 0, step: 15 });
  });
});
