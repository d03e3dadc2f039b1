/** The cells of one column: numbers as numbers, everything else as text. */
export class Column {
  private numbers = new Float64Array(256);
  private readonly texts = new Map<number, string>();
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** Number of cells that are not numbers. */
  get textCount(): number {
    return this.texts.size;
  }

  push(cell: string): void {
    const trimmed = cell.trim();
    const value = numberOf(trimmed);
    if (this.count === this.numbers.length) {
      const wider = new Float64Array(2 * this.count);
      wider.set(this.numbers);
      this.numbers = wider;
    }
    this.numbers[this.count] = value;
    if (Number.isNaN(value)) this.texts.set(this.count, trimmed);
    this.count++;
  }

  /** The cell's number, NaN if it has none. */
  number(row: number): number {
    return this.numbers[row] ?? NaN;
  }

  /** The text of a cell that is not a number; undefined for a number. */
  text(row: number): string | undefined {
    return this.texts.get(row);
  }

  /** The cell as text; a number in its shortest form, so that 1 and 1.0 are the same. */
  cell(row: number): string {
    return this.texts.get(row) ?? String(this.number(row));
  }

  /** Rows whose cell is not a number, in order. */
  textRows(): Iterable<number> {
    return this.texts.keys();
  }
}

/** The text as a finite decimal number, else NaN. `Number` would also accept 0x1f and the empty text. */
export function numberOf(text: string): number {
  if (text === '' || /^0[box]/i.test(text)) return NaN;
  const value = Number(text);
  return Number.isFinite(value) ? value : NaN;
}
