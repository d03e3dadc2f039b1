import { f32x4 } from '../wasm/expression';
import type { FunctionBuilder, VectorLocal } from '../wasm/function-builder';
import { emitPolynomial } from './polynomial';

/** Beyond this value tanh rounds to ±1. */
const limit = 7.905311107635498;
const numerator = [
  -2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11, 5.12229709037114e-8, 1.48572235717979e-5,
  6.37261928875436e-4, 4.89352455891786e-3,
];
const denominator = [1.19825839466702e-6, 1.18534705686654e-4, 2.268434632439e-3, 4.89352518554385e-3];

export interface TanhRegisters {
  readonly square: VectorLocal;
  readonly top: VectorLocal;
  readonly bottom: VectorLocal;
}

export function declareTanh(f: FunctionBuilder): TanhRegisters {
  return { square: f.vector(), top: f.vector(), bottom: f.vector() };
}

/**
 * x := tanh x, within 6 ulp from ±2⁻¹⁰⁰ on (nearer to 0, x·P(0) may lose bits): a rational function x·P(x²)/Q(x²) on
 * |x| ≤ 7.905…, ±1 beyond. NaN stays NaN.
 */
export function emitTanh(f: FunctionBuilder, x: VectorLocal, { square, top, bottom }: TanhRegisters): void {
  f.set(x, f32x4.pmax(f32x4.pmin(x, f.splat(limit)), f.splat(-limit)));
  f.set(square, f32x4.mul(x, x));
  emitPolynomial(f, top, square, numerator);
  emitPolynomial(f, bottom, square, denominator);
  f.set(x, f32x4.div(f32x4.mul(x, top), bottom));
}
