import type { Remedy } from '../../../model/edit';
import type { Cause, Trouble } from '../../../model/unit-trouble';

/** Units of a layer that have the same trouble. */
export interface UnitFinding {
  readonly kind: Trouble;
  readonly cause: Cause;
  readonly position: number;
  /** Ascending. */
  readonly units: readonly number[];
  /** Of tied ones: −1 of a unit that mirrors the first. */
  readonly signs?: readonly (1 | -1)[];
  /** dW from one input, of the first units: equal up to sign where they are tied, 0 where they are dead. */
  readonly proof: { readonly input: number; readonly gradients: Float64Array };
  /** Examples for which each of the first units is flat, of so many. */
  readonly flat: Int32Array;
  readonly examples: number;
  /** What mends it, the most likely first. */
  readonly remedies: readonly Remedy[];
}
