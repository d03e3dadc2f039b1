import { f32x4 } from '../wasm/expression';
import type { FunctionBuilder } from '../wasm/function-builder';
import type { ModuleBuilder } from '../wasm/module-builder';

export type Mask = FunctionBuilder<'a' | 'mask'>;

/** a := a ∘ mask over a number of vectors: dropout on the input. Parameters: addresses of a and the mask. */
export function defineMask(module: ModuleBuilder, vectors: number): Mask {
  const f: Mask = module.define('a', 'mask');
  const { a, mask } = f.parameters;
  f.repeat(
    vectors,
    () => f.store(a, 0, f32x4.mul(f32x4.load(a), f32x4.load(mask))),
    () => {
      f.advance(a, 16);
      f.advance(mask, 16);
    },
  );
  return f;
}
