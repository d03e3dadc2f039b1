import type { Environment } from './environment';

/** Most records on their way to the listener: they are in memory until it has dealt with them. */
const mostUntaken = 100_000;
/** Training that waits for the listener checks this often, in milliseconds, whether it may continue. */
const interval = 10;

/** Keeps training from producing records faster than their listener deals with them. */
export class RecordFlow {
  /** Records that were sent and not taken yet. */
  private untaken = 0;

  reset(): void {
    this.untaken = 0;
  }

  sent(records: number): void {
    this.untaken += records;
  }

  /** The listener has dealt with so many of them. */
  taken(records: number): void {
    this.untaken = Math.max(0, this.untaken - records);
  }

  /** False if training may continue; else true, after a wait. */
  async waits({ wait }: Pick<Environment, 'wait'>): Promise<boolean> {
    if (this.untaken < mostUntaken) return false;
    await wait(interval);
    return true;
  }
}
