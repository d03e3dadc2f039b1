/** One thing that a region wants to know from the engine. */
export interface Query {
  /** What it asks about: another key is requested at once, and an answer about the former key is discarded. */
  readonly key: string;
  /** The moment that an answer would be of: once it has changed, the same key is requested again. */
  readonly version: string;
  /** Milliseconds between two requests of the same key. */
  readonly interval: number;
  /** Resolves to a function that stores the answer. */
  fetch(): Promise<() => void>;
}

/** The clock of a poller, in milliseconds. */
export interface Clock {
  now(): number;
  /** Calls `action` after a delay; the returned function cancels that. */
  after(delay: number, action: () => void): () => void;
}

/** The page's own. */
export const pageClock: Clock = {
  now: () => performance.now(),
  after: (delay, action) => {
    const timer = setTimeout(action, delay);
    return () => clearTimeout(timer);
  },
};

/** Milliseconds until a request that has failed once is made again; each further failure doubles them. */
export const firstRetry = 500;
export const longestRetry = 16_000;

/**
 * Requests one thing at a time, and again when its version has changed: never two requests at once, never more often
 * than the interval, the last version always. A request that fails is made again, at growing intervals, as long as it
 * is still the current one.
 */
export class Poller {
  private pending = false;
  private last: Query | undefined;
  private lastTime = Number.NEGATIVE_INFINITY;
  /** How often the last key has failed without an answer in between. */
  private failures = 0;
  private cancelTimer: (() => void) | undefined;

  constructor(
    /** The current query; undefined while nothing is wanted, or nothing can answer it. */
    private readonly current: () => Query | undefined,
    /** Receives whether the last request failed. */
    private readonly settled: (failed: boolean) => void,
    private readonly clock = pageClock,
  ) {}

  /** Call it whenever something has changed that an answer may depend on. */
  update(): void {
    if (this.pending) return;
    this.cancelTimer?.();
    const query = this.current();
    if (query?.key !== this.last?.key) {
      this.last = undefined;
      this.failures = 0;
    }
    if (!query) return;
    const { last, failures } = this;
    if (last?.version === query.version && failures === 0) return;
    const delay = last ? this.lastTime + this.pause(query) - this.clock.now() : 0;
    if (delay > 0) this.cancelTimer = this.clock.after(delay, () => this.update());
    else void this.request(query);
  }

  private pause({ interval }: Query): number {
    if (this.failures === 0) return interval;
    return Math.max(interval, Math.min(longestRetry, firstRetry * 2 ** (this.failures - 1)));
  }

  private async request(query: Query): Promise<void> {
    this.pending = true;
    this.last = query;
    this.lastTime = this.clock.now();
    try {
      const accept = await query.fetch();
      this.failures = 0;
      if (this.current()?.key === query.key) accept();
      this.settled(false);
    } catch (error) {
      this.failures++;
      console.error(`no answer about ${query.key}`, error);
      if (this.current()?.key === query.key) this.settled(true);
    } finally {
      this.pending = false;
    }
    this.update();
  }
}
