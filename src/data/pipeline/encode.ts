import { FeatureMatrix } from '../../model/feature-matrix';
import { type FittedColumn, featureCountOf, type NumberColumn } from '../../model/pipeline';
import { budgetBytes } from '../memory';
import { commonType, float64, type NumberType, typeOf, uint8 } from '../number-type';
import type { Cells } from '../raw-examples';
import { Categories } from './categories';
import { cellCodes, missingCell, numberCodes } from './missing-cell';

/** Values of X that are written together, so that they are in the cache. */
const blockValues = 65_536;
/** Examples of a wide X that are written together, as long as they have no more values than these. */
const wideRows = 16;
const wideValues = 1_048_576;

/**
 * X of these examples: missing cells filled, categories one-hot, not scaled. `cells` are those of each fitted column.
 * Throws Faults at cells: data-missing-cell, data-missing-mark, data-missing-text, data-unknown-category,
 * data-own-class-unseen, those of texts where numbers are needed; data-memory.
 */
export function encodeExamples(
  columns: readonly FittedColumn[],
  cells: readonly Cells[],
  examples: Int32Array,
  memoryLimit: number,
): FeatureMatrix {
  const n = featureCountOf(columns);
  const type = typeOfX(columns, cells);
  const most = Math.max(1, Math.floor(blockValues / n), Math.min(wideRows, Math.floor(wideValues / n)));
  const rows = Math.max(1, Math.min(examples.length, most));
  const allocate = isAllBytes(columns, cells, type) ? Uint8Array : Float64Array;
  const blockBytes = rows * (n + 1) * allocate.BYTES_PER_ELEMENT;
  budgetBytes(examples.length * n * type.bytes + blockBytes, memoryLimit);
  const x = type.make(examples.length * n);
  const block = { values: new allocate(rows * n), n, column: new allocate(rows) };
  const categories = columns.map((column) => (column.kind === 'category' ? new Categories(column) : undefined));
  for (let begin = 0; begin < examples.length; begin += rows) {
    const some = examples.subarray(begin, begin + rows);
    block.values.fill(0);
    for (let k = 0, offset = 0; k < columns.length; k++) {
      const [column, own] = [columns[k], cells[k]];
      if (!column || !own) continue;
      const known = categories[k];
      if (column.kind === 'number') writeNumbers(column, own, some, block, offset);
      else if (known) writeCategories(known, own, some, block, offset);
      offset += column.kind === 'number' ? 1 : column.categories.length;
    }
    x.set(block.values.subarray(0, some.length * n), begin * n);
  }
  return new FeatureMatrix(x, n);
}

/** Whether X is bytes, and no cell of a number has to be filled, so that no value is ever anything else. */
function isAllBytes(columns: readonly FittedColumn[], cells: readonly Cells[], type: NumberType): boolean {
  return type === uint8 && columns.every(({ kind }, k) => kind === 'category' || cells[k]?.allNumbers);
}

/** Holds every value of X: those of columns of numbers, what fills them, and the zeros and ones of categories. */
function typeOfX(columns: readonly FittedColumn[], cells: readonly Cells[]): NumberType {
  let type = uint8;
  for (const [k, column] of columns.entries()) {
    if (column.kind !== 'number') continue;
    type = commonType(type, cells[k]?.type ?? float64);
    if (column.fill !== undefined) type = commonType(type, typeOf(column.fill));
  }
  return type;
}

type Numbers = Float64Array | Uint8Array;

/** Rows of X, of n values each, that are written together, and room for the numbers of a column. */
interface Block {
  readonly values: Numbers;
  readonly n: number;
  readonly column: Numbers;
}

/** The numbers of some examples, the first of which is the first row of the block. */
function writeNumbers(
  column: NumberColumn,
  cells: Cells,
  examples: Int32Array,
  { values, n, column: numbers }: Block,
  offset: number,
): void {
  cells.numbers(examples, numbers);
  if (values instanceof Uint8Array) {
    for (let i = 0, at = offset; i < examples.length; i++, at += n) values[at] = numbers[i] ?? 0;
    return;
  }
  for (let i = 0, at = offset; i < examples.length; i++, at += n) {
    const value = numbers[i] ?? Number.NaN;
    values[at] = Number.isNaN(value) ? filledNumber(column, cells, examples[i] ?? 0) : value;
  }
}

function filledNumber({ name, missing, fill }: NumberColumn, cells: Cells, example: number): number {
  if (!cells.isMissing(example)) throw cells.fault(example, cells.describe(example, 'feature'));
  if (fill !== undefined) return fill;
  const codes = missing === 'own-class' ? numberCodes : cellCodes;
  throw cells.fault(example, missingCell(codes, name, cells, example));
}

/** The ones of some examples' categories, likewise. */
function writeCategories(
  categories: Categories,
  cells: Cells,
  examples: Int32Array,
  { values, n }: Block,
  offset: number,
): void {
  examples.forEach((example, i) => {
    const k = categories.placeOf(cells, example);
    if (k !== undefined) {
      values[i * n + offset + k] = 1;
      return;
    }
    const fault = categories.faultOf(cells, example);
    if (fault) throw cells.fault(example, fault);
  });
}
