/** One thing that a region wants to know from the engine. */
export interface Query {
  /** What it is about: another key is fetched at once, and an answer about this one is then of no use. */
  readonly key: string;
  /** The moment that an answer would be made from: of the same key it is fetched again once this has changed. */
  readonly version: string;
  /** Milliseconds between two requests of the same key. */
  readonly interval: number;
  /** Resolves to what puts the answer where it belongs. */
  fetch(): Promise<() => void>;
}

/**
 * Fetches one thing at a time, and again when there is news: never two requests under way, never more often than the
 * interval, the last version always. Answers about another key are dropped.
 */
export class Poller {
  private pending = false;
  private last: Query | undefined;
  private lastTime = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    /** The current query; undefined while there is none, or nothing that could answer it. */
    private readonly current: () => Query | undefined,
    /** Receives whether the last request failed. */
    private readonly settled: (failed: boolean) => void,
  ) {}

  /** Call it whenever something has changed that an answer may depend on. */
  update(): void {
    const query = this.current();
    if (!query) {
      this.last = undefined;
      return;
    }
    const { last } = this;
    if (this.pending || (last?.key === query.key && last.version === query.version)) return;
    const delay = last?.key === query.key ? this.lastTime + query.interval - performance.now() : 0;
    clearTimeout(this.timer);
    if (delay > 0) this.timer = setTimeout(() => this.update(), delay);
    else void this.request(query);
  }

  private async request(query: Query): Promise<void> {
    this.pending = true;
    this.last = query;
    this.lastTime = performance.now();
    try {
      const accept = await query.fetch();
      if (this.current()?.key === query.key) accept();
      this.settled(false);
    } catch (error) {
      console.error(`no answer about ${query.key}`, error);
      this.settled(true);
    } finally {
      this.pending = false;
    }
    this.update();
  }
}
