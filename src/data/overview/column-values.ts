import { budgetBytes, entryBytes } from '../memory';
import { uint8 } from '../number-type';
import type { Cells } from '../raw-examples';
import type { CodedTexts, NumberArray } from '../statistics/values';

/** Bytes of a different text: in a map of texts, perhaps in one of numbers, and counted. */
const textBytes = 3 * entryBytes;

/** Rows that are read at a time. */
const blockRows = 65_536;

/** Doubles that are allocated together: an array of its own for each column of a wide table takes longer than its numbers. */
const blockDoubles = 65_536;

/** The numbers of the same rows of several columns, which are kept. */
export class KeptNumbers {
  private block = new Float64Array();
  private used = 0;

  constructor(private readonly rows: Int32Array) {}

  /** NaN where a cell is missing, or is a text. */
  numbersOf(cells: Cells): NumberArray {
    const values = isBytes(cells) ? new Uint8Array(this.rows.length) : this.doubles(this.rows.length);
    readNumbers(cells, this.rows, values);
    return values;
  }

  private doubles(m: number): Float64Array {
    // Of long columns few fit, and the rest of a block would be lost.
    if (16 * m > blockDoubles) return new Float64Array(m);
    if (this.used + m > this.block.length) {
      this.block = new Float64Array(blockDoubles);
      this.used = 0;
    }
    const from = this.used;
    this.used += m;
    return this.block.subarray(from, this.used);
  }
}

/**
 * Reads the numbers of the same rows of several columns, one column after the other, as `KeptNumbers` gives them, into the
 * same room: those of a column are gone when the next is read.
 */
export class NumbersReader {
  private doubles: Float64Array | undefined;
  private bytes: Uint8Array | undefined;
  private readonly m: number;
  private readonly rows: Int32Array | number;

  /** @param rows the rows, or the number of those that are read from the first one on */
  constructor(rows: Int32Array | number) {
    this.m = typeof rows === 'number' ? rows : rows.length;
    // Few rows are the same list for each column.
    this.rows = typeof rows === 'number' && rows <= blockRows ? numbersFrom(0, rows) : rows;
  }

  numbersOf(cells: Cells): NumberArray {
    const values = this.roomFor(cells);
    readNumbers(cells, this.rows, values);
    return values;
  }

  private roomFor(cells: Cells): Float64Array | Uint8Array {
    if (isBytes(cells)) {
      this.bytes ??= new Uint8Array(this.m);
      return this.bytes;
    }
    this.doubles ??= new Float64Array(this.m);
    return this.doubles;
  }
}

/** Reads the numbers of these rows, or of so many from the first one on, into the front of `values`, some at a time. */
export function readNumbers(cells: Cells, rows: Int32Array | number, values: Float64Array | Uint8Array): void {
  const m = typeof rows === 'number' ? rows : rows.length;
  if (typeof rows !== 'number' && m <= blockRows) {
    cells.numbers(rows, values);
    return;
  }
  for (let from = 0; from < m; from += blockRows) {
    const count = Math.min(blockRows, m - from);
    const some = typeof rows === 'number' ? numbersFrom(from, count) : rows.subarray(from, from + count);
    cells.numbers(some, values.subarray(from));
  }
}

/** The least and the largest finite number of these rows, read some at a time; ±Infinity where there is none. */
export function boundsOf(cells: Cells, rows: Int32Array): { readonly least: number; readonly largest: number } {
  let [least, largest] = [Infinity, -Infinity];
  const values = new Float64Array(Math.min(rows.length, blockRows));
  for (let from = 0; from < rows.length; from += blockRows) {
    const some = rows.subarray(from, from + blockRows);
    cells.numbers(some, values);
    for (let i = 0; i < some.length; i++) {
      const value = values[i] ?? Number.NaN;
      if (!Number.isFinite(value)) continue;
      if (value < least) least = value;
      if (value > largest) largest = value;
    }
  }
  return { least, largest };
}

function numbersFrom(first: number, count: number): Int32Array {
  const numbers = new Int32Array(count);
  for (let i = 0; i < count; i++) numbers[i] = first + i;
  return numbers;
}

/** Bytes of a number, and of the code of a text. */
export const doubleBytes = Float64Array.BYTES_PER_ELEMENT;
export const codeBytes = Int32Array.BYTES_PER_ELEMENT;

/** Bytes that `KeptNumbers` takes for each row. */
export function bytesOfNumbers(cells: Cells | undefined): number {
  return cells && isBytes(cells) ? 1 : doubleBytes;
}

/** Whether bytes hold all numbers of a column, none of which is missing; else doubles do. */
function isBytes(cells: Cells): boolean {
  return cells.allNumbers && cells.type === uint8;
}

/**
 * The texts of these rows of a column, in the order of `known` and then of their appearance. Throws Fault data-memory where
 * the different ones need more than `memoryLimit`.
 */
export function textsOf(
  cells: Cells,
  rows: Int32Array,
  known: readonly string[] = [],
  memoryLimit = Infinity,
): CodedTexts {
  const texts = [...known];
  const codeOf = new Map(texts.map((text, code) => [text, code]));
  const codeOfNumber = new Map<number, number>();
  const add = (text: string): number => {
    const code = texts.push(text) - 1;
    budgetBytes(textBytes * texts.length, memoryLimit);
    codeOf.set(text, code);
    return code;
  };
  const codes = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const value = cells.number(row);
    if (Number.isNaN(value)) {
      const text = cells.text(row);
      codes[i] = text === undefined ? -1 : (codeOf.get(text) ?? add(text));
      continue;
    }
    // 1 and 1.0 are the same text, which is made once.
    const known = codeOfNumber.get(value);
    const code = known ?? codeOf.get(String(value)) ?? add(String(value));
    if (known === undefined) codeOfNumber.set(value, code);
    codes[i] = code;
  }
  return { codes, texts };
}

/** Whether a column has a cell that is neither a number nor missing. */
export function hasTexts(cells: Cells, m: number): boolean {
  if (cells.allNumbers) return false;
  for (let row = 0; row < m; row++) if (!cells.isMissing(row) && Number.isNaN(cells.number(row))) return true;
  return false;
}
