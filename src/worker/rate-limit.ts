/** Lets something happen at most once in `interval` milliseconds. */
export class RateLimit {
  private next = Number.NEGATIVE_INFINITY;

  constructor(private readonly interval: number) {}

  /** Whether it may happen now; if so, the next interval begins. */
  due(now: number): boolean {
    if (now < this.next) return false;
    this.next = now + this.interval;
    return true;
  }
}
