import { Fault, message } from '../../model/message';
import type { StoredFormat } from '../../model/pipeline';
import { encodeUtf8 } from '../../model/utf8';
import { Column } from '../csv/column';
import type { Table } from '../csv/table';
import { budgetBytes, MemoryBudget } from '../memory';
import { type ArrayEntry, type ArrayValues, elementCount, shapeText } from './array';
import { type ArrayNames, examplesOf, featureArray, targetArray } from './chosen-arrays';
import { tableOfColumns } from './column-table';
import type { ArrayFile, DataFile } from './data-file';
import { leastBytes } from './least-bytes';

/** A table made of arrays: a column a feature, then one a target. */
export interface ArrayTable {
  readonly table: Table;
  /** Names of the columns of targets. */
  readonly targets: readonly string[];
}

/** The file beside an NPY or IDX file that has the targets. */
export interface LabelFile {
  readonly file: string;
  readonly opened: DataFile;
}

/** Examples whose values columns take at a time. */
const block = 100;

/** An array whose first axis counts the examples, and n values of each. */
interface Examples {
  readonly file: string;
  readonly array: ArrayEntry;
  readonly m: number;
  /** The shape of one example. */
  readonly shape: readonly number[];
  readonly n: number;
}

const formats: Readonly<Record<ArrayFile['format'], StoredFormat>> = {
  NPY: 'npy',
  NPZ: 'npz',
  IDX: 'idx',
  HDF5: 'hdf5',
};

/**
 * The examples of arrays as a table: feature (h, w, c) of an example is the column `x[h,w,c]`, the last axis counting
 * fastest, and its target is `y`, or `y[k]` where there are several. A number that is not one is a missing cell.
 * `wantsTargets` is false where examples are predicted.
 *
 * Throws the Faults of `featureArray`, `targetArray` and of reading an array, and data-labels-needed, data-labels-file,
 * data-array-shape, data-array-rows, data-memory.
 */
export function arrayTable(
  file: string,
  opened: ArrayFile,
  names: ArrayNames,
  labels: LabelFile | undefined,
  memoryLimit: number,
  wantsTargets = true,
): ArrayTable {
  const x = examplesIn(file, featureArray(file, opened, names));
  const y = wantsTargets ? targetsOf(file, opened, names, labels, x) : undefined;
  const unpacked = (opened.unpacked ?? 0) + unpackedOf(labels);
  const memory = new MemoryBudget(memoryLimit);
  memory.hold(unpacked);
  // What the values are is known once they are read.
  budgetBytes(unpacked + leastBytes(x.m, x.n, y?.n ?? 0), memoryLimit);
  const parts = y ? [x, y] : [x];
  const columns = parts.flatMap((part) => columnsOf(part, memory));
  const featureNames = indexed('x', x.shape);
  const targetNames = y ? indexed('y', y.shape) : [];
  const placeOf = (_row: number, column: number): { readonly file: string } => ({
    file: column < x.n || !y ? file : y.file,
  });
  const table: Table = {
    ...tableOfColumns(file, formats[opened.format], [...featureNames, ...targetNames], columns, x.m),
    bytes: memoryLimit - memory.left,
    ...(opened.arrays.length > 1 ? { x: x.array.name } : {}),
    lineOf: () => 0,
    placeOf,
    fault: (row, column, detail) => {
      const element = column < x.n || !y ? elementOf(x, row, column) : elementOf(y, row, column - x.n);
      return new Fault(message(detail.code, { ...detail.args, column: element }), placeOf(row, column));
    },
  };
  return { table, targets: targetNames };
}

/**
 * The names of the columns that arrays become, and how many examples there are, by shapes alone; undefined where the
 * columns are more than `most`. Throws the Faults of `featureArray` and `targetArray`, data-array-shape, data-array-rows.
 */
export function columnsByShape(
  file: string,
  opened: ArrayFile,
  names: ArrayNames,
  wantsTargets: boolean,
  most: number,
): { readonly m: number; readonly names: readonly string[] } | undefined {
  const x = examplesIn(file, featureArray(file, opened, names));
  const y = wantsTargets ? targetsOf(file, opened, names, undefined, x) : undefined;
  if (x.n + (y?.n ?? 0) > most) return undefined;
  return { m: x.m, names: [...indexed('x', x.shape), ...(y ? indexed('y', y.shape) : [])] };
}

