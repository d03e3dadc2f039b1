import assert from 'node:assert/strict';
import { Trainer } from '../../../../src/engine/training/trainer';
import { circlesData, circlesSpec, initialisations } from './course';

describe('the course’s experiment on initialisation: circles, 15 000 iterations', () => {
  const data = circlesData();
  for (const experiment of initialisations) {
    const { title, train, test } = experiment;
    it(`${title}: ${100 * train} % of the training set, ${100 * test} % of the test set`, () => {
      const trainer = new Trainer(circlesSpec(experiment), data, { every: 15_000 });
      while (!trainer.done) trainer.train();
      const percent = (set: 'train' | 'test'): number => Math.round(100 * (trainer.measure(set)?.accuracy ?? 0));
      assert.deepEqual([percent('train'), percent('test')], [100 * train, 100 * test]);
    });
  }
});
