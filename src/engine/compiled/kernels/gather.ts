import type { PanelGroup } from '../layout/panels';
import type { Share } from '../layout/share';
import { f32x4, i32 } from '../wasm/expression';
import type { FunctionBuilder, IntegerLocal } from '../wasm/function-builder';
import type { ModuleBuilder } from '../wasm/module-builder';

/** Rows of a set, and the panels of a batch that they are copied to; in a single panel they stay rows. */
export interface GatherShape {
  /** Which rows of the batch. */
  readonly rows: Share;
  /** Bytes from one row of the set to the next. */
  readonly rowBytes: number;
  readonly groups: readonly PanelGroup[];
  /** Rows that the batch is stored with. */
  readonly stored: number;
}

export type Gather = FunctionBuilder<'order' | 'from' | 'to'>;

/**
 * Copies the rows listed in `order` (integers) to the panels of a batch: a shuffled epoch without a copy of the data
 * set. Parameters: addresses of the order of the whole batch, of the set's row 0, of the batch.
 */
export function defineGather(module: ModuleBuilder, { rows, rowBytes, groups, stored }: GatherShape): Gather {
  const f: Gather = module.define('order', 'from', 'to');
  const [order, row, source, target] = [f.integer(), f.integer(), f.integer(), f.integer()];
  f.set(order, i32.add(f.parameters.order, i32.const(rows.start * 4)));
  f.set(row, i32.const(rows.start));
  f.repeat(
    rows.length,
    () => {
      f.set(source, i32.add(f.parameters.from, i32.mul(i32.load(order), i32.const(rowBytes))));
      for (const { start, width, count } of groups) {
        f.set(target, i32.add(f.parameters.to, i32.const(start * stored * 4)));
        f.set(target, i32.add(target, i32.mul(row, i32.const(width * 4))));
        f.repeat(count, () => {
          const moved = emitCopy(f, source, target, width / 4);
          f.advance(source, width * 4 - moved);
          f.advance(target, stored * width * 4 - moved);
        });
      }
    },
    () => {
      f.advance(order, 4);
      f.advance(row, 1);
    },
  );
  return f;
}

/** Vectors of a panel that are copied at once; only rows of Y are longer. */
const unrolled = 8;

/** Copies a number of vectors; advances the pointers past all but the last few. */
function emitCopy(f: FunctionBuilder, source: IntegerLocal, target: IntegerLocal, vectors: number): number {
  const copy = (count: number): void => {
    for (let v = 0; v < count; v++) f.store(target, v * 16, f32x4.load(source, v * 16));
  };
  const whole = Math.ceil(vectors / unrolled) - 1;
  f.repeat(
    whole,
    () => copy(unrolled),
    () => {
      f.advance(source, unrolled * 16);
      f.advance(target, unrolled * 16);
    },
  );
  copy(vectors - whole * unrolled);
  return whole * unrolled * 16;
}
