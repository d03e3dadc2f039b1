import type { TrainingRecord } from '../model/record';
import type { Snapshot } from '../protocol/snapshot';
import type { Progress } from '../protocol/training';

/** Receives the events of a training. */
export interface TrainingListener {
  progress(progress: Progress): void;
  records(records: readonly TrainingRecord[]): void;
  snapshot(snapshot: Snapshot): void;
  /** Which share of large files is read. */
  reading(share: number): void;
  /** A Fault, or a defect; the run is paused or over then, as its progress says. */
  failed(error: unknown): void;
}
