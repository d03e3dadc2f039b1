import { type LossName, lossFacts } from '../../model/loss';
import type { Tensor } from '../tensor';

/** The input of a loss: m examples of n outputs each, one example after the other. */
export interface Outputs {
  /** Z[L]. */
  readonly z: Tensor;
  /** ŷ = A[L]. */
  readonly a: Tensor;
  readonly y: Float64Array;
  readonly n: number;
}

export interface Loss {
  readonly name: LossName;
  /** w of example i, where classes have weights: J is then the weighted mean of L. */
  weight?(y: ArrayLike<number>, i: number, n: number): number;
  /** L(ŷ, y) of example i, without its weight. */
  value(outputs: Outputs, i: number): number;
  /** ∂L/∂z or ∂L/∂ŷ, as `givesDZ` says, of each of the first m examples (without 1/m), with its weight, into `d`. */
  gradient(outputs: Outputs, d: Float64Array, m: number): void;
  /** Of a loss that gives dZ[L]: also dA[L] = ∂L/∂ŷ, with its weight, into `d`. */
  outputGradient?(outputs: Outputs, d: Float64Array, m: number): void;
  /** Whether L has a kink between two outputs: a difference quotient must not cross it. */
  side?(prediction: number, target: number): boolean;
}

/** Whether the gradient of a loss is dZ[L], including the output's activation; else it is dA[L]. */
export function givesDZ({ name }: Pick<Loss, 'name'>): boolean {
  return lossFacts(name).gives === 'dZ';
}
