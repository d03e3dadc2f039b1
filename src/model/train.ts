/** How a network learns: the `train` block, with every default filled in. */

import type { LossName } from './loss';
import type { Optimizer } from './optimizer';
import type { Schedule } from './schedule';
import type { SetName } from './sets';

export const watchNames = [
  'train-cost',
  'validation-cost',
  'test-cost',
  'train-accuracy',
  'validation-accuracy',
  'test-accuracy',
] as const;
/** The figures that early stopping and expectations use. */
export type WatchName = (typeof watchNames)[number];

/** Which figure it is, and of which set. */
export const watchedFigures: {
  readonly [N in WatchName]: { readonly set: SetName; readonly figure: 'cost' | 'accuracy' };
} = {
  'train-cost': { set: 'train', figure: 'cost' },
  'validation-cost': { set: 'validation', figure: 'cost' },
  'test-cost': { set: 'test', figure: 'cost' },
  'train-accuracy': { set: 'train', figure: 'accuracy' },
  'validation-accuracy': { set: 'validation', figure: 'accuracy' },
  'test-accuracy': { set: 'test', figure: 'accuracy' },
};

/** What is watched where the spec does not say it: the cost of the validation set, else of the test set, if there is one. */
export function defaultWatch(sets: readonly SetName[]): WatchName {
  if (sets.includes('validation')) return 'validation-cost';
  return sets.includes('test') ? 'test-cost' : 'train-cost';
}

export interface EarlyStop {
  readonly patience: number;
  readonly watch: WatchName;
  readonly restoreBest: boolean;
}

/** The weight of each class in J: m/(K·m_k) under `balanced`, else numbers in the classes' order. */
export type ClassWeights = 'balanced' | readonly number[];

export type Precision = 'float32' | 'float64';

export interface Training {
  readonly loss: LossName;
  readonly optimizer: Optimizer;
  readonly schedule: Schedule;
  /** Examples in a batch; 'full' is the whole training set. */
  readonly batch: number | 'full';
  readonly shuffle: boolean;
  readonly epochs: number;
  /** λ of (λ/2m)·Σ‖W‖². */
  readonly l2: number;
  /** Largest norm of the whole gradient. */
  readonly clip?: number;
  readonly classWeights?: ClassWeights;
  readonly stop?: EarlyStop;
  readonly precision: Precision;
}

export interface Expectation {
  readonly name: WatchName;
  readonly min?: number;
  readonly max?: number;
}
