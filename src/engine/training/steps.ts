import type { EngineDescription, Measure } from '../../model/record';
import type { NetworkWeights } from '../../model/weights';
import type { Passes } from '../forward-pass';
import type { Network } from '../network';
import type { Tensor } from '../tensor';
import type { TensorName } from './divergence';
import type { Position } from './position';

/** How far training has come. */
export interface Outcome {
  readonly position: Position;
  /** The first tensor that was no longer finite; the position, and all parameters, are the last finite ones then. */
  readonly nonFinite?: TensorName;
}

/** What a batch came to as training went through it: with the parameters before its update, dropout on. */
export interface BatchLoss {
  /** The mean of L over the examples, without the l2 penalty. */
  readonly loss: number;
  /** The batch's first ones: as many as tell something and cost next to nothing. */
  readonly examples: number;
}

/** Examples of a batch that are looked at, and values of their ŷ: a fraction of a millisecond. */
const mostExamples = 256;
const mostValues = 16_384;

/** How many examples of a batch of `rows` tell its loss, of a network with `outputs` units in its last layer. */
export function examplesTold(rows: number, outputs: number): number {
  return Math.max(1, Math.min(rows, mostExamples, Math.floor(mostValues / outputs)));
}

/** What steps carry from one batch to the next beside the weights. */
export interface StepsState {
  /** The optimiser's tensors in plain rows, layer by layer: those of W, then those of b. */
  readonly optimizer: readonly Tensor[];
  /** The order of the epoch in hand, where it shuffles. */
  readonly order: Int32Array | undefined;
  /** The random streams of shuffling and of dropout. */
  readonly shuffle: readonly number[];
  readonly dropout: readonly number[];
}

/**
 * What carries out batches and measures sets. It owns the parameters, the optimiser's state, the data and the random
 * streams of training; epochs, records and stopping are the trainer's.
 */
export interface Steps extends Passes {
  readonly engine: EngineDescription;
  /** The parameters as of now, for whoever looks at them. */
  readonly network: Network;
  /** Examples in a whole batch. */
  readonly batchSize: number;
  readonly batchesPerEpoch: number;
  /** Trains on the next batches, at most those that are left of the epoch; its first draws the epoch's order. */
  train(from: Position, batches: number): Outcome;
  /** Of batch `index` of the epoch, with which the last `train` ended; to be called before anything else is. */
  batchLoss(index: number): BatchLoss;
  /** Looks whether all is finite at `position`, to which `train` has come: it looks only now and then by itself. */
  verify(position: Position): Outcome;
  /** Cost and accuracy of a set with the parameters of now; undefined where there is no test set. */
  measure(set: 'train' | 'test'): Measure | undefined;
  /** Places of the examples of a set whose class is not told rightly; none where there are no classes. */
  wrong(set: 'train' | 'test'): readonly number[];
  /** Copies of W[l] and b[l]. */
  weights(): NetworkWeights;
  /** Takes W[l] and b[l] by name; throws as `Network.load`. */
  load(weights: NetworkWeights): void;
  save(): StepsState;
  /** Continues from a state that was saved at this position; the weights come by `load`. */
  restore(state: StepsState, position: Position): void;
  /** Lets go of what the platform holds for the training: threads. */
  dismiss(): void;
}
