import type { TrainingRecord } from '../../model/record';
import { setNames } from '../../model/sets';
import { columnNames, columnOf, columnsOfSets, type HistoryColumns, makeColumns, numberIn } from './columns';

/** Largest number of records kept of one run: more than any screen has pixels. */
export const mostKept = 100_000;
const leastCapacity = 256;
/** The columns that are drawn as curves: their lowest and highest values survive any thinning. */
const curves = setNames.flatMap((name) => [columnsOfSets[name].cost, columnsOfSets[name].accuracy]);
/** In a group of this many kept records, those where a curve is lowest or highest are kept in addition. */
const groupSize = 4 * curves.length;
/** The last group is reduced each time it has this many rows: a reduction leaves 36 at most. */
const mostOpen = 4 * groupSize;
/** So many rows are free after the history was thinned, or it is thinned further. */
const leastFree = groupSize / 4;

/** The columns of a record, and the number of records that were added before it. */
const rowNames = [...columnNames, 'ordinal'] as const;
type RowName = (typeof rowNames)[number];
type Rows = { readonly [N in RowName]: Float64Array<ArrayBuffer> };

/**
 * A run's records in columns that grow at their end. Up to `limit` all of them are kept; beyond it every second one,
 * later every second one of the rest, so that they stay evenly spread, and in each group those where a curve is lowest
 * or highest, so that no spike is lost. The first and the last record are always kept.
 */
export class History {
  private rows = makeRows(leastCapacity);
  private held = 0;
  /** Records that were added, all in all. */
  private added = 0;
  /** Of how many records one is kept; a power of two. */
  private stride = 1;
  /** The row at which the last group begins: the only one with rows that are not to be kept. */
  private groupStart = 0;

  /** `limit` is at least 96: four groups. */
  constructor(private readonly limit = mostKept) {}

  get length(): number {
    return this.held;
  }

  /** The step of the last record; −1 before the first. */
  get lastStep(): number {
    return this.rows.step[this.held - 1] ?? -1;
  }

  /** Adds a record, unless its step is not above the last one's: then it is already included. */
  add(record: TrainingRecord): void {
    if (record.step <= this.lastStep) return;
    const row = this.nextRow();
    for (const name of columnNames) this.rows[name][row] = numberIn(record, name) ?? Number.NaN;
  }

  /** Adds the records of `history` that are later than the last one here; returns how many it added. */
  append(history: HistoryColumns): number {
    const columns = columnNames.map((name) => [name, columnOf(history, name)] as const);
    const steps = columnOf(history, 'step');
    const before = this.added;
    for (const [i, step] of steps.entries()) {
      if (step <= this.lastStep) continue;
      const row = this.nextRow();
      for (const [name, column] of columns) this.rows[name][row] = column[i] ?? Number.NaN;
    }
    return this.added - before;
  }

  clear(): void {
    this.held = 0;
    this.added = 0;
    this.stride = 1;
    this.groupStart = 0;
    this.rows = makeRows(leastCapacity);
  }

  /**
   * The records so far, as views of the growing buffers: nothing is copied. Later records are written after them; but
   * beyond `limit` those of the last group move up, so that a view is to be read before the next record is added.
   */
  view(): HistoryColumns {
    return makeColumns(this.held, (name) => this.rows[name].buffer);
  }

  /** A copy of the records so far, and of `last` after them, in buffers of exactly their length. */
  copy(last?: TrainingRecord): HistoryColumns {
    const length = this.held + (last ? 1 : 0);
    return makeColumns(length, (name) => {
      const copied = new Float64Array(length);
      copied.set(this.rows[name].subarray(0, this.held));
      if (last) copied[this.held] = numberIn(last, name) ?? Number.NaN;
      return copied.buffer;
    });
  }

  /** The row for the next record, which counts as added: whatever is reduced before, it is the last, and stays. */
  private nextRow(): number {
    if (this.stride > 1) this.reduceWhereDue();
    if (this.held === this.limit) this.makeRoom();
    if (this.held === this.rows.ordinal.length) this.grow();
    this.rows.ordinal[this.held] = this.added++;
    return this.held++;
  }

  /** Reduces the last group where it has ended, or has many rows. */
  private reduceWhereDue(): void {
    const isWhole = this.added % (groupSize * this.stride) === 0;
    if (isWhole || this.held - this.groupStart >= mostOpen) this.reduce();
    if (isWhole) this.groupStart = this.held;
  }

  private makeRoom(): void {
    this.reduce();
    if (this.held > this.limit - leastFree) this.thin();
  }

  private reduce(): void {
    if (this.stride > 1) this.held = compact(this.rows, this.rows, this.kept(this.groupStart), this.groupStart);
  }

  /** The rows from `start` on, the first of a group, that are to be kept, in their order. */
  private kept(start: number): readonly number[] {
    const { ordinal } = this.rows;
    const group = (row: number): number => Math.floor((ordinal[row] ?? 0) / (groupSize * this.stride));
    const kept: number[] = [];
    for (let first = start, end = start; first < this.held; first = end) {
      while (end < this.held && group(end) === group(first)) end++;
      const extreme = extremes(this.rows, first, end);
      for (let row = first; row < end; row++) {
        const isEven = (ordinal[row] ?? 0) % this.stride === 0;
        if (isEven || extreme.has(row)) kept.push(row);
      }
    }
    return kept;
  }

  private grow(): void {
    const former = this.rows;
    this.rows = makeRows(2 * former.ordinal.length);
    for (const name of rowNames) this.rows[name].set(former[name]);
  }

  /** Uses new buffers, so that views of the old ones stay valid. */
  private thin(): void {
    this.stride *= 2;
    const thinned = makeRows(this.rows.ordinal.length);
    this.held = compact(this.rows, thinned, this.kept(0), 0);
    this.rows = thinned;
    const group = Math.floor((this.added - 1) / (groupSize * this.stride));
    const ordinals = thinned.ordinal.subarray(0, this.held);
    this.groupStart = ordinals.findIndex((ordinal) => ordinal >= group * groupSize * this.stride);
  }
}

function makeRows(capacity: number): Rows {
  const column = (): Float64Array<ArrayBuffer> => new Float64Array(capacity);
  return {
    epoch: column(),
    step: column(),
    trainCost: column(),
    trainAccuracy: column(),
    testCost: column(),
    testAccuracy: column(),
    validationCost: column(),
    validationAccuracy: column(),
    trainRmse: column(),
    trainR2: column(),
    testRmse: column(),
    testR2: column(),
    validationRmse: column(),
    validationR2: column(),
    ordinal: column(),
  };
}

/** The rows from `start` to `end` where a curve is lowest or highest, the first of equal ones. */
function extremes(rows: Rows, start: number, end: number): ReadonlySet<number> {
  const found = new Set<number>();
  for (const name of curves) {
    const column = rows[name];
    let lowest: number | undefined;
    let highest: number | undefined;
    for (let row = start; row < end; row++) {
      const value = column[row] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      if (lowest === undefined || value < (column[lowest] ?? value)) lowest = row;
      if (highest === undefined || value > (column[highest] ?? value)) highest = row;
    }
    if (lowest !== undefined && highest !== undefined) found.add(lowest).add(highest);
  }
  return found;
}

/** Writes the rows `kept`, in their order, one after the other from row `to` on; returns the row after the last. */
function compact(from: Rows, into: Rows, kept: readonly number[], to: number): number {
  for (const name of rowNames) {
    for (const [i, row] of kept.entries()) into[name][to + i] = from[name][row] ?? Number.NaN;
  }
  return to + kept.length;
}
