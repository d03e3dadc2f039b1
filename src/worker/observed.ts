import type { Trainer } from '../engine/training/trainer';
import type { PreparedTraining } from './prepared-training';

/** What is read of a network at one moment of its training: the trainer itself, or a replay of an earlier step. */
export type ObservedTrainer = Pick<
  Trainer,
  'network' | 'epoch' | 'step' | 'epochs' | 'bytes' | 'wrong' | 'pass' | 'weights' | 'optimizer'
>;

/** A session at the moment that is shown. */
export interface Observed extends Pick<PreparedTraining, 'load' | 'spec' | 'dataset' | 'memoryLimit'> {
  readonly trainer: ObservedTrainer;
}
