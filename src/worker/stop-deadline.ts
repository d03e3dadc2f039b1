import type { TrainingStatus } from '../model/record';

/**
 * When a loop that was requested to stop is terminated: if it has neither answered nor reported in time that its batch
 * is done. A loop that has reported this is saving, and is not terminated, however long the disk takes.
 */
export class StopDeadline {
  private cancel: () => void = () => undefined;

  /** `after` calls its action once the time is over, and returns how to prevent that. */
  constructor(
    private readonly after: (action: () => void) => () => void,
    private readonly end: () => void,
  ) {}

  /** Stop was asked for, and is answered by `answer`. */
  begin(answer: Promise<unknown>): void {
    this.cancel();
    const cancel = this.after(this.end);
    this.cancel = cancel;
    answer.then(cancel, cancel);
  }

  /** The loop told its status. */
  heard(status: TrainingStatus): void {
    if (status !== 'training') this.cancel();
  }
}
