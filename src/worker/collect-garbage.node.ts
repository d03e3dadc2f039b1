import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';

// A thread has the function if it starts behind this.
if (isMainThread) setFlagsFromString('--expose-gc');

/**
 * Frees what is out of reach in this thread. V8 does so when it has allocated enough by itself, to which the memory of
 * WebAssembly does not add.
 */
export function collectGarbage(): void {
  globalThis.gc?.();
}
