import { DistinctTexts } from './distinct-texts';

type Numbers = Uint8Array | Int16Array | Int32Array | Float32Array | Float64Array;

/** Number types from the narrowest: which values each holds exactly, and a longer array of it. */
const widths: readonly { readonly holds: (value: number) => boolean; readonly make: (length: number) => Numbers }[] = [
  { holds: (value) => value === (value & 0xff) && isNoNegativeZero(value), make: (length) => new Uint8Array(length) },
  {
    holds: (value) => value === (value << 16) >> 16 && isNoNegativeZero(value),
    make: (length) => new Int16Array(length),
  },
  { holds: (value) => value === (value | 0) && isNoNegativeZero(value), make: (length) => new Int32Array(length) },
  { holds: (value) => value === Math.fround(value), make: (length) => new Float32Array(length) },
  { holds: () => true, make: (length) => new Float64Array(length) },
];

function isNoNegativeZero(value: number): boolean {
  return !Object.is(value, -0);
}

/** The cells of one column: numbers in the narrowest type that holds them, everything else as numbered texts. */
export class Column {
  private width = 0;
  private numbers: Numbers;
  private holds = widths[0]?.holds ?? (() => false);
  private count = 0;
  private texts: DistinctTexts | undefined;
  /** The number of a row's text, −1 for a number; undefined while all cells are numbers. */
  private codes: Int32Array | undefined;
  private textCells = 0;

  /** @param expected how many cells there may be */
  constructor(expected = 256) {
    this.numbers = new Uint8Array(Math.max(1, expected));
  }

  get length(): number {
    return this.count;
  }

  /** Number of cells that are not numbers. */
  get textCount(): number {
    return this.textCells;
  }

  pushNumber(value: number): void {
    if (this.count === this.numbers.length) this.lengthen();
    if (!this.holds(value)) this.widen(value);
    this.numbers[this.count++] = value;
  }

  /** A cell that is no number: its bytes, and what reads them as a trimmed text. */
  pushText(bytes: Uint8Array, start: number, end: number, read: () => string): void {
    if (this.count === this.numbers.length) this.lengthen();
    this.texts ??= new DistinctTexts();
    this.codes ??= new Int32Array(this.numbers.length).fill(-1);
    this.codes[this.count++] = this.texts.codeOf(bytes, start, end, read);
    this.textCells++;
  }

  /** The cell's number, NaN if it has none. */
  number(row: number): number {
    if (this.codes !== undefined && (this.codes[row] ?? -1) >= 0) return Number.NaN;
    return row < this.count ? (this.numbers[row] ?? Number.NaN) : Number.NaN;
  }

  /** The text of a cell that is not a number; undefined for a number. */
  text(row: number): string | undefined {
    const code = this.codes?.[row] ?? -1;
    return code < 0 ? undefined : this.texts?.texts[code];
  }

  /** The cell as text; a number in its shortest form, so that 1 and 1.0 are the same. */
  cell(row: number): string {
    return this.text(row) ?? String(this.number(row));
  }

  /** Rows whose cell is not a number, in order. */
  *textRows(): Iterable<number> {
    if (this.codes === undefined) return;
    for (let row = 0; row < this.count; row++) if ((this.codes[row] ?? -1) >= 0) yield row;
  }

  private lengthen(): void {
    this.numbers = this.copied(2 * this.count);
    if (this.codes === undefined) return;
    const codes = new Int32Array(2 * this.count).fill(-1);
    codes.set(this.codes);
    this.codes = codes;
  }

  /** A type in which this value and all values so far are exact. */
  private widen(value: number): void {
    while (this.width < widths.length - 1) {
      const next = widths[++this.width];
      if (!next?.holds(value)) continue;
      this.holds = next.holds;
      const numbers = this.copied(this.numbers.length);
      // A whole number of 32 bits may have no equal in float32.
      if (this.isCopy(numbers)) {
        this.numbers = numbers;
        return;
      }
    }
  }

  private copied(length: number): Numbers {
    const numbers = widths[this.width]?.make(length) ?? new Float64Array(length);
    numbers.set(this.numbers.subarray(0, this.count));
    return numbers;
  }

  private isCopy(numbers: Numbers): boolean {
    for (let row = 0; row < this.count; row++) if (numbers[row] !== this.numbers[row]) return false;
    return true;
  }
}
