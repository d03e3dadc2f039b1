import { Fault, message } from '../model/message';

/** About how many bytes a text or a number takes in a `Map` or a `Set`. */
export const entryBytes = 64;

/** `budgetBytes`, of doubles. */
export function budgetValues(values: number, limit: number): void {
  budgetBytes(8 * values, limit);
}

/** Checks a size before it is allocated. Throws Fault data-memory, which gives it and the limit. */
export function budgetBytes(bytes: number, limit: number): void {
  if (bytes > limit) {
    throw new Fault(message('data-memory', { needed: megabytes(bytes), limit: megabytes(limit) }));
  }
}

/** The bytes that data may take together, and how many they hold: all are counted before they are allocated. */
export class MemoryBudget {
  private held = 0;

  constructor(private readonly limit: number) {}

  /** Bytes that may still be held. */
  get left(): number {
    return this.limit - this.held;
  }

  /** Counts bytes that are about to be allocated. Throws Fault data-memory where all that is held would be too much. */
  hold(bytes: number): void {
    budgetBytes(this.held + bytes, this.limit);
    this.held += bytes;
  }

  /** Takes out bytes that are out of reach again. */
  release(bytes: number): void {
    this.held -= bytes;
  }

  /** Runs `action` with so many bytes held that are out of reach behind it. Throws as `hold`. */
  during<T>(bytes: number, action: () => T): T {
    this.hold(bytes);
    try {
      return action();
    } finally {
      this.release(bytes);
    }
  }

  /**
   * Runs `action` with the bytes that are left. Throws what it throws; a Fault data-memory tells what all that is held
   * would need with it, and the whole limit; `place` is where, if the Fault names no place.
   */
  within<T>(action: (left: number) => T, place?: Fault['place']): T {
    try {
      return action(this.left);
    } catch (error) {
      if (!(error instanceof Fault) || error.detail.code !== 'data-memory') throw error;
      const needed = Number(error.detail.args.needed) + Math.round(this.held / 1e6);
      throw new Fault(message('data-memory', { needed, limit: megabytes(this.limit) }), error.place ?? place);
    }
  }
}

/** Whole megabytes, at least 1. */
export function megabytes(bytes: number): number {
  return Math.max(1, Math.round(bytes / 1e6));
}
