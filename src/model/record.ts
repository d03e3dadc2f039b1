import type { Sets } from './sets';
import type { WatchName } from './train';

/** How well one of several targets is met, over a whole set. */
export interface TargetMeasure {
  readonly name: string;
  /** In the target's own unit. */
  readonly rmse: number;
  /** Absent where the target is constant up to rounding. */
  readonly r2?: number;
}

/** Targets of which a measure tells figures of their own, at most: more are not read one by one. */
export const mostTargets = 32;

/** Cost and accuracy over a whole set, with the current weights, dropout off. */
export interface Measure {
  /** J, the l2 penalty included. */
  readonly cost: number;
  /** A fraction; only for classification. */
  readonly accuracy?: number;
  /** Only for regression, in the target's own unit: the root of the mean of (ŷ − y)² over all targets. */
  readonly rmse?: number;
  /** Only for regression: the mean of the targets' R²; absent where a target is constant. */
  readonly r2?: number;
  /** Only for a regression of several targets, `mostTargets` at most: each one's own. Histories do not keep it. */
  readonly targets?: readonly TargetMeasure[];
}

/** Cost and accuracy of each set at one moment of a training. */
export interface TrainingRecord extends Sets<Measure> {
  readonly epoch: number;
  readonly step: number;
  /** The epoch whose weights these figures are, where `restore-best` has replaced the last ones. */
  readonly weightsEpoch?: number;
}

/** The first tensor that was no longer finite, and after how many updates; or the cost J that ended far too large. */
export interface Divergence {
  /** Name of the layer. */
  readonly layer: string;
  /** `Z[1]`, `A[1]`, `J`, `dZ[1]`, `dW[1]`, `db[1]`, `W[1]` or `b[1]`. */
  readonly tensor: string;
  readonly epoch: number;
  readonly step: number;
  /** Of a cost that is finite: how many times the first cost, or that of the best constant if it is larger. */
  readonly factor?: number;
}

/** The result of one expectation of a spec. */
export interface Verdict {
  readonly name: WatchName;
  readonly pass: boolean;
  /** NaN if the run has no such value (no such set, no classes): then the expectation fails. */
  readonly actual: number;
}

export const engineKinds = ['reference', 'compiled'] as const;
export type EngineKind = (typeof engineKinds)[number];

/**
 * How a·b + c is rounded: twice (`mul-add`, on every machine) or once (`fma`, by relaxed SIMD where it is fused). It is
 * part of a run's identity: each gives the same bits on every machine, but the two differ from each other.
 */
export const arithmetics = ['mul-add', 'fma'] as const;
export type Arithmetic = (typeof arithmetics)[number];

/**
 * A: fused multiply-add in panels of 16, for a V8 that merges vectors to 256 bits; B: the same in panels of 8, with
 * equal bits; C: multiply, then add, which runs on every machine.
 */
export const tiers = ['A', 'B', 'C'] as const;
export type Tier = (typeof tiers)[number];

/** Which engine executes the training steps. Kind and arithmetic determine the bits, tier and threads the speed. */
export interface EngineDescription {
  readonly kind: EngineKind;
  readonly arithmetic: Arithmetic;
  /** Only for the compiled engine. */
  readonly tier?: Tier;
  readonly threads?: number;
  /** Why the reference engine trains although the compiled one was requested. */
  readonly reason?: string;
}

/**
 * `ready` has weights and has not trained; `finished`, `stopped`, `diverged` have ended and keep their last finite
 * weights.
 */
export const statuses = ['ready', 'training', 'paused', 'finished', 'stopped', 'diverged'] as const;
export type TrainingStatus = (typeof statuses)[number];
