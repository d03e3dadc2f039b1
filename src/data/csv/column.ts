import type { StoredNumbers } from '../../model/feature-matrix';
import { BlockRoom } from '../block-room';
import type { MemoryBudget } from '../memory';
import { blockLength, NumberBlocks } from '../number-blocks';
import type { NumberType } from '../number-type';
import { DistinctTexts } from './distinct-texts';
import type { RowsRead } from './example-rows';

/** Bytes of the objects of a column, its name and what is derived from it among them: a file may have millions. */
export const columnBytes = 1000;

/** The cells of one column: numbers in narrow types that hold them, everything else as numbered texts. */
export class Column {
  private readonly numbers: NumberBlocks;
  private texts: DistinctTexts | undefined;
  /** The number of a row's text, from 1, and 0 for a number; undefined while all cells are numbers. */
  private codes: NumberBlocks | undefined;
  private textCells = 0;

  /**
   * @param expected how many cells there may be
   * @param memory what holds their bytes
   * @param room where their full blocks are, which the columns of a table share
   */
  constructor(
    expected = 1,
    private readonly memory?: MemoryBudget,
    private readonly room = new BlockRoom(blockLength, memory),
  ) {
    this.numbers = new NumberBlocks(expected, memory, room);
  }

  /** So many columns, held with their objects. Throws Fault data-memory before there is one of them. */
  static several(count: number, expected: number, memory: MemoryBudget): Column[] {
    memory.hold(count * columnBytes);
    const room = new BlockRoom(blockLength, memory);
    return Array.from({ length: count }, () => new Column(expected, memory, room));
  }

  get length(): number {
    return this.numbers.length;
  }

  /** Bytes that the cells take. */
  get bytes(): number {
    return this.numbers.bytes + (this.codes?.bytes ?? 0) + (this.texts?.bytes ?? 0);
  }

  /** A type that holds all of the numbers. */
  get type(): NumberType {
    return this.numbers.type;
  }

  /** Number of cells that are not numbers. */
  get textCount(): number {
    return this.textCells;
  }

  pushNumber(value: number): void {
    this.numbers.push(value);
    this.codes?.pushZeros(1);
  }

  /** Cells of which each is a number that `type` holds. */
  pushNumbers(values: Float64Array, type: NumberType): void {
    this.numbers.pushAll(values, type);
    this.codes?.pushZeros(values.length);
  }

  /** Cells of which each is a byte: `rows` of them, `step` apart from `from` on. */
  pushBytes(bytes: Uint8Array, from: number, step: number, rows: number): void {
    this.numbers.pushBytes(bytes, from, step, rows);
    this.codes?.pushZeros(rows);
  }

  /** A cell that is no number: the bytes of its text, and what reads them where the text is new. */
  pushText(bytes: Uint8Array, start: number, end: number, read: () => string): void {
    this.texts ??= new DistinctTexts(this.memory);
    if (this.codes === undefined) {
      this.codes = new NumberBlocks(this.length + 1, this.memory, this.room);
      this.codes.pushZeros(this.length);
    }
    this.codes.push(1 + this.texts.codeOf(bytes, start, end, read));
    this.numbers.pushZeros(1);
    this.textCells++;
  }

  /** The cell's number, NaN if it has none. */
  number(row: number): number {
    return row < this.length && !this.codes?.at(row) ? this.numbers.at(row) : Number.NaN;
  }

  /** The numbers of these rows into the front of `target`, NaN where a cell has none; narrow types only where all fit. */
  numbersAt({ rows, areNeighbours }: RowsRead, target: StoredNumbers): void {
    const { numbers, codes } = this;
    const first = rows[0] ?? 0;
    // Neighbours are copied at once, whatever their type; one by one, each would be looked up by its type.
    if (areNeighbours) numbers.copy(first, rows.length, target);
    else for (let i = 0; i < rows.length; i++) target[i] = numbers.at(rows[i] ?? 0);
    if (!codes) return;
    for (let i = 0; i < rows.length; i++) if (codes.at(rows[i] ?? 0)) target[i] = Number.NaN;
  }

  /** The text of a cell that is not a number; undefined for a number. */
  text(row: number): string | undefined {
    const code = this.textCode(row);
    return code < 0 ? undefined : this.texts?.text(code);
  }

  /** The number of a cell's text among the different ones, from 0 in the order of their appearance; −1 for a number. */
  textCode(row: number): number {
    return row < this.length ? (this.codes?.at(row) ?? 0) - 1 : -1;
  }

  /** The different texts of the cells that are not numbers. */
  get distinctTexts(): Pick<DistinctTexts, 'count' | 'text'> | undefined {
    return this.texts;
  }

  /** The cell as text; a number in its shortest form, so that 1 and 1.0 are the same. */
  cell(row: number): string {
    return this.text(row) ?? String(this.number(row));
  }

  /** Rows whose cell is not a number, in order. */
  *textRows(): Iterable<number> {
    if (!this.codes) return;
    for (let row = 0; row < this.length; row++) if (this.codes.at(row) > 0) yield row;
  }
}

/** Bytes that columns take. */
export function bytesOf(columns: readonly Column[]): number {
  let sum = 0;
  for (const column of columns) sum += column.bytes;
  return sum;
}

/** Whether a column has no value, not even a mark of a missing one. */
export function isEmptyColumn(cells: Column): boolean {
  if (cells.textCount < cells.length) return false;
  for (const row of cells.textRows()) if (cells.text(row) !== '') return false;
  return true;
}
