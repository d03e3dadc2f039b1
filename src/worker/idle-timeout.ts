import type { Environment } from './environment';

/** Milliseconds without a question, after which the view that asked counts as closed. */
const longest = 60_000;

/** Ends what a view has begun once it has asked nothing more for a while: a view that is closed does not say so. */
export class IdleTimeout {
  private last = 0;
  private waiting = false;

  constructor(
    private readonly environment: Pick<Environment, 'now' | 'wait'>,
    private readonly end: () => void,
  ) {}

  /** Something was asked. */
  asked(): void {
    this.last = this.environment.now();
    if (!this.waiting) void this.wait();
  }

  private async wait(): Promise<void> {
    this.waiting = true;
    for (;;) {
      const left = this.last + longest - this.environment.now();
      if (left <= 0) break;
      await this.environment.wait(left);
    }
    this.waiting = false;
    this.end();
  }
}
