import { f32x4 } from '../wasm/expression';
import type { FunctionBuilder } from '../wasm/function-builder';
import type { ModuleBuilder } from '../wasm/module-builder';

export type Mask = FunctionBuilder<'a' | 'mask' | 'out'>;

/** out = a ∘ mask over whole rows: dropout on the input. Parameters: addresses of a, the mask, out. */
export function defineMask(module: ModuleBuilder, vectors: number): Mask {
  const f: Mask = module.define('a', 'mask', 'out');
  const [a, mask, out] = [f.integer(), f.integer(), f.integer()];
  f.set(a, f.parameters.a);
  f.set(mask, f.parameters.mask);
  f.set(out, f.parameters.out);
  f.repeat(
    vectors,
    () => f.store(out, 0, f32x4.mul(f32x4.load(a), f32x4.load(mask))),
    () => {
      f.advance(a, 16);
      f.advance(mask, 16);
      f.advance(out, 16);
    },
  );
  return f;
}
