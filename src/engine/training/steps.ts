import type { EngineDescription, Measure } from '../../model/record';
import type { SetName, Sets } from '../../model/sets';
import type { NetworkWeights } from '../../model/weights';
import type { Passes } from '../forward-pass';
import type { Network } from '../network';
import type { Tensor } from '../tensor';
import type { TensorName } from './divergence';
import type { Position } from './position';

/** The result of training or of a check: the position that training has reached. */
export interface StepsResult {
  readonly position: Position;
  /** The first tensor that was no longer finite; the position, and all parameters, are the last finite ones then. */
  readonly nonFinite?: TensorName;
}

/** The loss of a batch during its training: with the parameters before its update, dropout on. */
export interface BatchLoss {
  /** The (weighted) mean of L over the examples, without the l2 penalty. */
  readonly loss: number;
  /** The first examples of the batch: enough to be informative at almost no cost. */
  readonly examples: number;
}

/** Largest number of examples of a batch, and of values of their ŷ, for its loss: a fraction of a millisecond. */
const mostExamples = 256;
const mostValues = 16_384;

/** How many examples of a batch of `rows` are used for its loss, in a network with `outputs` output units. */
export function lossExamples(rows: number, outputs: number): number {
  return Math.max(1, Math.min(rows, mostExamples, Math.floor(mostValues / outputs)));
}

/** The state that steps keep from one batch to the next, apart from the weights. */
export interface StepsState {
  /** The optimiser's tensors in plain rows, layer by layer: those of W, then those of b. */
  readonly optimizer: readonly Tensor[];
  /** The step before which the optimiser has updated nothing: bias corrections count from there. */
  readonly optimizerFrom: number;
  /** The order of the current epoch, if it shuffles. */
  readonly order: Int32Array | undefined;
  /** The random streams of shuffling and of dropout. */
  readonly shuffle: readonly number[];
  readonly dropout: readonly number[];
}

/**
 * Trains batches and evaluates sets. It owns the parameters, the optimiser's state, the data and the random streams of
 * training; the trainer is responsible for epochs, records and stopping.
 */
export interface Steps extends Passes {
  readonly engine: EngineDescription;
  /** The current parameters, for inspection. */
  readonly network: Network;
  /** Examples in a full batch. */
  readonly batchSize: number;
  readonly batchesPerEpoch: number;
  /** Trains on the next batches, at most to the end of the epoch; the first batch draws the epoch's order. */
  train(from: Position, batches: number): StepsResult;
  /** The loss of batch `index`, the last one of the last `train`; must be called directly after it. */
  batchLoss(index: number): BatchLoss;
  /**
   * Checks whether all is finite at `position`, which `train` has reached: `train` itself checks only from time to
   * time.
   */
  verify(position: Position): StepsResult;
  /** Cost and accuracy of a set with the current parameters; undefined if there is no such set. */
  measure(set: SetName): Measure | undefined;
  /** Indices of the examples of a set whose class is predicted wrongly; none if there are no classes. */
  wrong(set: SetName): readonly number[];
  /** Copies of W[l] and b[l]. */
  weights(): NetworkWeights;
  /** Loads W[l] and b[l] by name; throws like `Network.load`. */
  load(weights: NetworkWeights): void;
  save(): StepsState;
  /** Resumes from a state that was saved at this position; `load` restores the weights. */
  restore(state: StepsState, position: Position): void;
  /** Releases the platform's resources for the training: threads. */
  terminate(): void;
}

/** Cost and accuracy of each set with the current parameters. */
export function measureSets(steps: Steps): Sets<Measure> {
  const validation = steps.measure('validation');
  const test = steps.measure('test');
  return {
    train: steps.measure('train') ?? { cost: NaN },
    ...(validation ? { validation } : {}),
    ...(test ? { test } : {}),
  };
}
