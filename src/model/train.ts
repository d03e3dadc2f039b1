/** How a network learns: the `train` block, with every default filled in. */

import type { LossName } from './loss';
import type { Optimizer } from './optimizer';
import type { Schedule } from './schedule';

export const watchNames = ['train-cost', 'test-cost', 'train-accuracy', 'test-accuracy'] as const;
/** The figures that early stopping and expectations use. */
export type WatchName = (typeof watchNames)[number];

export interface EarlyStop {
  readonly patience: number;
  readonly watch: WatchName;
  readonly restoreBest: boolean;
}

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
  readonly stop?: EarlyStop;
  readonly precision: Precision;
}

export interface Expectation {
  readonly name: WatchName;
  readonly min?: number;
  readonly max?: number;
}
