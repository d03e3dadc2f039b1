import type { Tensor } from '../tensor';

/** How gradients change parameters. */
export interface Optimizer {
  /** The rule that updates w by its gradient g; `zeros` makes tensors in the shape of w. */
  bind(w: Tensor, g: Float64Array, zeros: () => Tensor): Rule;
}

/** The optimiser's rule for one tensor. */
export interface Rule {
  /** Its moments, as many as the model says, in a fixed order; zero at the start. */
  readonly state: readonly Tensor[];
  /** Updates the tensor. `step` counts the updates from 1. */
  update(lr: number, step: number): void;
}
