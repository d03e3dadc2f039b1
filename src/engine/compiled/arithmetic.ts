import type { Arithmetic } from '../../model/record';
import { f32x4, type Vector } from './wasm/expression';

/** a·b + c in the run's arithmetic. */
export function multiplyAdd(arithmetic: Arithmetic, a: Vector, b: Vector, c: Vector): Vector {
  return arithmetic === 'fma' ? f32x4.relaxedMultiplyAdd(a, b, c) : f32x4.add(f32x4.mul(a, b), c);
}
