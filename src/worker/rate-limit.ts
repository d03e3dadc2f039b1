/** Lets something happen at most once in `interval` milliseconds. */
export class RateLimit {
  private next = Number.NEGATIVE_INFINITY;

  constructor(private readonly interval: number) {}

  /** Is it time? If so, the next time is an interval away. */
  due(now: number): boolean {
    if (now < this.next) return false;
    this.next = now + this.interval;
    return true;
  }
}
