import { Fault, message } from '../../model/message';
import type { FittedColumn, Pipeline, TableLayout } from '../../model/pipeline';
import { MissingMarks } from '../missing-marks';
import { refuseDuplicate } from './column-names';
import { listNames } from './name-list';
import type { Table } from './table';

/** Where a table has the columns that a pipeline reads. */
export interface MatchedColumns {
  /** The column of each of the pipeline's columns. */
  readonly columns: readonly number[];
  /** The column of each of its targets; undefined where the table lacks it. */
  readonly targets: readonly (number | undefined)[];
  /** Names of the columns that are neither features nor targets. */
  readonly ignored: readonly string[];
}

/** What a pipeline says about the columns of its training file. */
export type KnownColumns = Pick<Pipeline, 'columns' | 'targets' | 'table'>;

/**
 * Whether a further file has a line of names. Where the training file has one, or its columns have names of another
 * kind, all are found by their names; where it has none, by their places.
 */
export function expectsHeader({ table }: Pick<KnownColumns, 'table'>): boolean {
  return table?.header ?? true;
}

/** Whether the training file has a text as the name of a column that is a feature or a target. */
export function isNamedBy({ columns, targets, table }: KnownColumns): (name: string) => boolean {
  if (table?.header === false) return () => false;
  const nameless = new Set(table?.nameless);
  const names = new Set([...columns, ...targets].flatMap(({ name, at }) => (nameless.has(at) ? [] : [name])));
  return (name) => names.has(name);
}

/**
 * Finds the columns of a pipeline in another table: by their names, in any order; by their places where the training file
 * has no names, with or without the targets. A number in place of a name is none: a column without one is the same only
 * as the column without one. Throws Faults data-columns-lacking (names what is missing), data-columns-none (the first line
 * is no line of names) or data-columns-none-skipped (lines before it are left out), data-columns-headerless,
 * data-columns-named, data-columns-count, data-duplicate-column.
 */
export function matchColumns(table: Table, known: KnownColumns): MatchedColumns {
  if (expectsHeader(known)) return matchNames(table, known);
  if (table.dialect.header && !isOfPlaces(table)) {
    throw new Fault(message('data-columns-named', { names: listNames(table.names) }), table.namesPlace);
  }
  return matchPlaces(table, known);
}

/** Whether a table has no names but those that are made of places: arrays. */
function isOfPlaces({ format }: Pick<Table, 'format'>): boolean {
  return format !== undefined && format !== 'parquet';
}

function matchNames(table: Table, { columns, targets, table: layout }: KnownColumns): MatchedColumns {
  if (!table.dialect.header) {
    const names = listNames(columns.map(({ name }) => name));
    throw new Fault(message('data-columns-headerless', { names }), table.namesPlace);
  }
  const placeOf = placesIn(table, layout);
  const found: number[] = [];
  const lacking: string[] = [];
  for (const { name, at } of columns) {
    const column = placeOf(name, at);
    if (column === undefined) lacking.push(name);
    else found.push(column);
  }
  if (lacking.length > 0) throw lackingFault(table, lacking, found.length, layout?.skip ?? 0);
  for (const column of found) refuseDuplicate(table, column);
  const known = targets.map(({ name, at }) => placeOf(name, at));
  return { columns: found, targets: known, ignored: unused(table, found, known) };
}

/** Where a table has a column of the training file, by its name and its place there. */
function placesIn(
  { byName, nameless }: Table,
  layout: TableLayout | undefined,
): (name: string, at: number) => number | undefined {
  const known = layout?.nameless ?? [];
  const here = [...nameless];
  // Which column without a name is which is known only where there are as many.
  const places = new Map(known.map((at, k) => [at, known.length === here.length ? here[k] : undefined]));
  return (name, at) => (places.has(at) ? places.get(at) : byName.get(name));
}

function lackingFault(table: Table, lacking: readonly string[], found: number, skip: number): Fault {
  const facts = { lacking: listNames(lacking), count: lacking.length, names: listNames(table.names) };
  const isLine = found === 0 && table.format === undefined;
  const code = !isLine ? 'data-columns-lacking' : skip > 0 ? 'data-columns-none-skipped' : 'data-columns-none';
  return new Fault(message(code, { ...facts, ...(isLine && skip > 0 ? { skip } : {}) }), table.namesPlace);
}

function matchPlaces(table: Table, known: KnownColumns): MatchedColumns {
  const { columns, targets, table: layout } = known;
  const width = table.names.length;
  const all = layout?.columns ?? width;
  const bare = all - targets.length;
  if (width !== all && width !== bare) {
    throw new Fault(message('data-columns-count', { columns: width, width: all, bare }), table.namesPlace);
  }
  const isWhole = width === all;
  const places = isWhole ? columns.map(({ at }) => at) : placesWithout(targets, all, columns);
  if (beginsWithNames(table, known, places)) {
    const names = table.columns.map((cells) => cells.cell(0));
    throw new Fault(message('data-columns-named', { names: listNames(names) }), table.namesPlace);
  }
  const found = targets.map(({ at }) => (isWhole ? at : undefined));
  return { columns: places, targets: found, ignored: unused(table, places, found) };
}

/** The places of columns in a file without the targets: what is behind one moves forward. */
function placesWithout(targets: KnownColumns['targets'], all: number, columns: KnownColumns['columns']): number[] {
  const isTarget = new Set(targets.map(({ at }) => at));
  const moved = new Int32Array(all);
  for (let at = 0, place = 0; at < all; at++) {
    moved[at] = place;
    if (!isTarget.has(at)) place++;
  }
  return columns.map(({ at }) => moved[at] ?? at);
}

/**
 * Whether the first row names the columns: each column of numbers has a text there, and no column of categories one of
 * them.
 */
function beginsWithNames(
  { columns: cells }: Table,
  { columns, table: layout }: KnownColumns,
  places: readonly number[],
): boolean {
  const marks = new MissingMarks(layout?.missingAs);
  const isName = (column: FittedColumn, k: number): boolean => {
    const text = cells[places[k] ?? 0]?.text(0);
    if (column.kind === 'category') return text === undefined || !column.categories.includes(text);
    return text !== undefined && !marks.isText(text);
  };
  return columns.some(({ kind }) => kind === 'number') && columns.every(isName);
}

function unused({ names }: Table, ...used: readonly (readonly (number | undefined)[])[]): readonly string[] {
  const known = new Set(used.flat());
  return names.filter((_, k) => !known.has(k));
}
