/** Calls `expired` once something has been idle for a while. */
export class IdleTimer {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly idle: () => boolean,
    private readonly expired: () => void,
    /** In milliseconds. */
    private readonly timeout: () => number,
  ) {}

  /** Begins to wait again, if it is idle now; what is no longer idle at the end is kept. */
  restart(): void {
    this.cancel();
    if (!this.idle()) return;
    this.timer = setTimeout(() => {
      if (this.idle()) this.expired();
    }, this.timeout());
  }

  cancel(): void {
    clearTimeout(this.timer);
  }
}
