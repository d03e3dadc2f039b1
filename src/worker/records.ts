import type { TrainingRecord } from '../model/record';

/** A run's records, and which of them have been told already. */
export class Records {
  private readonly held: TrainingRecord[];
  private told: number;

  /** Begins with what an earlier part of the run has recorded. */
  constructor(earlier: readonly TrainingRecord[]) {
    this.held = [...earlier];
    this.told = this.held.length;
  }

  get all(): readonly TrainingRecord[] {
    return this.held;
  }

  get last(): TrainingRecord | undefined {
    return this.held.at(-1);
  }

  /** One moment has one record: a second one of the same step is left out. */
  add(record: TrainingRecord): void {
    if (this.last?.step !== record.step) this.held.push(record);
  }

  /** Those that nobody has been told of yet. */
  take(): readonly TrainingRecord[] {
    const fresh = this.held.slice(this.told);
    this.told = this.held.length;
    return fresh;
  }
}
