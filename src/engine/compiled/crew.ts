import type { Party } from './work-sharing';

/**
 * The functions a compiled module exports; their arguments are counts, and addresses in bytes.
 * `train(batches, order, x, y, factors)`: trains on so many whole batches: in a shuffled epoch on those that `order`
 * names, with x and y addressing the whole set; else on those from x and y on. `factors` has an entry a step.
 * `trainLast`: the same for one smaller last batch.
 * `evaluate(x)`: forward without dropout for the rows at x; leaves Z[L].
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

/** Starts a crew; a module that the machine cannot run throws here. */
export type Hire = (order: CrewOrder) => Crew;
