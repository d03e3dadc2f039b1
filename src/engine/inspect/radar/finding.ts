import type { Remedy } from '../../../model/edit';
import type { Cause, Trouble } from '../../../model/unit-trouble';

/** Derivatives of the first units of a finding: equal up to sign where they are tied, 0 where they are dead. */
export interface Proof {
  /** Index in the training set. */
  readonly example: number;
  /** dz for this example. */
  readonly deltas: Float64Array;
  readonly input: number;
  /** dW from this input. */
  readonly gradients: Float64Array;
}

/** Units of a layer that have the same trouble. */
export interface UnitFinding {
  readonly kind: Trouble;
  readonly cause: Cause;
  readonly position: number;
  /** Ascending. */
  readonly units: readonly number[];
  /** Of tied ones: −1 of a unit that mirrors the first. */
  readonly signs?: readonly (1 | -1)[];
  readonly proof: Proof;
  /** Examples for which each of the first units is flat, of so many. */
  readonly flat: Int32Array;
  readonly examples: number;
  /** What mends it, the most likely first. */
  readonly remedies: readonly Remedy[];
}
