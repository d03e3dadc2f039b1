import { f32x4 } from '../wasm/expression';
import type { FunctionBuilder, IntegerLocal } from '../wasm/function-builder';
import { tileRows } from './tile';
import type { GradientShape } from './weight-gradient';

/** Inputs whose values are packed at a time: their part of A stays in the second-level cache for all panels. */
export const packedInputs = 96;

/** Packing pays where columns of A are walked often enough. */
export function packs(shape: Pick<GradientShape, 'examples' | 'inputs'>): boolean {
  return shape.examples >= 32 && shape.inputs > 64;
}

/** Bytes of a worker's pack buffer. */
export function packBytes(examples: number): number {
  return packedInputs * examples * 4 + 64;
}

/** Copies `inputs` columns of A so that the six values a tile needs of one example lie side by side. */
export function emitPack(
  f: FunctionBuilder,
  shape: GradientShape,
  inputs: number,
  from: IntegerLocal,
  pack: IntegerLocal,
): void {
  const [column, source, target] = [f.integer(), f.integer(), f.integer()];
  f.set(column, from);
  f.set(target, pack);
  const emitColumns = (count: number): void => {
    f.set(source, column);
    f.repeat(
      shape.examples,
      () => {
        f.store(target, 0, f32x4.load(source));
        // Two stores that overlap in the middle copy five or six values.
        if (count > 4) f.store(target, (tileRows - 4) * 4, f32x4.load(source, (tileRows - 4) * 4));
      },
      () => {
        f.advance(source, shape.strideA * 4);
        f.advance(target, tileRows * 4);
      },
    );
  };
  f.repeat(
    Math.floor(inputs / tileRows),
    () => emitColumns(tileRows),
    () => f.advance(column, tileRows * 4),
  );
  if (inputs % tileRows > 0) emitColumns(inputs % tileRows);
}