function targetsOf(
  file: string,
  opened: ArrayFile,
  names: ArrayNames,
  labels: LabelFile | undefined,
  x: Examples,
): Examples {
  const isSingle = opened.format === 'NPY' || opened.format === 'IDX';
  if (isSingle && !labels) throw new Fault(message('data-labels-needed', { format: opened.format }), { file });
  if (labels && labels.opened.kind !== 'arrays') throw new Fault(message('data-labels-file'), { file: labels.file });
  const y =
    labels?.opened.kind === 'arrays'
      ? { file: labels.file, array: featureArray(labels.file, labels.opened, {}) }
      : { file, array: targetArray(file, opened, names, x.array, x.m) };
  const { shape } = y.array;
  // What is wrong with an array without a shape is said by reading it.
  if (!shape) y.array.read();
  const m = shape && examplesOf(shape, x.m);
  if (!shape || m !== x.m || elementCount(shape) === 0) {
    const facts = { x: titleOf(x.array, 'x'), y: titleOf(y.array, 'y') };
    throw new Fault(message('data-array-rows', facts), { file: y.file });
  }
  const isRow = shape[0] !== m;
  const rest = isRow ? [] : shape.slice(1);
  const n = elementCount(rest);
  return { ...y, m, shape: n === 1 ? [] : rest, n };
}

function examplesIn(file: string, array: ArrayEntry): Examples {
  const { shape } = array;
  if (!shape) array.read();
  const [m, ...rest] = shape ?? [];
  const n = elementCount(rest);
  if (m === undefined || m === 0 || n === 0) {
    throw new Fault(message('data-array-shape', { array: titleOf(array, 'x') }), { file });
  }
  return { file, array, m, shape: rest, n };
}

/** An array with its shape: X (209, 64, 64, 3). */
function titleOf({ name, shape }: ArrayEntry, otherwise: string): string {
  return `${name || otherwise} ${shape ? shapeText(shape) : ''}`.trim();
}

/** A name for each index of a shape in C order: x, or x[0], x[1], …, or x[0,0], x[0,1], … */
function indexed(name: string, shape: readonly number[]): string[] {
  if (shape.length === 0) return [name];
  let indexes = [''];
  for (const length of shape) {
    indexes = indexes.flatMap((index) =>
      Array.from({ length }, (_, k) => (index === '' ? String(k) : `${index},${k}`)),
    );
  }
  return indexes.map((index) => `${name}[${index}]`);
}

/** The place of an element, as Python writes it: X[7, 12, 40, 2]. */
function elementOf({ array, shape }: Examples, row: number, k: number): string {
  const index: number[] = [];
  let rest = k;
  for (const length of [...shape].reverse()) {
    index.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return `${array.name}[${[row, ...index].join(', ')}]`;
}

function unpackedOf(labels: LabelFile | undefined): number {
  return labels?.opened.kind === 'arrays' ? (labels.opened.unpacked ?? 0) : 0;
}

function columnsOf({ array, m, n }: Examples, memory: MemoryBudget): Column[] {
  const before = memory.left;
  const values: ArrayValues = array.read(memory);
  const taken = before - memory.left;
  const columns = Column.several(n, m, memory);
  // Some examples at a time stay near the processor while each column takes its values of them.
  for (let from = 0; from < m; from += block) {
    const end = Math.min(m, from + block);
    for (const [k, column] of columns.entries()) {
      for (let i = from; i < end; i++) push(column, values[i * n + k] ?? NaN);
    }
  }
  memory.release(taken);
  return columns;
}

function push(column: Column, value: number | string): void {
  if (typeof value === 'number' && Number.isFinite(value)) column.pushNumber(value);
  else {
    const text = Number.isNaN(value) ? '' : String(value);
    const bytes = encodeUtf8(text);
    column.pushText(bytes, 0, bytes.length, () => text);
  }
}
