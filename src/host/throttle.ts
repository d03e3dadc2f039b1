/** The clock of a throttle, in milliseconds. */
export interface Clock {
  now(): number;
  /** Calls `action` after a delay; the returned function cancels that. */
  after(delay: number, action: () => void): () => void;
}

const systemClock: Clock = {
  now: () => performance.now(),
  after: (delay, action) => {
    const timer = setTimeout(action, delay);
    return () => clearTimeout(timer);
  },
};

/** Calls `action` at most once in `interval` ms: at once if the last call is that long ago, else when it is. */
export class Throttle {
  private cancelTimer: (() => void) | undefined;
  private last = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly interval: number,
    private readonly action: () => void,
    private readonly clock = systemClock,
  ) {}

  /** Soon. */
  ask(): void {
    if (this.cancelTimer) return;
    const delay = this.last + this.interval - this.clock.now();
    if (delay <= 0) this.now();
    else this.cancelTimer = this.clock.after(delay, () => this.now());
  }

  /** Calls `action` at once, and cancels a requested call. */
  now(): void {
    this.cancel();
    this.last = this.clock.now();
    this.action();
  }

  cancel(): void {
    this.cancelTimer?.();
    this.cancelTimer = undefined;
  }
}
