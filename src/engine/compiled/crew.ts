import type { Party } from './work-sharing';

/**
 * The functions a compiled module exports; their arguments are counts, positions of rows, and addresses in bytes.
 * `train(batches, row)`: trains on so many whole batches of the epoch, the first of which begins at this row.
 * `trainLast(batches, row)`: the same for one smaller last batch.
 * `evaluate(x, stored, row)`: forward without dropout for rows from this one on, of a set at x that is stored with so
 * many; leaves Z[L].
 * `refresh()`: brings every Wᵀ in step with W.
 */
export const calls = ['train', 'trainLast', 'evaluate', 'refresh'] as const;
export type CallName = (typeof calls)[number];

/**
 * Who carries out a module's calls: one instance on this thread, or one a thread over one shared memory. How memory is
 * made and modules are started is the platform's business.
 */
export interface Crew {
  readonly memory: ArrayBufferLike;
  /** Lets every worker make this call, or the first alone where its module for that was ordered; returns when all have. */
  call(party: Party, name: CallName, ...args: readonly number[]): void;
  /** Ends the other threads. */
  dismiss(): void;
}

/** What a crew needs to start: a module for each worker, and one memory for all. */
export interface CrewOrder {
  readonly modules: readonly Uint8Array<ArrayBuffer>[];
  /** A module for the first worker, which does in the same memory what all do together. */
  readonly alone: Uint8Array<ArrayBuffer> | undefined;
  readonly pages: number;
}

/** The platform gives no memory for a module: its address space is limited, or full. */
export class NoMemory extends Error {}

/** Starts a crew; a module that the machine cannot run throws here, and NoMemory where there is none for it. */
export type Hire = (order: CrewOrder) => Crew;
