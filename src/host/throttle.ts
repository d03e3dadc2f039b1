/** Calls `action` at once when asked after a rest, else when `interval` ms have passed since the last call; never more often. */
export class Throttle {
  private timer: NodeJS.Timeout | undefined;
  private last = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly interval: number,
    private readonly action: () => void,
  ) {}

  /** Soon. */
  ask(): void {
    if (this.timer) return;
    const wait = this.last + this.interval - performance.now();
    if (wait <= 0) this.now();
    else this.timer = setTimeout(() => this.now(), wait);
  }

  /** At once; what was asked for is thereby done. */
  now(): void {
    this.cancel();
    this.last = performance.now();
    this.action();
  }

  cancel(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
