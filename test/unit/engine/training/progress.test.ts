import assert from 'node:assert/strict';
import { examplesOf } from '../../../../src/engine/examples';
import { Batches } from '../../../../src/engine/training/batches';
import { Trainer } from '../../../../src/engine/training/trainer';
import { randomStream } from '../../../../src/numerics/streams';
import { dense, input, randomDataset, setOf, specOf } from '../specs';

const data = randomDataset(3, 19, 3, 1, 'cross-entropy');
const layers = [input(3), dense('output', 1, 'sigmoid')];
/** Four batches an epoch: three of 5 examples, one of 4. */
const spec = specOf(layers, { batch: 5, epochs: 3 });

describe('the progress of a training', () => {
  const told = ({ epoch, step, examplesSeen, done }: Trainer) => [epoch, step, examplesSeen, done];

  it('counts epochs, updates and examples, batch after batch', () => {
    const trainer = new Trainer(spec, data);
    const seen = [told(trainer)];
    for (let batch = 0; batch < 5; batch++) {
      const { epochEnded } = trainer.train();
      assert.equal(epochEnded, batch === 3);
      seen.push(told(trainer));
    }
    assert.deepEqual(seen, [
      [0, 0, 0, false],
      [0, 1, 5, false],
      [0, 2, 10, false],
      [0, 3, 15, false],
      [1, 4, 19, false],
      [1, 5, 24, false],
    ]);
  });

  it('goes on to the end of an epoch at most, and not beyond the last', () => {
    const trainer = new Trainer(spec, data);
    trainer.train(3);
    assert.deepEqual(trainer.train(3).epochEnded, true);
    assert.deepEqual(told(trainer), [1, 4, 19, false]);
    trainer.train(1000);
    const { epochEnded, record } = trainer.train(1000);
    assert.deepEqual([epochEnded, record?.epoch], [true, 3]);
    assert.deepEqual(told(trainer), [3, 12, 57, true]);
    assert.deepEqual(trainer.train(), { epochEnded: false });
    assert.deepEqual(told(trainer), [3, 12, 57, true]);
  });

  it('gives the loss of the last batch where it is asked for', () => {
    const trainer = new Trainer(spec, data);
    assert.equal(trainer.train().batch, undefined);
    assert.equal(trainer.train(2, true).batch?.examples, 5);
    assert.equal(trainer.train(1, true).batch?.examples, 4);
  });

  it('measures the time of records by the clock that it is given', () => {
    let clock = 0;
    const trainer = new Trainer(spec, data, { now: () => (clock += 7), every: 1 });
    assert.equal(trainer.measuring, 0);
    trainer.record();
    assert.equal(trainer.measuring, 7);
    trainer.train(4);
    assert.equal(trainer.measuring, 14);
  });

  it('is shown as a run had it, between two epochs or within one', () => {
    const weights = new Trainer(spec, data).weights();
    const show = (run: Parameters<typeof Trainer.show>[3]) => Trainer.show(spec, data, weights, run);
    assert.deepEqual(told(show({ epoch: 2, step: 10 })), [2, 10, 48, false]);
    assert.deepEqual(told(show({ epoch: 2, step: 7 })), [2, 7, 38, false]);
    assert.deepEqual(told(show({ epoch: 3, step: 12 })), [3, 12, 57, true]);
    const ended = show({ epoch: 2, step: 8, stoppedEarly: true, weightsEpoch: 1 });
    assert.deepEqual([ended.stoppedEarly, ended.done, ended.weightsEpoch], [true, true, 1]);
    const divergence = { layer: 'output', tensor: 'J', epoch: 1, step: 4 };
    const lost = show({ epoch: 1, step: 4, divergence });
    assert.deepEqual([lost.divergence, lost.done, lost.stoppedEarly], [divergence, true, false]);
    assert.deepEqual(weights, ended.weights());
  });
});

describe('the batches of an epoch', () => {
  const examples = examplesOf(setOf([1, 10, 2, 20, 3, 30, 4, 40, 5, 50], [1, 2, 3, 4, 5], 5), 2, 1, 'float64');

  it('have the examples in the order of the set, or in one that is drawn', () => {
    const plain = new Batches(examples, 2, false);
    plain.beginEpoch(randomStream('pcg64', 1, 'shuffle'));
    const rows = [0, 1, 2].map((index) => {
      const count = plain.load(index);
      return [count, [...plain.x.subarray(0, 2 * count)], [...plain.y.subarray(0, count)]];
    });
    assert.deepEqual(rows, [
      [2, [1, 10, 2, 20], [1, 2]],
      [2, [3, 30, 4, 40], [3, 4]],
      [1, [5, 50], [5]],
    ]);
    assert.equal(plain.saveOrder(), undefined);
    const shuffled = new Batches(examples, 2, true);
    shuffled.restoreOrder(Int32Array.of(4, 0, 3, 1, 2));
    assert.equal(shuffled.load(1), 2);
    assert.deepEqual(
      [[...shuffled.x], [...shuffled.y]],
      [
        [4, 40, 2, 20],
        [4, 2],
      ],
    );
    // What is saved is a copy: a new epoch does not change it.
    const saved = shuffled.saveOrder();
    saved?.fill(0);
    assert.deepEqual(shuffled.saveOrder(), Int32Array.of(4, 0, 3, 1, 2));
  });

  it('are one, which is the set itself, where it holds all', () => {
    for (const size of ['full', 5, 6] as const) {
      const whole = new Batches(examples, size, true);
      whole.beginEpoch(randomStream('pcg64', 1, 'shuffle'));
      assert.deepEqual([whole.size, whole.perEpoch, whole.load(0), whole.saveOrder()], [5, 1, 5, undefined]);
      assert.equal(whole.x, examples.x);
      assert.equal(whole.y, examples.y);
    }
    assert.deepEqual(
      [4, 2]
        .map((size) => new Batches(examples, size, true))
        .map(({ size, perEpoch, x, y }) => [size, perEpoch, x.length, y.length]),
      [
        [4, 2, 8, 4],
        [2, 3, 4, 2],
      ],
    );
  });

  it('have X in the precision of the run', () => {
    const single = examplesOf(setOf([1, 2], [1, 2], 2), 1, 1, 'float32');
    assert.ok(new Batches(single, 1, false).x instanceof Float32Array);
    assert.ok(new Batches(examples, 1, false).x instanceof Float64Array);
  });
});
