import type { TrainingRecord } from '../../model/record';
import { columnNames, columnOf, type HistoryColumns, makeColumns, numberIn } from './columns';

/** Largest number of records kept of one run: more than any screen has pixels. */
export const mostKept = 100_000;
const leastCapacity = 256;
/** The columns that are drawn as curves: their lowest and highest values survive any thinning. */
const curves = (['trainCost', 'trainAccuracy', 'testCost', 'testAccuracy'] as const).map((name) =>
  columnNames.indexOf(name),
);
/** In a group of this many kept records, those where a curve is lowest or highest are kept in addition. */
const groupSize = 4 * curves.length;

/**
 * A run's records in columns that grow at their end. Up to `limit` all of them are kept; beyond it every second one,
 * later every second one of the rest, so that they stay evenly spread, and in each group those where a curve is lowest
 * or highest, so that no spike is lost. The first and the last record are always kept.
 */
export class History {
  /** The columns of a record, and last the number of records that were added before it. */
  private columns = emptyColumns();
  private held = 0;
  /** Records that were added, all in all. */
  private added = 0;
  /** Of how many records one is kept; a power of two. */
  private stride = 1;
  /** The row at which the last group begins. */
  private groupStart = 0;

  /** `limit` is at least 64: four groups. */
  constructor(private readonly limit = mostKept) {}

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
  }

  clear(): void {
    this.held = 0;
    this.added = 0;
    this.stride = 1;
    this.groupStart = 0;
    this.columns = emptyColumns();
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
    if (this.held === this.limit) this.thin();
    if (this.held === this.columns[0]?.length) this.grow();
    if (this.added % (groupSize * this.stride) === 0) this.groupStart = this.held;
    for (const [k, value] of [...values, this.added].entries()) this.columns[k]?.fill(value, this.held, this.held + 1);
    this.held++;
    this.added++;
    if (this.stride > 1) this.held = compact(this.columns, this.columns, this.kept(this.groupStart), this.groupStart);
  }

  /** The rows from `start` on, the first of a group, that are to be kept, in their order. */
  private kept(start: number): readonly number[] {
    const ordinals = this.columns.at(-1);
    const group = (row: number): number => Math.floor((ordinals?.[row] ?? 0) / (groupSize * this.stride));
    const kept: number[] = [];
    for (let first = start, end = start; first < this.held; first = end) {
      while (end < this.held && group(end) === group(first)) end++;
      const extreme = extremes(this.columns, first, end);
      for (let row = first; row < end; row++) {
        const isEven = (ordinals?.[row] ?? 0) % this.stride === 0;
        if (isEven || extreme.has(row) || row === this.held - 1) kept.push(row);
      }
    }
    return kept;
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
    this.stride *= 2;
    const thinned = this.columns.map((column) => new Float64Array(column.length));
    this.held = compact(this.columns, thinned, this.kept(0), 0);
    this.columns = thinned;
    const group = Math.floor((this.added - 1) / (groupSize * this.stride));
    const ordinals = thinned.at(-1)?.subarray(0, this.held);
    this.groupStart = ordinals?.findIndex((ordinal) => ordinal >= group * groupSize * this.stride) ?? 0;
  }
}

function emptyColumns(): Float64Array<ArrayBuffer>[] {
  return [...columnNames, 'ordinal'].map(() => new Float64Array(leastCapacity));
}

/** The rows from `start` to `end` where a curve is lowest or highest, the first of equal ones. */
function extremes(columns: readonly Float64Array[], start: number, end: number): ReadonlySet<number> {
  const rows = new Set<number>();
  for (const k of curves) {
    const column = columns[k];
    let [lowest, highest] = [-1, -1];
    for (let row = start; row < end; row++) {
      const value = column?.[row] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      if (lowest < 0 || value < (column?.[lowest] ?? value)) lowest = row;
      if (highest < 0 || value > (column?.[highest] ?? value)) highest = row;
    }
    if (lowest >= 0) rows.add(lowest).add(highest);
  }
  return rows;
}

/** Writes the rows `kept`, in their order, one after the other from row `to` on; returns the row after the last. */
function compact(
  from: readonly Float64Array[],
  into: readonly Float64Array[],
  kept: readonly number[],
  to: number,
): number {
  for (const [k, column] of from.entries()) {
    for (const [i, row] of kept.entries()) into[k]?.fill(column[row] ?? Number.NaN, to + i, to + i + 1);
  }
  return to + kept.length;
}
