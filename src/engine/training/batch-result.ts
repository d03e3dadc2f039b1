import type { TrainingRecord } from '../../model/record';
import type { BatchLoss } from './steps';

/** What a call of training came to. */
export interface BatchResult {
  readonly epochEnded: boolean;
  /** The loss of the last batch, if it was requested. */
  readonly batch?: BatchLoss;
  /** After every `every` epochs, and when training has ended. */
  readonly record?: TrainingRecord;
}
