import { f32x4, type Vector } from './wasm/expression';

/**
 * How a·b + c is rounded: once (`fma`, by relaxed SIMD where it is fused) or twice (`mul-add`, everywhere). It is a
 * part of a run's identity: each gives the same bits on every machine, and they differ from each other.
 */
export type Arithmetic = 'fma' | 'mul-add';

/** a·b + c in the run's arithmetic. */
export function multiplyAdd(arithmetic: Arithmetic, a: Vector, b: Vector, c: Vector): Vector {
  return arithmetic === 'fma' ? f32x4.relaxedMultiplyAdd(a, b, c) : f32x4.add(f32x4.mul(a, b), c);
}
