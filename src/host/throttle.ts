/** Time as a throttle sees it, in milliseconds. */
export interface Clock {
  now(): number;
  /** Calls `action` after a delay; what it answers with cancels that. */
  after(delay: number, action: () => void): () => void;
}

const systemClock: Clock = {
  now: () => performance.now(),
  after: (delay, action) => {
    const timer = setTimeout(action, delay);
    return () => clearTimeout(timer);
  },
};

/** Calls `action` at once when asked after a rest, else when `interval` ms have passed since the last call; never more often. */
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

  /** At once; what was asked for is thereby done. */
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
