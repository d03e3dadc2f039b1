import { f32x4, v128 } from '../wasm/expression';
import type { FunctionBuilder, VectorLocal } from '../wasm/function-builder';
import { declareExp, type ExpRegisters, emitExp } from './exp';
import { emitPolynomial } from './polynomial';

/** erf(x)/x in x² on |x| ≤ 1, fitted at Chebyshev nodes. */
const nearCoefficients = [
  7.882497117e-5, -8.018854994e-4, 5.189311943e-3, -2.68543288e-2, 1.128359746e-1, -3.76126269e-1, 1.128379166,
];
/** −ln(erfc x)/x on 1 ≤ x ≤ 4, likewise. */
const farCoefficients = [
  -2.376086556e-7, 3.659136879e-6, -5.208505859e-6, -3.144046832e-4, 3.785536658e-3, -2.424274193e-2, 1.069255604e-1,
  6.346751273e-1, 1.128778244,
];

export interface ErfRegisters {
  readonly size: VectorLocal;
  readonly near: VectorLocal;
  readonly far: VectorLocal;
  readonly square: VectorLocal;
  readonly exp: ExpRegisters;
}

export function declareErf(f: FunctionBuilder): ErfRegisters {
  return { size: f.vector(), near: f.vector(), far: f.vector(), square: f.vector(), exp: declareExp(f) };
}

/** x := erf x, within 3 ulp: x·P(x²) up to 1, 1 − exp(−x·Q(x)) from there, ±1 from 4 on. NaN stays NaN. */
export function emitErf(f: FunctionBuilder, x: VectorLocal, { size, near, far, square, exp }: ErfRegisters): void {
  f.set(square, f32x4.mul(x, x));
  emitPolynomial(f, near, square, nearCoefficients);
  f.set(near, f32x4.mul(x, near));
  f.set(size, f32x4.pmin(f32x4.abs(x), f.splat(4)));
  emitPolynomial(f, far, size, farCoefficients);
  f.set(far, f32x4.neg(f32x4.mul(size, far)));
  emitExp(f, far, exp);
  const sign = v128.and(x, f.splatBits(0x80000000 | 0));
  f.set(far, v128.or(f32x4.sub(f.splat(1), far), sign));
  f.set(x, v128.select(f32x4.gt(size, f.splat(1)), far, near));
}
