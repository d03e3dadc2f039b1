/** Cost and accuracy over a whole set, with that moment's weights, dropout off. */
export interface Measure {
  /** J, the l2 penalty included; not finite once training has diverged. */
  readonly cost: number;
  /** A fraction; exists for classes alone. */
  readonly accuracy?: number;
}

/** Cost and accuracy of both sets at one moment of a training. */
export interface TrainingRecord {
  /** Epochs that are complete. */
  readonly epoch: number;
  /** Updates so far. */
  readonly step: number;
  readonly train: Measure;
  readonly test?: Measure;
}

/**
 * `ready` has weights and has not trained; `finished`, `stopped`, `diverged` have ended and keep their last finite
 * weights.
 */
export const statuses = ['ready', 'training', 'paused', 'finished', 'stopped', 'diverged'] as const;
export type TrainingStatus = (typeof statuses)[number];

export const engineKinds = ['reference', 'compiled'] as const;
/** How a·b + c is rounded: twice, or once. */
export const arithmetics = ['mul-add', 'fma'] as const;
/** Which kernels the compiled engine runs: A and B fuse multiply and add, C runs everywhere. */
export const tiers = ['A', 'B', 'C'] as const;
