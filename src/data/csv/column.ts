import type { StoredNumbers } from '../../model/feature-matrix';
import { type NumberType, numberTypes, uint8 } from '../number-type';
import { DistinctTexts } from './distinct-texts';

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

  /** The type that the numbers are stored in. */
  get type(): NumberType {
    return this.held;
  }

  /** Number of cells that are not numbers. */
  get textCount(): number {
    return this.textCells;
  }

  pushNumber(value: number): void {
    if (this.count === this.numbers.length) this.lengthen();
    if (!this.held.holds(value)) this.widen(value);
    this.numbers[this.count++] = value;
  }

  /** A cell that is no number: its bytes, and what reads them as a trimmed text. */
  pushText(bytes: Uint8Array, start: number, end: number, read: () => string): void {
    if (this.count === this.numbers.length) this.lengthen();
    this.texts ??= new DistinctTexts();
    this.codes ??= new Int32Array(this.numbers.length);
    this.codes[this.count++] = 1 + this.texts.codeOf(bytes, start, end, read);
    this.textCells++;
  }

  /** The cell's number, NaN if it has none. */
  number(row: number): number {
    return row < this.count && !this.codes?.[row] ? (this.numbers[row] ?? Number.NaN) : Number.NaN;
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

  private lengthen(): void {
    this.numbers = this.copied(2 * this.count);
    if (this.codes === undefined) return;
    const codes = new Int32Array(this.numbers.length);
    codes.set(this.codes);
    this.codes = codes;
  }

  /** A type in which this value and all values so far are exact. */
  private widen(value: number): void {
    for (const next of numberTypes.slice(numberTypes.indexOf(this.held) + 1)) {
      if (!next.holds(value)) continue;
      this.held = next;
      const numbers = this.copied(this.numbers.length);
      // A whole number of 32 bits may have no equal in float32.
      if (this.isCopy(numbers)) {
        this.numbers = numbers;
        return;
      }
    }
  }

  private copied(length: number): StoredNumbers {
    const numbers = this.held.make(length);
    numbers.set(this.numbers.subarray(0, this.count));
    return numbers;
  }

  private isCopy(numbers: StoredNumbers): boolean {
    for (const [row, value] of this.numbers.entries()) if (numbers[row] !== value) return false;
    return true;
  }
}
