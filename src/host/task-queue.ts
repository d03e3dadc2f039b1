/**
 * Runs tasks one after the other. A task that fails rejects its own promise alone: the queue recovers and continues
 * with the next.
 */
export class TaskQueue {
  private tail: Promise<void> = Promise.resolve();

  /** Resolves or rejects as `task` does, once every task pushed earlier has settled. */
  push<T>(task: () => Promise<T>): Promise<T> {
    const done = this.tail.then(task);
    this.tail = done.then(nothing, nothing);
    return done;
  }

  /** Resolves when every task pushed so far, and by those, has settled; never rejects. */
  async drained(): Promise<void> {
    let seen: Promise<void>;
    do {
      seen = this.tail;
      await seen;
    } while (seen !== this.tail);
  }
}

function nothing(): void {
  // The task's own promise reports its result to the caller.
}
