import { FeatureMatrix } from '../../model/feature-matrix';
import { type CategoryColumn, type FittedColumn, featureCountOf, type NumberColumn } from '../../model/pipeline';
import { budgetBytes } from '../memory';
import { commonType, float64, type NumberType, typeOf, uint8 } from '../number-type';
import type { Cells } from '../raw-examples';
import { Categories } from './categories';
import { cellCodes, missingCell, numberCodes } from './missing-cell';

/** Values of X that are written together, so that they are in the cache. */
const blockValues = 65_536;

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
  budgetBytes(examples.length * n * type.bytes, memoryLimit);
  const x = type.make(examples.length * n);
  const rows = Math.max(1, Math.min(examples.length, Math.floor(blockValues / n)));
  const allocate = isAllBytes(columns, cells, type) ? Uint8Array : Float64Array;
  const block = new allocate(rows * n);
  const writers = writersOf(columns, cells, n, block, new allocate(rows));
  for (let begin = 0; begin < examples.length; begin += rows) {
    const some = examples.subarray(begin, begin + rows);
    block.fill(0);
    for (const write of writers) write(some);
    x.set(block.subarray(0, some.length * n), begin * n);
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

type Block = Float64Array | Uint8Array;

/** Writes the values of some examples, the first of which is the first row of a block of X. */
type Writer = (examples: Int32Array) => void;

function writersOf(
  columns: readonly FittedColumn[],
  cells: readonly Cells[],
  n: number,
  block: Block,
  numbers: Block,
): readonly Writer[] {
  let offset = 0;
  return columns.flatMap((column, k) => {
    const own = cells[k];
    if (!own) return [];
    const first = offset;
    offset += featureCountOf([column]);
    return [
      column.kind === 'number'
        ? numberWriter(column, own, n, block, first, numbers)
        : categoryWriter(column, own, n, block, first),
    ];
  });
}

function numberWriter(
  column: NumberColumn,
  cells: Cells,
  n: number,
  block: Block,
  offset: number,
  numbers: Block,
): Writer {
  return (examples) => {
    cells.numbers(examples, numbers);
    if (block instanceof Uint8Array) {
      for (let i = 0, at = offset; i < examples.length; i++, at += n) block[at] = numbers[i] ?? 0;
      return;
    }
    for (let i = 0, at = offset; i < examples.length; i++, at += n) {
      const value = numbers[i] ?? Number.NaN;
      block[at] = Number.isNaN(value) ? filledNumber(column, cells, examples[i] ?? 0) : value;
    }
  };
}

function filledNumber({ name, missing, fill }: NumberColumn, cells: Cells, example: number): number {
  if (!cells.isMissing(example)) throw cells.fault(example, cells.describe(example, 'feature'));
  if (fill !== undefined) return fill;
  const codes = missing === 'own-class' ? numberCodes : cellCodes;
  throw cells.fault(example, missingCell(codes, name, cells, example));
}

function categoryWriter(column: CategoryColumn, cells: Cells, n: number, block: Block, offset: number): Writer {
  const categories = new Categories(column);
  return (examples) => {
    examples.forEach((example, i) => {
      const k = categories.placeOf(cells, example);
      if (k !== undefined) {
        block[i * n + offset + k] = 1;
        return;
      }
      const fault = categories.faultOf(cells, example);
      if (fault) throw cells.fault(example, fault);
    });
  };
}
