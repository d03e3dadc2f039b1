import { uint8 } from '../number-type';
import { categoryAt } from '../pipeline/fit-columns';
import type { Cells } from '../raw-examples';
import type { CodedTexts, NumberArray } from '../statistics/values';

/** Rows that are read at a time. */
const blockRows = 65_536;

/** The numbers of these rows of a column; NaN where a cell is missing, or is a text. */
export function numbersOf(cells: Cells, rows: Int32Array): NumberArray {
  const values = valuesFor(cells, rows.length);
  for (let from = 0; from < rows.length; from += blockRows) {
    cells.numbers(rows.subarray(from, from + blockRows), values.subarray(from));
  }
  return values;
}

/** The numbers of the first m rows of a column, likewise. */
export function allNumbersOf(cells: Cells, m: number): NumberArray {
  const values = valuesFor(cells, m);
  for (let from = 0; from < m; from += blockRows) {
    const rows = Int32Array.from({ length: Math.min(blockRows, m - from) }, (_, k) => from + k);
    cells.numbers(rows, values.subarray(from));
  }
  return values;
}

/** Room for numbers of a column: of bytes for bytes, which take an eighth, and else for any number and none. */
function valuesFor(cells: Cells, count: number): Float64Array | Uint8Array {
  return cells.allNumbers && cells.type === uint8 ? new Uint8Array(count) : new Float64Array(count);
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
