import type { Team } from './work-sharing';

/**
 * The functions a compiled module exports; their arguments are counts, positions of rows, and addresses in bytes.
 * `train(batches, row)`: trains on that many full batches of the epoch, the first of which begins at this row.
 * `trainLast(batches, row)`: the same for one smaller last batch.
 * `evaluate(x, stored, row)`: forward without dropout for rows from this one on, of a set at x that is stored with this
 * many; computes Z[L].
 * `refresh()`: updates every Wᵀ from W.
 */
export const calls = ['train', 'trainLast', 'evaluate', 'refresh'] as const;
export type CallName = (typeof calls)[number];

/**
 * The threads that execute a module's calls: one instance on this thread, or one on each thread over one shared memory.
 * The platform allocates the memory and starts the modules.
 */
export interface ThreadPool {
  readonly memory: ArrayBufferLike;
  /** Makes this call on every worker, or on the first alone if it has a module for that; returns when all are done. */
  call(team: Team, name: CallName, ...args: readonly number[]): void;
  /** Ends the other threads. */
  terminate(): void;
}

/** The input of a thread pool: a module for each worker, and one memory for all. */
export interface ThreadPoolSetup {
  readonly modules: readonly Uint8Array<ArrayBuffer>[];
  /** A module for the first worker alone, which does the work of all in the same memory. */
  readonly alone: Uint8Array<ArrayBuffer> | undefined;
  readonly pages: number;
}

/** The platform cannot allocate memory for a module: its address space is limited, or full. */
export class OutOfMemory extends Error {}

/** Starts a thread pool. Throws if the machine cannot run the module, and OutOfMemory if there is no memory for it. */
export type StartThreadPool = (order: ThreadPoolSetup) => ThreadPool;

/** The result of `first`, or of `second` if the platform has no memory for it. */
export function unlessOutOfMemory<T>(first: () => T, second: () => T): T {
  try {
    return first();
  } catch (error) {
    if (error instanceof OutOfMemory) return second();
    throw error;
  }
}
