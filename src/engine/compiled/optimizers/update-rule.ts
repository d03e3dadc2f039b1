import type { FunctionBuilder, VectorLocal } from '../wasm/function-builder';

/** A parameter and its optimiser's moments: tensors of the same layout. */
export const tensors = ['parameter', 'first', 'second'] as const;
export type TensorName = (typeof tensors)[number];

/** Registers of four neighbouring values: their gradient, the values themselves and their moments. */
export interface Lane extends Readonly<Record<TensorName, VectorLocal>> {
  readonly gradient: VectorLocal;
}

/**
 * A few neighbouring vectors while they are updated. `load` and `store` move one tensor's part of the row: all loads
 * of a tensor come before its stores, so that V8 can merge pairs of vectors into 256-bit registers.
 */
export interface UpdateRow {
  readonly f: FunctionBuilder;
  readonly lanes: readonly Lane[];
  load(tensor: TensorName): void;
  store(tensor: TensorName): void;
}

/** The factors of a step, each in all lanes of a register, in the order of `stepFactors`. */
export interface StepFactors {
  /** α, or Adam's α/(1 − β₁ᵗ). */
  readonly rate: VectorLocal;
  /** 1/√(1 − β₂ᵗ). */
  readonly correction: VectorLocal;
  /** 1 − α·decay. */
  readonly keep: VectorLocal;
}

/** An optimiser as the update kernels use it. */
export interface UpdateRule {
  emit(row: UpdateRow, factors: StepFactors): void;
}
