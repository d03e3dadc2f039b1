import type { TrainingRecord } from '../model/record';
import type { HistoryColumns } from '../runs/history/columns';
import { type HistoryEntry, historyLine } from '../runs/history/csv';
import { History } from '../runs/history/history';

/** Records that wait for a save, at most: they are whole in memory. */
const mostUnsaved = 100_000;

/**
 * A run's records: evenly spread ones of all, those that nobody has been told of yet, and those that no file holds yet.
 * What was recorded only because a run ended where it did is taken back when it continues: a run that was never
 * interrupted has no such record.
 */
export class Records {
  private readonly history = new History();
  private latest: TrainingRecord | undefined;
  /** The last one that is due by itself, and those behind it that are not. */
  private latestDue: TrainingRecord | undefined;
  private extra: TrainingRecord[] = [];
  private unsent: TrainingRecord[] = [];
  private unsaved: TrainingRecord[] = [];
  /** Bytes of `history.csv` that hold the rest. */
  private kept = 0;

  /** `isDue`: whether a run that is not interrupted has such a record. */
  constructor(private readonly isDue: (record: TrainingRecord) => boolean) {}

  /** Takes up the records of an earlier part of the run, up to `step`. */
  load(entries: Iterable<HistoryEntry>, step: number, wasDue = this.isDue): void {
    for (const { record, end } of entries) {
      if (record.step > step) break;
      this.hold(record, wasDue(record));
      this.kept = end;
    }
  }

  get last(): TrainingRecord | undefined {
    return this.latest;
  }

  /** Whether so many records wait for a save that it should not be put off. */
  get areMany(): boolean {
    return this.unsaved.length >= mostUnsaved;
  }

  /** One moment has one record: a second one of the same step is left out. */
  add(record: TrainingRecord): void {
    if (this.latest?.step === record.step) return;
    this.hold(record, this.isDue(record));
    this.unsent.push(record);
    this.unsaved.push(record);
  }

  /** Those that nobody has been told of yet. */
  takeUnsent(): readonly TrainingRecord[] {
    const fresh = this.unsent;
    this.unsent = [];
    return fresh;
  }

  /** What `history.csv` is to hold. */
  toSave(): { readonly kept: number; readonly records: readonly TrainingRecord[] } {
    return { kept: this.kept, records: this.unsaved };
  }

  /** `history.csv` holds them all now, in so many bytes. */
  saved(bytes: number): void {
    this.kept = bytes;
    this.unsaved = [];
  }

  /** Takes back what is there only because the run had ended. */
  continue(): void {
    for (const record of [...this.extra].reverse()) {
      this.history.removeLast();
      if (this.unsaved.at(-1) === record) this.unsaved.pop();
      else this.kept -= historyLine(record).length;
    }
    this.extra = [];
    this.latest = this.latestDue;
  }

  columns(): HistoryColumns {
    return this.history.copy();
  }

  private hold(record: TrainingRecord, isDue: boolean): void {
    this.history.add(record);
    this.latest = record;
    if (isDue) {
      this.latestDue = record;
      this.extra = [];
    } else this.extra.push(record);
  }
}
