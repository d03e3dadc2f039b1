import type { FunctionBuilder, VectorLocal } from '../wasm/function-builder';

/** An activation as the kernels use it; every method writes code that works on a vector in place. */
export interface ActivationRule {
  /** value := g(value). */
  value(z: VectorLocal): void;
  /**
   * Where g′ can be told from a = g(z) alone: target := target ∘ g′. Such layers keep nothing but A for backward.
   */
  readonly scaleByDerivative?: (target: VectorLocal, a: VectorLocal) => void;
  /** Where it cannot: from z, derivative := g′(z) and z := g(z) at once. */
  readonly valueAndDerivative?: (z: VectorLocal, derivative: VectorLocal) => void;
}

/** Declares what registers it needs and returns the rule for one function. */
export type ActivationEmitter = (f: FunctionBuilder, slope: number) => ActivationRule;
