/** A call this short, in milliseconds, has too much overhead. */
const short = 1;
/** A call this long, in milliseconds, delays messages. */
const long = 4;
const most = 2 ** 20;

/** How many batches one call takes: as many as fill a few milliseconds. */
export class CallLength {
  /** A power of two. */
  private held = 1;

  get batches(): number {
    return this.held;
  }

  /** Adapts to a call that took this many milliseconds. */
  took(milliseconds: number): void {
    if (milliseconds < short) this.held = Math.min(most, this.held * 2);
    else if (milliseconds > long) this.held = Math.max(1, this.held / 2);
  }
}
