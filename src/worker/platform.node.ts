import { availableParallelism } from 'node:os';
import type { Platform } from '../engine/compiled/platform';
import { isFused, probeModule } from '../engine/compiled/probe';
import { startThreadPool } from './thread-pool.node';
import { mergesVectors } from './wide-vectors.node';

/** Node, for compiled networks. Threads start from `file`, which must call `servePool` with their data. */
export function nodePlatform(file: string): Platform {
  return {
    startThreadPool: (order) => startThreadPool(order, file),
    fused: probeFused(),
    merges: mergesVectors,
    cores: availableParallelism(),
  };
}

function probeFused(): boolean {
  const bytes = probeModule();
  if (!WebAssembly.validate(bytes)) return false;
  const memory = probeMemory();
  if (!memory) return false;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  if (typeof exports.probe !== 'function') return false;
  exports.probe();
  return isFused(new Float32Array(memory.buffer));
}

/** Undefined where the address space is limited to less than a memory reserves (`ulimit -v`): then nothing is fused. */
function probeMemory(): WebAssembly.Memory | undefined {
  try {
    return new WebAssembly.Memory({ initial: 1, maximum: 1 });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
