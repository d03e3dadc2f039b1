import type { FeatureMatrix } from './feature-matrix';
import type { Message } from './message';
import type { Pipeline } from './pipeline';
import type { Sets } from './sets';

/** Examples as the engine reads them, one after the other. */
export interface ExampleSet {
  /** Number of examples. */
  readonly m: number;
  /** X, scaled. */
  readonly x: FeatureMatrix;
  /** m × n_y values: one-hot columns for softmax, 0/1 for sigmoid units, ±1 for hinge, numbers for regression. */
  readonly y: Float64Array;
}

export interface Dataset extends Sets<ExampleSet> {
  /** n_x. */
  readonly features: number;
  /** n_y. */
  readonly outputs: number;
  readonly featureNames: readonly string[];
  readonly targetNames: readonly string[];
  /** Names in the order of the classes' numbers; absent for regression. */
  readonly classes?: readonly string[];
  /** The weight of each class in J, where the spec weighs them. */
  readonly classWeights?: readonly number[];
  /** What turned the rows of the data into the examples. */
  readonly pipeline: Pipeline;
  /** Rows of the training file that are no examples, since a value is missing in them. */
  readonly dropped: number;
  /** What reading the files decided that the spec does not say. */
  readonly notes: readonly Message[];
  /** SHA-256, in hex, of everything above: the data's part of a run's identity. */
  readonly hash: string;
}
