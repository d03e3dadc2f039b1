import assert from 'node:assert/strict';
import { derive } from '../../../src/engine/explain/derivation';
import type { NetworkWeights } from '../../../src/model/weights';
import { isFull } from '../../count';
import { lessons, runOf, specNames, specOf } from './course-folder';

/** Epochs after which a spec counts as trained here. */
const mostEpochs = isFull ? 2000 : 200;

/** Every weight times a factor. */
function scaled(weights: NetworkWeights, factor: number): NetworkWeights {
  return weights.map((layer) => ({
    ...layer,
    tensors: layer.tensors.map((tensor) => ({ ...tensor, values: tensor.values.map((value) => value * factor) })),
  }));
}

describe('the derivation of each network of the course', () => {
  for (const lesson of lessons) {
    for (const name of specNames(lesson)) {
      it(`${lesson}/${name} gives the engine’s numbers: fresh, trained, and with weights fifty times as large`, () => {
        const spec = specOf(lesson, name);
        const train = { ...spec.train, epochs: Math.min(spec.train.epochs, mostEpochs) };
        const { trainer, dataset } = runOf(lesson, { ...spec, train });
        const check = (weights: NetworkWeights, moment: string): void => {
          const steps = derive(spec, dataset, weights).parts.flatMap((part) => part.steps);
          for (const { line, error } of steps) assert.ok(error < 1e-9, `${moment}: ${line} is off by ${error}`);
        };
        const fresh = trainer.weights();
        check(fresh, 'fresh');
        check(scaled(fresh, 50), 'fresh, times 50');
        while (!trainer.done) trainer.train();
        check(trainer.weights(), 'trained');
        check(scaled(trainer.weights(), 50), 'trained, times 50');
      });
    }
  }

  it('does so where the terms of the gradient cancel: linear logistic regression after 5000 epochs', () => {
    const spec = specOf('1-logistic-regression', 'scaled.nnet');
    const { trainer, dataset } = runOf('1-logistic-regression', { ...spec, train: { ...spec.train, epochs: 5000 } });
    while (!trainer.done) trainer.train();
    for (const { line, error } of derive(spec, dataset, trainer.weights()).parts.flatMap((part) => part.steps))
      assert.ok(error < 1e-9, `${line} is off by ${error}`);
  });
});
