/** The position of training, between two batches. */
export interface Position {
  /** Epochs that are complete. */
  readonly epoch: number;
  /** Completed batches of the current epoch. */
  readonly batch: number;
  /** Updates so far. */
  readonly step: number;
}

export const atStart: Position = { epoch: 0, batch: 0, step: 0 };

/** The position `batches` later, within the current epoch; its last batch completes it. */
export function advanced({ epoch, batch, step }: Position, batches: number, perEpoch: number): Position {
  const reached = batch + batches;
  return reached === perEpoch
    ? { epoch: epoch + 1, batch: 0, step: step + batches }
    : { epoch, batch: reached, step: step + batches };
}
