import type { BatchResult } from '../engine/training/batch-result';
import type { Trainer } from '../engine/training/trainer';
import type { TrainingRecord } from '../model/record';
import type { Progress } from '../protocol/training';
import type { Records } from './records';

/** The user sees a new figure of the training at least this often, in milliseconds. */
const interval = 1000;
/** While training is paused the sets are measured again, if the last measurement took no longer, in milliseconds. */
const affordable = 1000;

/** The newest figures of a training: cost and accuracy of whole sets and, where those are old, a batch's loss. */
export class Figures {
  private measuredAtRest: TrainingRecord | undefined;
  private batch: Progress['batch'];
  private newest = Number.NEGATIVE_INFINITY;
  /** Milliseconds that the last measurement of the sets took, and all so far. */
  private cost: number;
  private measuring: number;

  constructor(
    private readonly trainer: Trainer,
    private readonly records: Records,
  ) {
    this.cost = this.measuring = trainer.measuring;
  }

  /** Whether the next batch has to report its loss, because nothing else was reported for a while. */
  due(now: number): boolean {
    return now - this.newest >= interval;
  }

  /** Takes the result of a call of the trainer. */
  take({ batch, record }: BatchResult, now: number): void {
    const { epoch, step } = this.trainer;
    if (batch) this.batch = { epoch, step, ...batch };
    if (record) this.clock();
    if (batch || record) this.newest = now;
  }

  /** Measures the sets of a training that is held back, where that takes no more than a tenth of so many milliseconds. */
  measureWithin(milliseconds: number): void {
    if (this.cost * 10 <= milliseconds) this.measureAtRest();
  }

  /** Measures the sets where training is paused and the last record is of another step. */
  measureAtRest(): void {
    if (this.record?.step === this.trainer.step || this.cost > affordable) return;
    this.measuredAtRest = this.trainer.record();
    this.clock();
  }

  /** Cost and accuracy of whole sets now: measured only where the newest ones are of another step. */
  current(): TrainingRecord {
    const { record, trainer } = this;
    return record?.step === trainer.step ? record : trainer.record();
  }

  /** The newest cost and accuracy of whole sets. */
  get record(): TrainingRecord | undefined {
    const { measuredAtRest: rest, records } = this;
    const { last } = records;
    return rest && (!last || rest.step > last.step) ? rest : last;
  }

  /** The part of the progress: a batch only where it is newer than the figures of whole sets. */
  get reported(): Pick<Progress, 'record' | 'batch'> {
    const { record, batch } = this;
    const isNewer = batch && (!record || batch.step > record.step);
    return { ...(record ? { record } : {}), ...(isNewer ? { batch } : {}) };
  }

  private clock(): void {
    this.cost = this.trainer.measuring - this.measuring;
    this.measuring = this.trainer.measuring;
  }
}
