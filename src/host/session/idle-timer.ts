/** How long an engine without a panel and without training is kept, in milliseconds. */
const idleTimeout = 5000;

/** Calls `expired` once something has been idle for a while. */
export class IdleTimer {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly idle: () => boolean,
    private readonly expired: () => void,
  ) {}

  /** Begins to wait again, if it is idle now; what is no longer idle at the end is kept. */
  restart(): void {
    this.cancel();
    if (!this.idle()) return;
    this.timer = setTimeout(() => {
      if (this.idle()) this.expired();
    }, idleTimeout);
  }

  cancel(): void {
    clearTimeout(this.timer);
  }
}
