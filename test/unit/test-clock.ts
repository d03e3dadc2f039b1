/** A clock that a test moves; timers are called in the order of their times. */
export class TestClock {
  time = 0;
  private timers: { readonly at: number; readonly action: () => void }[] = [];

  now(): number {
    return this.time;
  }

  after(delay: number, action: () => void): () => void {
    const timer = { at: this.time + delay, action };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((each) => each !== timer);
    };
  }

  /** How long until the next timer is called; undefined where none is set. */
  get untilNext(): number | undefined {
    const times = this.timers.map(({ at }) => at);
    return times.length === 0 ? undefined : Math.min(...times) - this.time;
  }

  advance(milliseconds: number): void {
    const end = this.time + milliseconds;
    for (;;) {
      const next = this.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.timers = this.timers.filter((each) => each !== next);
      this.time = next.at;
      next.action();
    }
    this.time = end;
  }
}
