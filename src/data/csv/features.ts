import { Fault, message } from '../../model/message';
import { compareCodePoints } from '../code-points';
import { budgetValues } from '../memory';
import { describeCell, isMissing, isNonFinite } from './cell-fault';
import { columnOf, findColumn } from './column-names';
import type { Table } from './table';

/** One of the n_x features: a column of numbers, or one category of a column of texts. */
export interface Feature {
  readonly name: string;
  /** Index of the column in the table. */
  readonly column: number;
  readonly category?: string;
}

export type MissingPolicy = 'error' | 'drop' | 'mean';

/**
 * The features of columns: with one-hot encoding, a column most of whose cells are not numbers becomes a feature
 * `column=category` for each text in it, in the order of code points.
 */
export function featuresOf(
  table: Table,
  columns: readonly number[],
  oneHot: boolean,
  missing: MissingPolicy,
): Feature[] {
  return columns.flatMap((column): Feature[] => {
    const name = table.names[column] ?? '';
    const cells = table.columns[column];
    if (!oneHot || !cells) return [{ name, column }];
    const texts = new Set<string>();
    let absent = 0;
    for (const row of cells.textRows()) {
      const text = cells.text(row) ?? '';
      if (isMissing(text, missing)) absent++;
      else texts.add(text);
    }
    const textual = cells.textCount - absent;
    if (2 * textual <= cells.length - absent) return [{ name, column }];
    for (let row = 0; row < table.m; row++) if (cells.text(row) === undefined) texts.add(cells.cell(row));
    return [...texts].sort(compareCodePoints).map((category) => ({ name: `${name}=${category}`, column, category }));
  });
}

/** The same features in another table, by the names from `featuresOf`. Throws the Faults of `columnOf`. */
export function featuresNamed(table: Table, names: readonly string[]): Feature[] {
  return names.map((name) => {
    const column = findColumn(table, name);
    if (column !== undefined) return { name, column };
    for (let at = name.indexOf('='); at > 0; at = name.indexOf('=', at + 1)) {
      const of = findColumn(table, name.slice(0, at));
      if (of !== undefined) return { name, column: of, category: name.slice(at + 1) };
    }
    return { name, column: columnOf(table, name) };
  });
}

/**
 * rows × n_x values, NaN where the mean replaces a missing cell. Throws Faults at the cell: those of `describeCell`,
 * data-missing-text (a category that is missing) and data-unknown-category (one that `features` lacks).
 */
export function encodeFeatures(
  table: Table,
  rows: Int32Array,
  features: readonly Feature[],
  missing: MissingPolicy,
  memoryLimit: number,
): Float64Array {
  const n = features.length;
  budgetValues(rows.length * n, memoryLimit);
  const x = new Float64Array(rows.length * n);
  const categories = new Map<number, Map<string, number>>();
  for (const [k, { column, category }] of features.entries()) {
    if (category === undefined) fillNumbers(table, rows, column, missing, x, k, n);
    else categories.set(column, (categories.get(column) ?? new Map<string, number>()).set(category, k));
  }
  for (const [column, places] of categories) fillCategories(table, rows, column, places, missing, x, n);
  return x;
}

function fillNumbers(
  table: Table,
  rows: Int32Array,
  column: number,
  missing: MissingPolicy,
  x: Float64Array,
  k: number,
  n: number,
): void {
  const cells = table.columns[column];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const text = cells?.text(row);
    if (text !== undefined && !(missing === 'mean' && isMissing(text, missing))) {
      const name = table.names[column] ?? '';
      throw table.fault(row, column, describeCell(text, name, table.dialect));
    }
    x[i * n + k] = text === undefined ? (cells?.number(row) ?? NaN) : NaN;
  }
}

function fillCategories(
  table: Table,
  rows: Int32Array,
  column: number,
  places: ReadonlyMap<string, number>,
  missing: MissingPolicy,
  x: Float64Array,
  n: number,
): void {
  const cells = table.columns[column];
  const name = table.names[column] ?? '';
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const value = cells?.cell(row) ?? '';
    const text = cells?.text(row);
    if (text !== undefined && isMissing(text, missing)) {
      throw table.fault(row, column, message('data-missing-text', { column: name }));
    }
    if (isNonFinite(value)) throw table.fault(row, column, describeCell(value, name, table.dialect));
    const k = places.get(value);
    if (k === undefined) {
      throw table.fault(row, column, message('data-unknown-category', { column: name, value }));
    }
    x[i * n + k] = 1;
  }
}

/** Rows without a missing cell in `columns`, if the others are dropped; else all. Throws Fault data-all-dropped. */
export function rowsKept(table: Table, columns: readonly number[], missing: MissingPolicy): Int32Array {
  const dropped = new Set<number>();
  if (missing === 'drop') {
    for (const column of columns) {
      const cells = table.columns[column];
      for (const row of cells?.textRows() ?? []) if (isMissing(cells?.text(row) ?? '', missing)) dropped.add(row);
    }
  }
  if (dropped.size === table.m) throw new Fault(message('data-all-dropped', { rows: table.m }), { file: table.file });
  const rows = new Int32Array(table.m - dropped.size);
  for (let row = 0, i = 0; row < table.m; row++) if (!dropped.has(row)) rows[i++] = row;
  return rows;
}
