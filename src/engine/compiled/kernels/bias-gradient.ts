import { panelGroups, storedRows } from '../layout/panels';
import { f32x4 } from '../wasm/expression';
import type { FunctionBuilder, IntegerLocal, VectorLocal } from '../wasm/function-builder';
import type { GradientShape } from './weight-gradient';

/** db[l] = Σ over the batch of dZ[l], four units at a time, example by example in order. */
export function emitBiasGradient(
  f: FunctionBuilder,
  { examples, units, widest }: GradientShape,
  d: IntegerLocal,
  bias: IntegerLocal,
  use: (pointer: IntegerLocal, gradient: readonly VectorLocal[]) => void,
): void {
  const [panel, column, example, target, sum] = [f.integer(), f.integer(), f.integer(), f.integer(), f.vector()];
  const stored = storedRows(examples, units);
  f.set(target, bias);
  f.set(panel, d);
  for (const { width, count } of panelGroups(units, widest)) {
    const emitColumns = (): void => {
      f.set(sum, f32x4.const(0));
      f.set(example, column);
      f.repeat(
        examples,
        () => f.set(sum, f32x4.add(sum, f32x4.load(example))),
        () => f.advance(example, width * 4),
      );
      use(target, [sum]);
    };
    f.repeat(
      count,
      () => {
        f.set(column, panel);
        f.repeat(width / 4, emitColumns, () => {
          f.advance(column, 16);
          f.advance(target, 16);
        });
      },
      () => f.advance(panel, stored * width * 4),
    );
  }
}
