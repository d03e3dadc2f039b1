import { f32x4, type Vector } from '../wasm/expression';
import type { FunctionBuilder, VectorLocal } from '../wasm/function-builder';

/** target = c₀xⁿ + … + cₙ by Horner's rule, each step rounded twice so that both arithmetics give the same bits. */
export function emitPolynomial(
  f: FunctionBuilder,
  target: VectorLocal,
  x: VectorLocal,
  coefficients: readonly number[],
): void {
  const [first = 0, ...rest] = coefficients;
  let value: Vector = f.splat(first);
  for (const c of rest) value = f32x4.add(f32x4.mul(value, x), f.splat(c));
  f.set(target, value);
}
