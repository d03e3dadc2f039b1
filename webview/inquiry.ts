/** One thing that a region wants to know from the engine. */
export interface Inquiry {
  /** What it is about: another subject is asked at once, and makes an answer about this one stale. */
  readonly subject: string;
  /** What the answer would be drawn from: of the same subject it is asked again once this has changed. */
  readonly moment: string;
  /** Milliseconds between two questions about the same subject. */
  readonly pace: number;
  /** Resolves to what puts the answer where it belongs. */
  ask(): Promise<() => void>;
}

/**
 * Asks one thing at a time, and again when there is news: never two questions under way, never faster than the pace,
 * the last one always. Stale answers are dropped.
 */
export class Asker {
  private under = false;
  private last: Inquiry | undefined;
  private lastTime = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    /** What is to be known now; undefined while nothing is, or nobody could answer. */
    private readonly next: () => Inquiry | undefined,
    /** Hears whether the last question failed. */
    private readonly settled: (failed: boolean) => void,
  ) {}

  /** Call it whenever something has changed that an answer may depend on. */
  consider(): void {
    const inquiry = this.next();
    if (!inquiry) {
      this.last = undefined;
      return;
    }
    const { last } = this;
    if (this.under || (last?.subject === inquiry.subject && last.moment === inquiry.moment)) return;
    const wait = last?.subject === inquiry.subject ? this.lastTime + inquiry.pace - performance.now() : 0;
    clearTimeout(this.timer);
    if (wait > 0) this.timer = setTimeout(() => this.consider(), wait);
    else void this.ask(inquiry);
  }

  private async ask(inquiry: Inquiry): Promise<void> {
    this.under = true;
    this.last = inquiry;
    this.lastTime = performance.now();
    try {
      const accept = await inquiry.ask();
      if (this.next()?.subject === inquiry.subject) accept();
      this.settled(false);
    } catch (error) {
      console.error(`no answer about ${inquiry.subject}`, error);
      this.settled(true);
    } finally {
      this.under = false;
    }
    this.consider();
  }
}
