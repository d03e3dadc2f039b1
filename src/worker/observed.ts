import type { Trainer } from '../engine/training/trainer';
import type { Dataset } from '../model/dataset';
import type { Spec } from '../model/spec';
import type { NetworkWeights } from '../model/weights';

/** What is read of a network at one moment of its training: the trainer itself, or a replay of an earlier step. */
export type ObservedTrainer = Pick<
  Trainer,
  'network' | 'epoch' | 'step' | 'epochs' | 'bytes' | 'wrong' | 'pass' | 'weights' | 'optimizer' | 'updates'
>;

/** A session at the moment that is shown. */
export interface Observed {
  /** As `prepare` numbers it. */
  readonly load: number;
  readonly spec: Spec;
  readonly dataset: Dataset;
  /** Bytes that the session may take. */
  readonly memoryLimit: number;
  readonly trainer: ObservedTrainer;
  /** The weights that the run begins with, where the spec names a file of them and it is there. */
  readonly initial?: NetworkWeights;
}
