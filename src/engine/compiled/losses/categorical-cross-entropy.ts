import { laneMask } from '../layout/lanes';
import { declareExp, emitExp } from '../vector/exp';
import { f32x4, i32x4, type Vector, v128 } from '../wasm/expression';
import type { FunctionBuilder, VectorLocal } from '../wasm/function-builder';
import type { OutputRule } from './output-rule';

/** Softmax with cross-entropy: A = exp(z − max z)/Σ, dZ = A − Y. Lanes beyond the last unit are ignored. */
export function categoricalCrossEntropy(f: FunctionBuilder, units: number): OutputRule {
  const exp = declareExp(f);
  const [most, sum] = [f.vector(), f.vector()];
  const last = Math.ceil(units / 4) - 1;
  const lanes = laneMask(units);
  const partial = units % 4 !== 0;
  const reduce = (x: VectorLocal, combine: (a: Vector, b: Vector) => Vector): void => {
    f.set(x, combine(x, f32x4.shuffle(x, x, [2, 3, 0, 1])));
    f.set(x, combine(x, f32x4.shuffle(x, x, [1, 0, 3, 2])));
  };
  return {
    pointwise: false,
    emit(z, y) {
      const tail = z[last];
      if (partial && tail) f.set(tail, v128.select(i32x4.const(...lanes), tail, f.splat(-3e38)));
      z.forEach((value, v) => {
        f.set(most, v === 0 ? value : f32x4.pmax(most, value));
      });
      reduce(most, f32x4.pmax);
      z.forEach((value, v) => {
        f.set(value, f32x4.sub(value, most));
        emitExp(f, value, exp);
        if (partial && v === last) f.set(value, v128.and(value, i32x4.const(...lanes)));
        f.set(sum, v === 0 ? value : f32x4.add(sum, value));
      });
      reduce(sum, f32x4.add);
      f.set(sum, f32x4.div(f.splat(1), sum));
      z.forEach((value, v) => {
        const target = y[v];
        if (target) f.set(value, f32x4.sub(f32x4.mul(value, sum), target));
      });
    },
  };
}
