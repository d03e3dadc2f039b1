import { type Integer, i32 } from '../wasm/expression';
import type { FunctionBuilder } from '../wasm/function-builder';
import type { ModuleBuilder } from '../wasm/module-builder';

/** How often it reads the generation before it sleeps: about as long as waking takes, so spinning costs no more. */
const spins = 60_000;

export type Barrier = FunctionBuilder<never>;

/**
 * Waits until all workers have called it. Two integers at `address`: how many have arrived, and a generation that the
 * last one to arrive increments. The others spin briefly, then sleep until they are woken.
 */
export function defineBarrier(module: ModuleBuilder, address: number, threads: number): Barrier {
  const f = module.define<never>();
  if (threads === 1) return f;
  const [arrived, generationAt] = [i32.const(address), i32.const(address + 4)];
  const [generation, left] = [f.integer(), f.integer()];
  const current: Integer = i32.atomicLoad(generationAt);
  f.set(generation, current);
  f.when(
    i32.eq(i32.atomicAdd(arrived, i32.const(1)), i32.const(threads - 1)),
    () => {
      f.atomicStore(arrived, i32.const(0));
      f.atomicStore(generationAt, i32.add(generation, i32.const(1)));
      f.notifyAll(generationAt);
    },
    () => {
      f.set(left, i32.const(spins));
      f.loop(() => {
        f.set(left, i32.sub(left, i32.const(1)));
        return i32.and(i32.ne(left, i32.const(0)), i32.eq(current, generation));
      });
      f.when(i32.eq(current, generation), () =>
        f.loop(() => {
          f.waitWhile(generationAt, generation);
          return i32.eq(current, generation);
        }),
      );
    },
  );
  return f;
}
