import type { VectorLocal } from '../wasm/function-builder';

/** Turns vectors of z into dZ·m of the same examples: L's derivative by z, in place. */
export interface OutputRule {
  /** True if each value depends only on its own z; then four examples of one unit may share a vector. */
  readonly pointwise: boolean;
  emit(z: readonly VectorLocal[], y: readonly VectorLocal[]): void;
}
