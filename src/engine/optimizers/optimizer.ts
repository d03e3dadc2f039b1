import type { Tensor } from '../tensor';

/** How gradients move parameters. One tensor at a time; what it remembers between steps lies in `state`. */
export interface Optimizer {
  /** Tensors of state, each in the shape of the parameters and zero at the start. */
  readonly slots: number;
  /** Moves w by its gradient g. `step` counts the updates from 1. */
  update(w: Tensor, g: Float64Array, state: readonly Tensor[], lr: number, step: number): void;
}
