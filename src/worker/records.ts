import type { TrainingRecord } from '../model/record';
import type { HistoryColumns } from '../runs/history/columns';
import { type HistoryEntry, historyLine } from '../runs/history/csv';
import { History } from '../runs/history/history';

/** Most records that wait for a save: they are all in memory. */
const mostUnsaved = 100_000;

/**
 * A run's records: an evenly spread selection of all, those not sent yet, and those not saved yet.
 * A record that was added only because the run ended there, or that shows restored weights, is removed when the run
 * continues: a run that was never interrupted has no such record.
 */
export class Records {
  /** All but `tail`. */
  private readonly history = new History();
  private latestKept: TrainingRecord | undefined;
  /** The last record, if it is there only because the run ended. */
  private tail: TrainingRecord | undefined;
  private unsent: TrainingRecord[] = [];
  private unsaved: TrainingRecord[] = [];
  /** Bytes of `history.csv` that hold the rest. */
  private kept = 0;

  /** `isDue`: whether a run that is not interrupted has such a record. */
  constructor(private readonly isDue: (record: TrainingRecord) => boolean) {}

  /** Loads the records of an earlier part of the run, up to `step`. */
  load(entries: Iterable<HistoryEntry>, step: number, wasDue = this.isDue): void {
    for (const { record, end } of entries) {
      if (record.step > step) break;
      this.hold(record, wasDue(record));
      this.kept = end;
    }
  }

  get last(): TrainingRecord | undefined {
    return this.tail ?? this.latestKept;
  }

  /** Whether too many records wait for a save to postpone it. */
  get areMany(): boolean {
    return this.unsaved.length >= mostUnsaved;
  }

  /** One moment has one record: a second one of the same step is left out. */
  add(record: TrainingRecord): void {
    if (this.last?.step === record.step) return;
    this.hold(record, this.isDue(record));
    this.unsent.push(record);
    this.unsaved.push(record);
  }

  /** The records that were not sent yet; they count as sent then. */
  takeUnsent(): readonly TrainingRecord[] {
    const fresh = this.unsent;
    this.unsent = [];
    return fresh;
  }

  /** What has to be saved in `history.csv`: after its first `kept` bytes, these records. */
  toSave(): { readonly kept: number; readonly records: readonly TrainingRecord[] } {
    return { kept: this.kept, records: this.unsaved };
  }

  /** `history.csv` holds all records now, in `bytes` bytes. */
  saved(bytes: number): void {
    this.kept = bytes;
    this.unsaved = [];
  }

  /** Removes the record that is there only because the run had ended. */
  continue(): void {
    const { tail } = this;
    if (!tail) return;
    if (this.unsaved.at(-1) === tail) this.unsaved.pop();
    else this.kept -= historyLine(tail).length;
    this.tail = undefined;
  }

  /** Adds the record of a moment that has none, if a run that is not interrupted has it. */
  complete(moment: () => TrainingRecord): void {
    const record = moment();
    if (this.isDue(record)) this.add(record);
  }

  columns(): HistoryColumns {
    return this.history.copy(this.tail);
  }

  /** Only the last record can be one of the end: those before it were followed by more, whatever the interval was. */
  private hold(record: TrainingRecord, isDue: boolean): void {
    if (this.tail) this.keep(this.tail);
    this.tail = undefined;
    if (isDue) this.keep(record);
    else this.tail = record;
  }

  private keep(record: TrainingRecord): void {
    this.history.add(record);
    this.latestKept = record;
  }
}
