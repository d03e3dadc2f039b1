import type { StoredNumbers } from '../../model/feature-matrix';
import { commonType, type NumberType, typeOf, uint8 } from '../number-type';
import { DistinctTexts } from './distinct-texts';
import type { RowsRead } from './example-rows';

/** The cells of one column: numbers in the narrowest type that holds them, everything else as numbered texts. */
export class Column {
  private held = uint8;
  private numbers: StoredNumbers;
  private count = 0;
  private texts: DistinctTexts | undefined;
  /** The number of a row's text, from 1, and 0 for a number; undefined while all cells are numbers. */
  private codes: Int32Array | undefined;
  private textCells = 0;

  /** @param expected how many cells there may be */
  constructor(expected = 1) {
    this.numbers = uint8.make(Math.max(1, expected));
  }

  get length(): number {
    return this.count;
  }

  /** Bytes that the cells take. */
  get bytes(): number {
    return this.numbers.byteLength + (this.codes?.byteLength ?? 0) + (this.texts?.bytes ?? 0);
  }

  /** The type that the numbers are stored in. */
  get type(): NumberType {
    return this.held;
  }

  /** Number of cells that are not numbers. */
  get textCount(): number {
    return this.textCells;
  }

  pushNumber(value: number): void {
    this.makeRoom(1);
    if (!this.held.holds(value)) this.widen(typeOf(value));
    this.numbers[this.count++] = value;
  }

  /** Cells of which each is a number that `type` holds. */
  pushNumbers(values: Float64Array, type: NumberType): void {
    this.makeRoom(values.length);
    this.widen(type);
    this.numbers.set(values, this.count);
    this.count += values.length;
  }

  /**
   * Cells of which each is a byte: `rows` of them, `step` apart from `from` on. False, with nothing done, where the
   * column has wider numbers.
   */
  pushBytes(bytes: Uint8Array, from: number, step: number, rows: number): boolean {
    this.makeRoom(rows);
    const { numbers, count } = this;
    if (!(numbers instanceof Uint8Array)) return false;
    for (let i = 0, at = from; i < rows; i++, at += step) numbers[count + i] = bytes[at] ?? 0;
    this.count += rows;
    return true;
  }

  /** A cell that is no number: its bytes, and what reads them as a trimmed text. */
  pushText(bytes: Uint8Array, start: number, end: number, read: () => string): void {
    this.makeRoom(1);
    this.texts ??= new DistinctTexts();
    this.codes ??= new Int32Array(this.numbers.length);
    this.codes[this.count++] = 1 + this.texts.codeOf(bytes, start, end, read);
    this.textCells++;
  }

  /** The cell's number, NaN if it has none. */
  number(row: number): number {
    return row < this.count && !this.codes?.[row] ? (this.numbers[row] ?? Number.NaN) : Number.NaN;
  }

  /** The numbers of these rows into the front of `target`, NaN where a cell has none; bytes only where all are. */
  numbersAt({ rows, areNeighbours }: RowsRead, target: Float64Array | Uint8Array): void {
    const first = rows[0] ?? 0;
    // Neighbours are copied at once, whatever their type; one by one, each would be looked up by its type.
    if (areNeighbours) target.set(this.numbers.subarray(first, first + rows.length));
    else for (let i = 0; i < rows.length; i++) target[i] = this.numbers[rows[i] ?? 0] ?? Number.NaN;
    if (!this.codes) return;
    for (let i = 0; i < rows.length; i++) if (this.codes[rows[i] ?? 0]) target[i] = Number.NaN;
  }

  /** The text of a cell that is not a number; undefined for a number. */
  text(row: number): string | undefined {
    const code = this.codes?.[row];
    return code ? this.texts?.texts[code - 1] : undefined;
  }

  /** The cell as text; a number in its shortest form, so that 1 and 1.0 are the same. */
  cell(row: number): string {
    return this.text(row) ?? String(this.number(row));
  }

  /** Rows whose cell is not a number, in order. */
  *textRows(): Iterable<number> {
    for (const [row, code] of this.codes?.subarray(0, this.count).entries() ?? []) if (code > 0) yield row;
  }

  /** Room for this many cells more. */
  private makeRoom(more: number): void {
    const needed = this.count + more;
    if (needed <= this.numbers.length) return;
    this.numbers = this.copied(Math.max(needed, 2 * this.numbers.length));
    if (this.codes === undefined) return;
    const codes = new Int32Array(this.numbers.length);
    codes.set(this.codes);
    this.codes = codes;
  }

  /** A type that holds the numbers so far and those of another type. */
  private widen(type: NumberType): void {
    const common = commonType(this.held, type);
    if (common === this.held) return;
    this.held = common;
    this.numbers = this.copied(this.numbers.length);
  }

  private copied(length: number): StoredNumbers {
    const numbers = this.held.make(length);
    numbers.set(this.numbers.subarray(0, this.count));
    return numbers;
  }
}

/** Bytes that columns take. */
export function bytesOf(columns: readonly Column[]): number {
  let sum = 0;
  for (const column of columns) sum += column.bytes;
  return sum;
}
