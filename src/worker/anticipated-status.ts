import type { TrainingStatus } from '../model/record';
import type { Progress } from '../protocol/training';

/**
 * The status that a control call leads to, from the call until the loop has processed it: the host is told this one in
 * place of that of the batch in hand.
 */
export class AnticipatedStatus {
  private status: TrainingStatus | undefined;

  /** A control call leads to `status` and is answered by `answer`. Gives whether that is still awaited. */
  begin(status: TrainingStatus, answer: Promise<unknown>): () => boolean {
    const isAwaited = (): boolean => this.status === status;
    const settled = (): void => {
      if (isAwaited()) this.forget();
    };
    this.status = status;
    answer.then(settled, settled);
    return isAwaited;
  }

  /** The loop has been terminated. */
  forget(): void {
    this.status = undefined;
  }

  /** What the host is told of the loop's progress: a run that has ended keeps its status. */
  of(progress: Progress): Progress {
    return this.status !== undefined && isUnderWay(progress.status) ? { ...progress, status: this.status } : progress;
  }
}

/** Whether a run may be paused, resumed and stopped. */
export function isUnderWay(status: TrainingStatus | undefined): boolean {
  return status === 'training' || status === 'paused';
}
