import type { PanelWidth } from '../../../../src/engine/compiled/layout/panels';
import type { Machine } from '../../../../src/engine/compiled/machine';
import type { StartThreadPool } from '../../../../src/engine/compiled/thread-pool';
import type { Arithmetic } from '../../../../src/model/record';
import { nodePlatform } from '../../../../src/worker/platform.node';
import { startThreadPool } from '../../../../src/worker/thread-pool.node';
import { bundle } from '../../bundle';

const platform = nodePlatform(bundle('src/worker/entry.node.ts'));

/** What this Node can compute with: fused multiply-add needs a newer one than the oldest that is supported. */
export const arithmetics: readonly Arithmetic[] = platform.fused ? ['mul-add', 'fma'] : ['mul-add'];
export const widths: readonly PanelWidth[] = [8, 16];

/** A machine of this process. */
export function machine(arithmetic: Arithmetic = 'mul-add', widest: PanelWidth = 16, threads = 1): Machine {
  return { arithmetic, widest, threads, startThreadPool: platform.startThreadPool };
}

export { platform, startThreadPool };

/** A starter of thread pools that counts those that were started and not terminated. */
export class CountedPools {
  running = 0;

  readonly start: StartThreadPool = (setup) => {
    const pool = platform.startThreadPool(setup);
    this.running++;
    return {
      memory: pool.memory,
      call: (...call) => pool.call(...call),
      terminate: () => {
        this.running--;
        pool.terminate();
      },
    };
  };
}
