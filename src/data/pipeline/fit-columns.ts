import { type FittedColumn, ownClassBeside } from '../../model/pipeline';
import type { MissingPolicy } from '../../model/source';
import { compareCodePoints } from '../code-points';
import { isNonFinite } from '../csv/cell-fault';
import { budgetBytes } from '../memory';
import type { RawColumn } from '../raw-examples';
import { fillNumber, fillsNumbers, mostFrequentCategory } from './fill';
import { missingCell, textCodes } from './missing-cell';

export interface FitColumns {
  /** Columns that are mostly texts become categories. */
  readonly oneHot: boolean;
  /** What the test set does about missing cells, where it says so itself. */
  readonly testMissing?: MissingPolicy;
}

/**
 * What each column becomes, by the examples of the training set alone: its kind, its categories in the order of code
 * points (numbers by value), what replaces a missing cell. Throws Faults at cells: data-column-empty, data-missing-text
 * (a text has neither mean nor median), and those of texts where numbers are needed; data-memory where X of a column's
 * categories alone would take more than `memoryLimit`.
 */
export function fitColumns(
  columns: readonly RawColumn[],
  rows: Int32Array,
  options: FitColumns,
  memoryLimit = Infinity,
): FittedColumn[] {
  return columns.map((column) =>
    isCategory(column, rows, options.oneHot)
      ? fitCategory(column, rows, memoryLimit)
      : fitNumber(column, rows, options),
  );
}

/** Bytes that fitting needs: for what fills a column, all numbers that it has. */
export function bytesToFit(
  columns: readonly Pick<RawColumn, 'missing'>[],
  rows: Int32Array,
  { testMissing = 'error' }: Pick<FitColumns, 'testMissing'>,
): number {
  const fills = fillsNumbers(testMissing) || columns.some(({ missing }) => fillsNumbers(missing));
  return fills ? rows.length * Float64Array.BYTES_PER_ELEMENT : 0;
}

/** Whether a column becomes categories: by its rule, or as one that is mostly texts. */
export function isCategory({ kind, cells }: RawColumn, rows: Int32Array, oneHot: boolean): boolean {
  if (kind !== undefined || !oneHot) return kind === 'category';
  if (cells.allNumbers) return false;
  let texts = 0;
  let present = 0;
  for (const example of rows) {
    if (cells.isMissing(example)) continue;
    const text = cells.text(example);
    // An infinity is a text among texts and a wrong number among numbers.
    if (text !== undefined && isNonFinite(text)) continue;
    present++;
    if (text !== undefined) texts++;
  }
  return 2 * texts > present;
}

function fitNumber(column: RawColumn, rows: Int32Array, { testMissing = 'error' }: FitColumns): FittedColumn {
  const { name, at, missing } = column;
  const policy = fillsNumbers(missing) ? missing : testMissing;
  if (!fillsNumbers(policy)) return { kind: 'number', name, at, missing };
  return { kind: 'number', name, at, missing, fill: fillNumber(column, rows, policy) };
}

function fitCategory(column: RawColumn, rows: Int32Array, memoryLimit: number): FittedColumn {
  const { name, at, missing, unknown, cells } = column;
  const counts = new Map<string, number>();
  let absent = false;
  let allNumbers = true;
  for (const example of rows) {
    if (cells.isMissing(example)) {
      if (missing === 'mean' || missing === 'median') {
        throw cells.fault(example, missingCell(textCodes, name, cells, example));
      }
      absent = true;
      continue;
    }
    const category = categoryAt(column, example);
    allNumbers &&= cells.text(example) === undefined;
    const count = counts.get(category);
    // A byte for each category of each example, at least: so there are never more categories than fit into memory.
    if (count === undefined) budgetBytes((counts.size + 1) * rows.length, memoryLimit);
    counts.set(category, (count ?? 0) + 1);
  }
  const order = allNumbers ? (a: string, b: string): number => Number(a) - Number(b) : compareCodePoints;
  const categories = [...counts.keys()].sort(order);
  const own = missing === 'own-class' ? ownClassBeside(counts) : undefined;
  if (own !== undefined && absent) categories.push(own);
  const fill = own ?? (missing === 'most-frequent' && mostFrequentCategory(counts));
  return { kind: 'category', name, at, missing, unknown, categories, ...(fill ? { fill } : {}) };
}

/** The category of a cell that is not missing; a number in its shortest form, so that 1 and 1.0 are the same. */
export function categoryAt({ cells }: Pick<RawColumn, 'cells'>, example: number): string {
  return cells.text(example) ?? String(cells.number(example));
}
