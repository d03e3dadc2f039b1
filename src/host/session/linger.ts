/** How long an engine that nobody looks at and that trains nothing is kept, in milliseconds. */
const patience = 5000;

/** Lets go of what has been idle for a while. */
export class Linger {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly idle: () => boolean,
    private readonly letGo: () => void,
  ) {}

  /** Begins to wait, if there is nothing to do; whoever turns up meanwhile keeps it. */
  begin(): void {
    this.cancel();
    if (!this.idle()) return;
    this.timer = setTimeout(() => {
      if (this.idle()) this.letGo();
    }, patience);
  }

  cancel(): void {
    clearTimeout(this.timer);
  }
}
