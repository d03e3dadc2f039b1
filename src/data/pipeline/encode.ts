import { message } from '../../model/message';
import { type CategoryColumn, type FittedColumn, featureCountOf, type NumberColumn } from '../../model/pipeline';
import { budgetValues } from '../memory';
import type { Cells } from '../raw-examples';
import { categoryAt } from './fit-columns';
import { cellCodes, missingCell, numberCodes, textCodes } from './missing-cell';

/** Examples whose rows of X are written together, so that they are in the cache. */
const blockRows = 128;

/**
 * X of these examples, m × n_x values: missing cells filled, categories one-hot, not scaled. `cells` are those of each
 * fitted column. Throws Faults at cells: data-missing-cell, data-missing-mark, data-missing-text, data-unknown-category,
 * data-own-class-unseen, those of texts where numbers are needed; data-memory.
 */
export function encodeExamples(
  columns: readonly FittedColumn[],
  cells: readonly Cells[],
  examples: Int32Array,
  memoryLimit: number,
): Float64Array {
  const n = featureCountOf(columns);
  budgetValues(examples.length * n, memoryLimit);
  const x = new Float64Array(examples.length * n);
  const writers = writersOf(columns, cells, n, x);
  for (let begin = 0; begin < examples.length; begin += blockRows) {
    const block = examples.subarray(begin, begin + blockRows);
    for (const write of writers) write(block, begin);
  }
  return x;
}

/** Writes the values of some examples, the first of which is row `begin` of X. */
type Writer = (examples: Int32Array, begin: number) => void;

function writersOf(
  columns: readonly FittedColumn[],
  cells: readonly Cells[],
  n: number,
  x: Float64Array,
): readonly Writer[] {
  let offset = 0;
  return columns.flatMap((column, k) => {
    const own = cells[k];
    if (!own) return [];
    const first = offset;
    offset += featureCountOf([column]);
    return [
      column.kind === 'number' ? numberWriter(column, own, n, x, first) : categoryWriter(column, own, n, x, first),
    ];
  });
}

function numberWriter(column: NumberColumn, cells: Cells, n: number, x: Float64Array, offset: number): Writer {
  return (examples, begin) => {
    examples.forEach((example, i) => {
      const value = cells.number(example);
      x[(begin + i) * n + offset] = Number.isNaN(value) ? filledNumber(column, cells, example) : value;
    });
  };
}

function filledNumber({ name, missing, fill }: NumberColumn, cells: Cells, example: number): number {
  if (!cells.isMissing(example)) throw cells.notNumber(example);
  if (fill !== undefined) return fill;
  const codes = missing === 'own-class' ? numberCodes : cellCodes;
  throw cells.fault(example, missingCell(codes, name, cells, example));
}

function categoryWriter(column: CategoryColumn, cells: Cells, n: number, x: Float64Array, offset: number): Writer {
  const { name, categories, unknown, fill } = column;
  const numbers = new Map(categories.map((category, k) => [category, k]));
  return (examples, begin) => {
    examples.forEach((example, i) => {
      const isMissing = cells.isMissing(example);
      if (isMissing && fill === undefined) {
        throw cells.fault(example, missingCell(textCodes, name, cells, example));
      }
      const value = isMissing ? fill : categoryAt({ cells }, example);
      const k = value === undefined ? undefined : numbers.get(value);
      if (k !== undefined) x[(begin + i) * n + offset + k] = 1;
      else if (unknown === 'error') {
        const code = isMissing ? 'data-own-class-unseen' : 'data-unknown-category';
        throw cells.fault(example, message(code, { column: name, value: value ?? '' }));
      }
    });
  };
}
