import type { FunctionBuilder, VectorLocal } from '../wasm/function-builder';

/** An activation as the kernels use it; every method writes code that works on a vector in place. */
export interface ActivationRule {
  /** value := g(value). */
  value(z: VectorLocal): void;
  /**
   * If g′ is determined by a = g(z) alone: target := target ∘ g′. Such layers keep only A for backward.
   */
  readonly scaleByDerivative?: (target: VectorLocal, a: VectorLocal) => void;
  /** If it is not: from z, derivative := g′(z) and z := g(z) together. */
  readonly valueAndDerivative?: (z: VectorLocal, derivative: VectorLocal) => void;
}

/** Declares the registers it needs and returns the rule for one function. */
export type ActivationEmitter = (f: FunctionBuilder, slope: number) => ActivationRule;
