import { f32x4, v128 } from '../wasm/expression';
import type { FunctionBuilder, VectorLocal } from '../wasm/function-builder';
import { declareExp, type ExpRegisters, emitDecay } from './exp';

export interface SigmoidRegisters {
  readonly e: VectorLocal;
  readonly r: VectorLocal;
  readonly exp: ExpRegisters;
}

export function declareSigmoid(f: FunctionBuilder): SigmoidRegisters {
  return { e: f.vector(), r: f.vector(), exp: declareExp(f) };
}

/** x := 1/(1 + e⁻ˣ), within 4 ulp from −87 on and 0 below: with e = exp(−|x|) it is 1/(1 + e) or e/(1 + e). */
export function emitSigmoid(f: FunctionBuilder, x: VectorLocal, { e, r, exp }: SigmoidRegisters): void {
  emitDecay(f, e, x, exp);
  f.set(r, f32x4.div(f.splat(1), f32x4.add(f.splat(1), e)));
  f.set(x, v128.select(f32x4.lt(x, f32x4.const(0)), f32x4.mul(e, r), r));
}
