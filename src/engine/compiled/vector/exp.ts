import { f32x4, i32, i32x4, type Vector, v128 } from '../wasm/expression';
import type { FunctionBuilder, VectorLocal } from '../wasm/function-builder';
import { emitPolynomial } from './polynomial';

/** ln 2 in two parts: the first has so few bits that k·ln2High is exact. */
const ln2High = 0.693359375;
const ln2Low = -2.1219444e-4;
const coefficients = [
  1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1, 1, 1,
];

/** Registers for exp; one set serves a whole function. */
export interface ExpRegisters {
  readonly k: VectorLocal;
  readonly r: VectorLocal;
  readonly p: VectorLocal;
}

export function declareExp(f: FunctionBuilder): ExpRegisters {
  return { k: f.vector(), r: f.vector(), p: f.vector() };
}

/**
 * x := eˣ, within 2 ulp for −87 ≤ x ≤ 88 and clamped there: x = k·ln 2 + r, |r| ≤ ln 2/2, eʳ by a polynomial, 2ᵏ put
 * into the exponent's bits. NaN stays NaN.
 */
export function emitExp(f: FunctionBuilder, x: VectorLocal, { k, r, p }: ExpRegisters): void {
  f.set(x, f32x4.pmax(f32x4.pmin(x, f.splat(88)), f.splat(-87)));
  f.set(k, f32x4.nearest(f32x4.mul(x, f.splat(Math.LOG2E))));
  const reduced: Vector = f32x4.sub(f32x4.sub(x, f32x4.mul(k, f.splat(ln2High))), f32x4.mul(k, f.splat(ln2Low)));
  f.set(r, reduced);
  emitPolynomial(f, p, r, coefficients);
  const power = i32x4.shiftLeft(i32x4.add(i32x4.fromFloats(k), f.splatBits(127)), i32.const(23));
  f.set(x, f32x4.mul(p, power));
}

/**
 * e := e^−|x|, within 2 ulp where |x| ≤ 87, and 0 beyond: there e is close to the smallest normal float, and times a
 * large z it would not vanish. NaN stays NaN.
 */
export function emitDecay(f: FunctionBuilder, e: VectorLocal, x: VectorLocal, registers: ExpRegisters): void {
  f.set(e, f32x4.neg(f32x4.abs(x)));
  emitExp(f, e, registers);
  f.set(e, v128.andNot(e, f32x4.gt(f32x4.abs(x), f.splat(87))));
}
