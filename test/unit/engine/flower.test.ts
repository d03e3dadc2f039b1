import assert from 'node:assert/strict';
import { Trainer } from '../../../src/engine/trainer';
import type { ActivationName } from '../../../src/model/activation';
import type { InitializerName } from '../../../src/model/initializer';
import type { Spec } from '../../../src/model/spec';
import { dense, flower, input, rowsOf, specOf } from './specs';

/** The course's network: weights randn · 0.01 with seed 2, lr 1.2, full batch. */
function courseSpec(
  hidden: number,
  epochs: number,
  activation: ActivationName = 'tanh',
  init: InitializerName = 'normal',
): Spec {
  const small = { init: { name: init, scale: 0.01, value: 0 } };
  const layers = hidden > 0 ? [dense('hidden', hidden, activation, small)] : [];
  const base = specOf([input(2), ...layers, dense('output', 1, 'sigmoid', small)], { epochs });
  const optimizer = { ...base.train.optimizer, lr: 1.2 };
  return { ...base, seed: { value: 2, rng: 'numpy' }, train: { ...base.train, optimizer } };
}

function trained(spec: Spec): Trainer {
  const trainer = new Trainer(spec, flower());
  while (!trainer.done) trainer.train();
  return trainer;
}

describe('the planar flower of the course', () => {
  it('gives the published cost at each 1 000th iteration, and about 90 % after 10 000', () => {
    const trainer = new Trainer(courseSpec(4, 10000), flower(), { every: 1000 });
    const costs = new Map([[0, trainer.record().train.cost]]);
    while (!trainer.done) {
      const { record } = trainer.train();
      if (record) costs.set(record.epoch, record.train.cost);
    }
    const published = rowsOf('flower-costs.csv');
    assert.equal(published.length, 11);
    for (const [iteration = 0, cost = 0] of published) {
      const difference = Math.abs((costs.get(iteration) ?? NaN) - cost);
      assert.ok(difference < (iteration <= 7000 ? 1e-6 : 5e-4), `iteration ${iteration}: off by ${difference}`);
    }
    const accuracy = trainer.measure('train')?.accuracy ?? 0;
    assert.ok(accuracy > 0.89 && accuracy < 0.92, String(accuracy));
  });

  for (const [hidden, accuracy] of [
    [1, 0.675],
    [2, 0.6725],
    [3, 0.9075],
    [4, 0.905],
    [5, 0.9125],
  ] as const) {
    it(`reaches ${100 * accuracy} % with ${hidden} hidden units after 5 000 iterations`, () => {
      assert.equal(trained(courseSpec(hidden, 5000)).measure('train')?.accuracy, accuracy);
    });
  }

  it('stays at ln 2 and 50 % from zero weights', () => {
    const measure = trained(courseSpec(4, 3000, 'tanh', 'zeros')).measure('train');
    assert.ok(Math.abs((measure?.cost ?? 0) - Math.LN2) < 5e-7);
    assert.equal(measure?.accuracy, 0.5);
  });

  it('does no better with linear hidden units than logistic regression: 47 %', () => {
    assert.equal(trained(courseSpec(4, 5000, 'linear')).measure('train')?.accuracy, 0.47);
    assert.equal(trained(courseSpec(0, 5000)).measure('train')?.accuracy, 0.47);
  });
});
