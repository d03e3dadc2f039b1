import { uint8 } from '../number-type';
import { categoryAt } from '../pipeline/fit-columns';
import type { Cells } from '../raw-examples';
import type { CodedTexts, NumberArray } from '../statistics/values';

/** Rows that are read at a time. */
const blockRows = 65_536;

/** The numbers of these rows of a column; NaN where a cell is missing, or is a text. */
export function numbersOf(cells: Cells, rows: Int32Array): NumberArray {
  const values = isBytes(cells) ? new Uint8Array(rows.length) : new Float64Array(rows.length);
  if (rows.length <= blockRows) cells.numbers(rows, values);
  else for (let from = 0; from < rows.length; from += blockRows) cells.numbers(part(rows, from), values.subarray(from));
  return values;
}

/**
 * Reads the numbers of the same rows of several columns, one column after the other, as `numbersOf` gives them, into the
 * same room: those of a column are gone when the next is read.
 */
export class NumbersReader {
  private doubles: Float64Array | undefined;
  private bytes: Uint8Array | undefined;
  /** The rows, if they are read at once. */
  private readonly few: Int32Array | undefined;
  private readonly m: number;

  /** @param rows the rows, or the number of those that are read from the first one on */
  constructor(private readonly rows: Int32Array | number) {
    this.m = typeof rows === 'number' ? rows : rows.length;
    if (this.m <= blockRows) this.few = typeof rows === 'number' ? numbersFrom(0, rows) : rows;
  }

  numbersOf(cells: Cells): NumberArray {
    const values = this.roomFor(cells);
    if (this.few) cells.numbers(this.few, values);
    else for (let from = 0; from < this.m; from += blockRows) cells.numbers(this.part(from), values.subarray(from));
    return values;
  }

  private part(from: number): Int32Array {
    const { rows, m } = this;
    return typeof rows === 'number' ? numbersFrom(from, Math.min(blockRows, m - from)) : part(rows, from);
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

function part(rows: Int32Array, from: number): Int32Array {
  return rows.subarray(from, from + blockRows);
}

function numbersFrom(first: number, count: number): Int32Array {
  const numbers = new Int32Array(count);
  for (let i = 0; i < count; i++) numbers[i] = first + i;
  return numbers;
}

/** Whether bytes hold all numbers of a column, none of which is missing; else doubles do. */
function isBytes(cells: Cells): boolean {
  return cells.allNumbers && cells.type === uint8;
}

/** The texts of these rows of a column, in the order of `known` and then of their appearance. */
export function textsOf(cells: Cells, rows: Int32Array, known: readonly string[] = []): CodedTexts {
  const texts = [...known];
  const codeOf = new Map(texts.map((text, code) => [text, code]));
  const codes = Int32Array.from(rows, (row) => {
    if (cells.isMissing(row)) return -1;
    const text = categoryAt({ cells }, row);
    const code = codeOf.get(text) ?? texts.push(text) - 1;
    codeOf.set(text, code);
    return code;
  });
  return { codes, texts };
}

/** Whether a column has a cell that is neither a number nor missing. */
export function hasTexts(cells: Cells, m: number): boolean {
  if (cells.allNumbers) return false;
  for (let row = 0; row < m; row++) if (!cells.isMissing(row) && Number.isNaN(cells.number(row))) return true;
  return false;
}
