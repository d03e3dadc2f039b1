import type { MemoryBudget } from '../memory';
import { isLineEndAt } from './place';
import { plainField, type RecordScanner } from './records';

/** What is kept of a row that is not one line and one record behind the row before: its number, its line, its record. */
const entry = 3;

/**
 * The line on which each row begins, counted from 1, and its number among all records. Most rows are the next line: only
 * those are kept that come behind others.
 */
export class RowLines {
  private jumps = new Int32Array(16 * entry);
  private count = 0;
  private rows = 0;
  private records = 0;

  /**
   * @param line where the first record begins
   * @param memory what holds the bytes of what is kept
   */
  constructor(
    private line: number,
    private readonly memory: MemoryBudget,
  ) {}

  /** Rows of a line each. */
  addRows(count: number): void {
    this.keepJump();
    this.rows += count;
    this.records += count;
    this.line += count;
  }

  /** The current record of a scanner as a row. */
  addRow(scanner: RecordScanner): void {
    this.keepJump();
    this.rows++;
    this.pass(scanner);
  }

  /** The current record of a scanner, which is no row. */
  pass(scanner: RecordScanner): void {
    this.records++;
    this.line += linesOf(scanner);
  }

  /** 0 where there is no such row. */
  lineOf(row: number): number {
    return row < this.rows ? this.placeIn(row, 1) : 0;
  }

  recordOf(row: number): number {
    return this.placeIn(row, 2);
  }

  /** What the row has as its k-th number: as many more than the last kept row before it as it is behind that. */
  private placeIn(row: number, k: 1 | 2): number {
    const { jumps } = this;
    let [low, high] = [0, this.count - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((jumps[middle * entry] ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    return (jumps[low * entry + k] ?? 0) + row - (jumps[low * entry] ?? 0);
  }

  /** Keeps the next row where it is not behind the one before. */
  private keepJump(): void {
    const { rows, line, records, count } = this;
    const last = entry * (count - 1);
    const [row = 0, lineOf = 0, record = 0] = [this.jumps[last], this.jumps[last + 1], this.jumps[last + 2]];
    if (count > 0 && line - lineOf === rows - row && records - record === rows - row) return;
    if (entry * (count + 1) > this.jumps.length) this.lengthen();
    this.jumps.set([rows, line, records], entry * count);
    this.count++;
  }

  private lengthen(): void {
    const { jumps } = this;
    this.memory.hold(2 * jumps.byteLength);
    this.jumps = new Int32Array(2 * jumps.length);
    this.jumps.set(jumps);
    this.memory.release(jumps.byteLength);
  }
}

/** Lines of the current record: a line ends behind it, and may end within a field that is quoted. */
function linesOf({ bytes, fields, starts, ends, forms }: RecordScanner): number {
  let lines = 1;
  for (let k = 0; k < fields; k++) {
    if (forms[k] === plainField) continue;
    const end = ends[k] ?? 0;
    for (let at = starts[k] ?? 0; at < end; at++) if (isLineEndAt(bytes, at)) lines++;
  }
  return lines;
}
