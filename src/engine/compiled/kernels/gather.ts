import { f32x4, i32 } from '../wasm/expression';
import type { FunctionBuilder } from '../wasm/function-builder';
import type { ModuleBuilder } from '../wasm/module-builder';

export type Gather = FunctionBuilder<'order' | 'from' | 'to'>;

/**
 * Copies the rows that `order` (integers) names, one after the other: a batch of a shuffled epoch, without ever
 * copying the data set. Parameters: addresses of the order, of row 0, of the batch.
 */
export function defineGather(module: ModuleBuilder, rows: number, strideBytes: number, usedBytes: number): Gather {
  const f: Gather = module.define('order', 'from', 'to');
  if (rows === 0) return f;
  const [order, to, source, target] = [f.integer(), f.integer(), f.integer(), f.integer()];
  f.set(order, f.parameters.order);
  f.set(to, f.parameters.to);
  const vectors = Math.ceil(usedBytes / 16);
  const unroll = Math.min(vectors, 8);
  const copy = (count: number): void => {
    for (let v = 0; v < count; v++) f.store(target, v * 16, f32x4.load(source, v * 16));
  };
  f.repeat(
    rows,
    () => {
      f.set(source, i32.add(f.parameters.from, i32.mul(i32.load(order), i32.const(strideBytes))));
      f.set(target, to);
      f.repeat(
        Math.floor(vectors / unroll),
        () => copy(unroll),
        () => {
          f.advance(source, unroll * 16);
          f.advance(target, unroll * 16);
        },
      );
      copy(vectors % unroll);
    },
    () => {
      f.advance(order, 4);
      f.advance(to, strideBytes);
    },
  );
  return f;
}
