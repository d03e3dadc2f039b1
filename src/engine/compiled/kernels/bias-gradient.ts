import { paddedUnits } from '../layout/panels';
import { f32x4 } from '../wasm/expression';
import type { FunctionBuilder, IntegerLocal, VectorLocal } from '../wasm/function-builder';
import type { GradientShape } from './weight-gradient';

/** db[l] = Σ over the batch of dZ[l], four units at a time, example by example in order. */
export function emitBiasGradient(
  f: FunctionBuilder,
  shape: GradientShape,
  d: IntegerLocal,
  bias: IntegerLocal,
  use: (pointer: IntegerLocal, gradient: readonly VectorLocal[]) => void,
): void {
  const [column, example, target, sum] = [f.integer(), f.integer(), f.integer(), f.vector()];
  f.set(column, d);
  f.set(target, bias);
  f.repeat(
    paddedUnits(shape.units) / 4,
    () => {
      f.set(sum, f32x4.const(0));
      f.set(example, column);
      f.repeat(
        shape.examples,
        () => f.set(sum, f32x4.add(sum, f32x4.load(example))),
        () => f.advance(example, shape.strideD * 4),
      );
      use(target, [sum]);
    },
    () => {
      f.advance(column, 16);
      f.advance(target, 16);
    },
  );
}
