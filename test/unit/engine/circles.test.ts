import assert from 'node:assert/strict';
import { generateExamples } from '../../../src/data/generate';
import { Trainer } from '../../../src/engine/trainer';
import type { ExampleSet } from '../../../src/model/dataset';
import type { InitializerName } from '../../../src/model/initializer';
import { randomStream } from '../../../src/numerics/streams';
import { datasetOf, dense, input, specOf, training } from './specs';

function circles(samples: number, seed: number): ExampleSet {
  const source = { from: 'generate', kind: 'circles', samples, noise: 0.05, features: 2, classes: 2, bits: 2 } as const;
  const { m, x, targets } = generateExamples(source, randomStream('numpy', seed, 'data'), 2 ** 20);
  return { m, x, y: Float64Array.from(targets[0]?.values ?? [], Number) };
}

describe('the course’s experiment on initialisation: circles, 15 000 iterations', function () {
  this.timeout(120_000);
  const data = datasetOf(circles(300, 1), ['0', '1'], circles(100, 2));
  const published: readonly (readonly [string, InitializerName, number, number, number])[] = [
    ['zeros', 'zeros', 1, 0.5, 0.5],
    ['randn · 10', 'normal', 10, 0.83, 0.86],
    ['He', 'he', 1, 0.99, 0.96],
  ];
  for (const [title, name, scale, train, test] of published) {
    it(`${title}: ${100 * train} % of the training set, ${100 * test} % of the test set`, () => {
      const init = { name, scale, value: 0 };
      const layers = [
        input(2),
        dense('first', 10, 'relu', { init }),
        dense('second', 5, 'relu', { init }),
        dense('output', 1, 'sigmoid', { init }),
      ];
      const settings = { epochs: 15_000, optimizer: { ...training.optimizer, lr: 0.01 } };
      const spec = specOf(layers, settings, { seed: { value: 3, rng: 'numpy' } });
      const trainer = new Trainer(spec, data, { every: 15_000 });
      while (!trainer.done) trainer.train();
      const percent = (set: 'train' | 'test'): number => Math.round(100 * (trainer.measure(set)?.accuracy ?? 0));
      assert.deepEqual([percent('train'), percent('test')], [100 * train, 100 * test]);
    });
  }
});
