import type { TrainingRecord } from '../../model/record';
import { columnNames, columnOf, type HistoryColumns, makeColumns, numberIn } from './columns';

/** Largest number of records kept of one run: more than any screen has pixels. */
export const mostHeld = 100_000;
const leastCapacity = 256;

/**
 * A run's records in columns that grow at their end. Up to `limit` all of them are kept; beyond it every second one is
 * dropped, later every second one of the rest, so that they stay evenly spread. The last record is always kept.
 */
export class History {
  private columns = columnNames.map(() => new Float64Array(leastCapacity));
  private held = 0;
  /** Records that were added, and how many of them each kept record represents. */
  private added = 0;
  private stride = 1;
  /** Whether the last record is kept only until the next one is added. */
  private isMomentary = false;

  /** `limit` is at least 2. */
  constructor(private readonly limit = mostHeld) {}

  get length(): number {
    return this.held;
  }

  /** The step of the last record; −1 before the first. */
  get lastStep(): number {
    return this.held > 0 ? (this.columns[1]?.[this.held - 1] ?? -1) : -1;
  }

  /** Adds a record, unless its step is not above the last one's: then it is already included. */
  add(record: TrainingRecord): void {
    if (record.step > this.lastStep) this.put(columnNames.map((name) => numberIn(record, name) ?? Number.NaN));
  }

  /** Adds the records of `history` that are later than the last one here; returns how many it added. */
  append(history: HistoryColumns): number {
    const columns = columnNames.map((name) => columnOf(history, name));
    const before = this.added;
    for (let i = 0; i < history.length; i++) {
      if ((columns[1]?.[i] ?? -1) > this.lastStep) this.put(columns.map((column) => column[i] ?? Number.NaN));
    }
    return this.added - before;
  }

  /** Removes the last record. */
  removeLast(): void {
    if (this.held === 0) return;
    this.held--;
    this.added--;
    this.isMomentary = false;
  }

  clear(): void {
    this.held = 0;
    this.added = 0;
    this.stride = 1;
    this.isMomentary = false;
    this.columns = columnNames.map(() => new Float64Array(leastCapacity));
  }

  /** The records so far, as views of the growing buffers: later records are written after them. Nothing is copied. */
  view(): HistoryColumns {
    return makeColumns(this.held, (name) => this.columns[columnNames.indexOf(name)]?.buffer ?? new ArrayBuffer(0));
  }

  /** A copy of the records so far, in buffers of exactly their length. */
  copy(): HistoryColumns {
    const view = this.view();
    return makeColumns(this.held, (name) => columnOf(view, name).slice().buffer);
  }

  private put(values: readonly number[]): void {
    // The next record replaces a last record that is only kept temporarily.
    if (this.isMomentary) this.held--;
    if (this.held === this.limit) this.thin();
    if (this.held === this.columns[0]?.length) this.grow();
    for (const [k, value] of values.entries()) this.columns[k]?.fill(value, this.held, this.held + 1);
    this.held++;
    this.isMomentary = this.added % this.stride !== 0;
    this.added++;
  }

  private grow(): void {
    this.columns = this.columns.map((column) => {
      const larger = new Float64Array(2 * column.length);
      larger.set(column);
      return larger;
    });
  }

  /** Uses new buffers, so that views of the old ones stay valid. */
  private thin(): void {
    this.columns = this.columns.map((column) => {
      const thinned = new Float64Array(column.length);
      for (let i = 0; 2 * i < this.held; i++) thinned[i] = column[2 * i] ?? Number.NaN;
      return thinned;
    });
    this.held = Math.ceil(this.held / 2);
    this.stride *= 2;
  }
}
