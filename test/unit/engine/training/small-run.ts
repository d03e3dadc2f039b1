import type { Spec } from '../../../../src/model/spec';
import { datasetOf, dense, input, randomDataset, specOf, training } from '../specs';

/** 61 examples of three features. */
export const { train: smallExamples } = randomDataset(2, 61, 3, 1, 'cross-entropy');

/** Those to train with, and 8 to test with. */
export const smallData = datasetOf(smallExamples, ['a', 'b'], randomDataset(3, 8, 3, 1, 'cross-entropy').train);

/** Batches of an epoch of `smallSpec`, the last of five examples. */
export const smallBatches = 8;

/** Thirty epochs of Adam at a learning rate, with dropout. */
export function smallSpec(lr: number): Spec {
  return specOf(
    [
      input(3),
      dense('hidden', 5, 'relu'),
      { kind: 'dropout', name: 'dropout', rate: 0.2 },
      dense('output', 1, 'sigmoid'),
    ],
    { batch: 8, epochs: 30, precision: 'float32', optimizer: { ...training.optimizer, name: 'adam', lr } },
  );
}
