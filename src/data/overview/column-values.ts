import { categoryAt } from '../pipeline/fit-columns';
import type { Cells } from '../raw-examples';
import type { CodedTexts } from '../statistics/values';

/** The numbers of these rows of a column; NaN where a cell is missing, or is a text. */
export function numbersOf(cells: Cells, rows: Int32Array): Float64Array {
  const values = new Float64Array(rows.length);
  cells.numbers(rows, values);
  return values;
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
