import { draws } from '../../../../src/data/generators/table';
import type { Trainer } from '../../../../src/engine/training/trainer';
import type { ActivationName } from '../../../../src/model/activation';
import type { Dataset, ExampleSet } from '../../../../src/model/dataset';
import { FeatureMatrix } from '../../../../src/model/feature-matrix';
import type { InitializerName } from '../../../../src/model/initializer';
import type { Spec } from '../../../../src/model/spec';
import { randomStream } from '../../../../src/numerics/streams';
import { datasetOf, dense, input, rowsOf, specOf, training } from '../specs';

/** The course's network for the planar flower: weights randn · 0.01 with seed 2, lr 1.2, full batch, float64. */
export function flowerSpec(
  hidden: number,
  epochs: number,
  activation: ActivationName = 'tanh',
  init: InitializerName = 'normal',
): Spec {
  const small = { init: { name: init, scale: 0.01, value: 0 } };
  const layers = hidden > 0 ? [dense('hidden', hidden, activation, small)] : [];
  const settings = { epochs, optimizer: { ...training.optimizer, lr: 1.2 } };
  return specOf([input(2), ...layers, dense('output', 1, 'sigmoid', small)], settings, {
    seed: { value: 2, rng: 'numpy' },
  });
}

/** The published costs of four hidden units: iteration and cost, each 1 000 iterations up to 10 000. */
export const flowerCosts = (): number[][] => rowsOf('flower-costs.csv');

/** Trains to the last epoch; gives the training set's cost at each record, by epoch. */
export function costsOf(trainer: Trainer): ReadonlyMap<number, number> {
  const costs = new Map([[0, trainer.record().train.cost]]);
  while (!trainer.done) {
    const { record } = trainer.train();
    if (record) costs.set(record.epoch, record.train.cost);
  }
  return costs;
}

/** The published accuracies after 5 000 iterations, by the number of hidden units. */
export const flowerAccuracies = [
  [1, 0.675],
  [2, 0.6725],
  [3, 0.9075],
  [4, 0.905],
  [5, 0.9125],
] as const;

/** What a straight line reaches on the flower: logistic regression, or hidden units that are linear. */
export const straightLine = 0.47;

/** The course's experiment on initialisation: accuracies on the training and the test set after 15 000 iterations. */
export const initialisations = [
  { title: 'zeros', init: { name: 'zeros', scale: 1, value: 0 }, train: 0.5, test: 0.5 },
  { title: 'randn · 10', init: { name: 'normal', scale: 10, value: 0 }, train: 0.83, test: 0.86 },
  { title: 'He', init: { name: 'he', scale: 1, value: 0 }, train: 0.99, test: 0.96 },
] as const;

/** The network of that experiment, float64. */
export function circlesSpec({ init }: Pick<(typeof initialisations)[number], 'init'>): Spec {
  const layers = [
    input(2),
    dense('first', 10, 'relu', { init }),
    dense('second', 5, 'relu', { init }),
    dense('output', 1, 'sigmoid', { init }),
  ];
  const settings = { epochs: 15_000, optimizer: { ...training.optimizer, lr: 0.01 } };
  return specOf(layers, settings, { seed: { value: 3, rng: 'numpy' } });
}

/** Its data: two noisy circles, 300 points to learn and 100 to test with. */
export function circlesData(): Dataset {
  return datasetOf(circles(300, 1), ['0', '1'], circles(100, 2));
}

function circles(samples: number, seed: number): ExampleSet {
  const source = { from: 'generate', kind: 'circles', samples, noise: 0.05, features: 2, classes: 2, bits: 2 } as const;
  const { x, y } = draws.circles(source, randomStream('numpy', seed, 'data'));
  return { m: samples, x: new FeatureMatrix(x, 2), y };
}
