import assert from 'node:assert/strict';
import { Trainer } from '../../../../src/engine/training/trainer';
import type { Spec } from '../../../../src/model/spec';
import { flower } from '../specs';
import { costsOf, flowerAccuracies, flowerCosts, flowerSpec, straightLine } from './course';

function trained(spec: Spec): Trainer {
  const trainer = new Trainer(spec, flower());
  while (!trainer.done) trainer.train();
  return trainer;
}

describe('the planar flower of the course', () => {
  it('gives the published cost at each 1 000th iteration, and about 90 % after 10 000', () => {
    const trainer = new Trainer(flowerSpec(4, 10000), flower(), { every: 1000 });
    const costs = costsOf(trainer);
    const published = flowerCosts();
    assert.equal(published.length, 11);
    for (const [iteration = 0, cost = 0] of published) {
      const difference = Math.abs((costs.get(iteration) ?? NaN) - cost);
      assert.ok(difference < (iteration <= 7000 ? 1e-6 : 5e-4), `iteration ${iteration}: off by ${difference}`);
    }
    const accuracy = trainer.measure('train')?.accuracy ?? 0;
    assert.ok(accuracy > 0.89 && accuracy < 0.92, String(accuracy));
  });

  for (const [hidden, accuracy] of flowerAccuracies) {
    it(`reaches ${100 * accuracy} % with ${hidden} hidden units after 5 000 iterations`, () => {
      assert.equal(trained(flowerSpec(hidden, 5000)).measure('train')?.accuracy, accuracy);
    });
  }

  it('stays at ln 2 and 50 % from zero weights', () => {
    const measure = trained(flowerSpec(4, 3000, 'tanh', 'zeros')).measure('train');
    assert.ok(Math.abs((measure?.cost ?? 0) - Math.LN2) < 5e-7);
    assert.equal(measure?.accuracy, 0.5);
  });

  it('does no better with linear hidden units than logistic regression: 47 %', () => {
    assert.equal(trained(flowerSpec(4, 5000, 'linear')).measure('train')?.accuracy, straightLine);
    assert.equal(trained(flowerSpec(0, 5000)).measure('train')?.accuracy, straightLine);
  });
});
