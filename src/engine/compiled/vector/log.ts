import { f32x4, i32, i32x4, v128 } from '../wasm/expression';
import type { FunctionBuilder, VectorLocal } from '../wasm/function-builder';
import { emitPolynomial } from './polynomial';

const coefficients = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
];

export interface LogRegisters {
  readonly exponent: VectorLocal;
  readonly m: VectorLocal;
  readonly p: VectorLocal;
}

export function declareLog(f: FunctionBuilder): LogRegisters {
  return { exponent: f.vector(), m: f.vector(), p: f.vector() };
}

/**
 * x := ln x for normal x > 0, within 2 ulp: x = 2ᵉ·(1 + m), √½ ≤ 1 + m < √2, ln(1 + m) by a polynomial.
 */
export function emitLog(f: FunctionBuilder, x: VectorLocal, { exponent, m, p }: LogRegisters): void {
  const exponentBits = v128.and(i32x4.sub(x, f.splatBits(0x3f3504f3)), f.splatBits(0xff800000 | 0));
  f.set(exponent, exponentBits);
  f.set(m, f32x4.sub(i32x4.sub(x, exponent), f.splat(1)));
  f.set(exponent, f32x4.fromIntegers(i32x4.shiftRight(exponent, i32.const(23))));
  emitPolynomial(f, p, m, coefficients);
  const square = f32x4.mul(m, m);
  const logOfMantissa = f32x4.add(f32x4.sub(f32x4.mul(f32x4.mul(square, m), p), f32x4.mul(f.splat(0.5), square)), m);
  f.set(x, f32x4.add(logOfMantissa, f32x4.mul(exponent, f.splat(Math.LN2))));
}
