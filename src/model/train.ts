/** How a network learns: the `train` block, with every default filled in. */

export const lossNames = ['cross-entropy', 'mse', 'mae', 'hinge'] as const;
export type LossName = (typeof lossNames)[number];

export const optimizerNames = ['gradient-descent', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw'] as const;
export type OptimizerName = (typeof optimizerNames)[number];

/** Parameters as PyTorch names and defines them; those an optimiser does not use keep their default. */
export interface Optimizer {
  readonly name: OptimizerName;
  readonly lr: number;
  readonly momentum: number;
  readonly alpha: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly decay: number;
}

/** What an optimiser's parameter is where the spec does not say. */
export const optimizerDefaults = {
  lr: 0.01,
  momentum: 0.9,
  alpha: 0.99,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  decay: 0.01,
} as const satisfies Omit<Optimizer, 'name'>;

export const scheduleNames = ['constant', 'step', 'exponential', 'cosine'] as const;
export type ScheduleName = (typeof scheduleNames)[number];

export interface Schedule {
  readonly name: ScheduleName;
  /** Epochs between two steps of `step`. */
  readonly every: number;
  readonly factor: number;
  /** The rate at which `cosine` ends. */
  readonly min: number;
  /** Epochs of linear warm-up. */
  readonly warmup: number;
}

export const watchNames = ['train-cost', 'test-cost', 'train-accuracy', 'test-accuracy'] as const;
/** What early stopping and expectations look at. */
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
  /** Examples in a batch; 'full' takes all of the training set. */
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
