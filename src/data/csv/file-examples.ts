import { type Message, message } from '../../model/message';
import type { TargetColumn } from '../../model/pipeline';
import type { ColumnRule, FileSource, MissingPolicy } from '../../model/source';
import { MemoryBudget } from '../memory';
import { MissingMarks } from '../missing-marks';
import type { Cells, RawColumn, RawExamples } from '../raw-examples';
import { type BytesOf, sourceTable } from '../sources/source-table';
import { chooseColumns } from './choose-columns';
import { columnOf, columnsNamed, findColumn } from './column-names';
import { mostStrings } from './distinct-texts';
import { droppedNotes } from './dropped-notes';
import { ExampleRows } from './example-rows';
import { FileCells } from './file-cells';
import { type TargetWish, targetNeeded } from './likely-targets';
import { expectsHeader, isNamedBy, type KnownColumns, matchColumns } from './match-columns';
import { listNames } from './name-list';
import { groupsNotes, readingNotes } from './reading-notes';
import { rowsKept } from './rows-kept';
import type { Table } from './table';
import { layoutOf } from './table-layout';
import { targetOf } from './target';

/** Bytes of a row's number, of an example's target, and of one whose text no other cell may have. */
const rowBytes = Int32Array.BYTES_PER_ELEMENT;
const targetBytes = Float64Array.BYTES_PER_ELEMENT;
const textBytes = 48;

export interface FileOptions extends TargetWish {
  readonly memoryLimit: number;
}

/**
 * The examples of a file, with the columns that the spec chooses. Throws the Faults of `sourceTable`, `chooseColumns`,
 * `rowsKept` and `targetOf`.
 */
export function fileExamples(source: FileSource, bytesOf: BytesOf, options: FileOptions): RawExamples {
  const names = new Set(namesIn(source));
  const { table, target } = sourceTable(source, bytesOf, { isNamed: (name) => names.has(name) }, options.memoryLimit);
  const chosen = { ...source, ...(target === undefined ? {} : { target }) };
  const { targets, features, rules, notes } = chooseColumns(table, chosen, options);
  const marks = new MissingMarks(source.missingAs);
  const policyOf = (at: number): MissingPolicy => rules.get(at)?.missing ?? source.missing;
  const columnAt = (at: number, cells: Cells): RawColumn => {
    const { kind, scale } = rules.get(at) ?? {};
    const column = {
      name: table.names[at] ?? '',
      at,
      kind: kind === 'ignore' ? undefined : kind,
      isNamed: table.dialect.header && !table.nameless.has(at),
      missing: policyOf(at),
      unknown: source.unknown,
      cells,
    };
    return scale ? { ...column, scale } : column;
  };
  const needed = [
    ...features.filter((at) => policyOf(at) === 'drop'),
    ...targets.filter((target) => dropsRows(target, source)).map(({ at }) => at),
  ];
  return examplesOf(
    source,
    table,
    (cellsAt) => features.map((at) => columnAt(at, cellsAt(at))),
    targets,
    needed,
    marks,
    options,
    [...readingNotes(table), ...groupsNotes(table, [...features, ...targets.map(({ at }) => at)]), ...notes],
  );
}

/** Whether a row without this target is left out. */
function dropsRows(target: TargetColumn, source: FileSource): boolean {
  return (target.missing ?? source.missing) === 'drop';
}

/** What is wanted of a further file: x and y, or x alone, for which it needs no targets. */
export type Wanted = 'examples' | 'inputs';

/**
 * The examples of another file of the same columns, as of a test set. A target that the file does not name itself has the
 * training file's name. Throws the Faults of `sourceTable`, `matchColumns`, `columnOf`, `rowsKept` and `targetOf`.
 */
export function furtherExamples(
  source: FileSource,
  bytesOf: BytesOf,
  like: KnownColumns,
  options: FileOptions,
  wanted: Wanted = 'examples',
): RawExamples {
  const isNamed = isNamedBy(like);
  const written = new Set(namesIn(source));
  const { table, target } = sourceTable(
    { ...source, header: source.header ?? expectsHeader(like) },
    bytesOf,
    { isNamed: (name) => isNamed(name) || written.has(name) },
    options.memoryLimit,
    wanted === 'examples',
  );
  const { columns: places, targets: known, ignored } = matchColumns(table, like);
  const targets = (wanted === 'examples' ? columnsNamed(table, target ?? '') : known).flatMap((at, k) =>
    at === undefined ? [] : [{ ...like.targets[k], name: table.names[at] ?? '', at }],
  );
  if (wanted === 'examples' && targets.length === 0) {
    throw targetNeeded(table, options);
  }
  const { columns } = like;
  const drops = source.missing === 'drop';
  const isNeeded = ({ missing, fill }: (typeof columns)[number]): boolean =>
    missing === 'drop' || (drops && fill === undefined);
  const needed = [
    ...places.filter((_, k) => columns[k] && isNeeded(columns[k])),
    ...targets.filter((each) => dropsRows(each, source)).map(({ at }) => at),
    ...dropping(table, source.columns ?? [], wanted),
  ];
  const read = wanted === 'examples' ? targets : [];
  const columnsWith = (cellsAt: CellsAt): RawColumn[] =>
    columns.map((column, k) => ({
      ...column,
      isNamed: table.dialect.header,
      unknown: source.unknown,
      cells: cellsAt(places[k] ?? 0),
    }));
  return examplesOf(source, table, columnsWith, read, needed, new MissingMarks(source.missingAs), options, [
    ...readingNotes(table),
    ...ignoredNotes(ignored, targets),
  ]);
}

/** Columns of another file that are neither features nor targets, of the training file or of this one. */
function ignoredNotes(ignored: readonly string[], targets: readonly TargetColumn[]): readonly Message[] {
  const own = new Set(targets.map(({ name }) => name));
  const others = ignored.filter((name) => !own.has(name));
  return others.length === 0 ? [] : [message('data-note-ignored', { names: listNames(others), count: others.length })];
}

/** The columns whose own blocks say that rows without them are left out; what is filled is decided where training is fitted. */
function dropping(table: Table, rules: readonly ColumnRule[], wanted: Wanted): number[] {
  const drops = rules.filter(({ missing }) => missing === 'drop');
  // Where x alone is wanted, a target may be gone.
  return drops.flatMap(({ column }) =>
    wanted === 'inputs' ? (findColumn(table, column) ?? []) : columnOf(table, column),
  );
}

/** What a spec may mean as names of columns: with its commas, and without. */
function namesIn({ target = '', features = '', exclude = '', columns = [] }: FileSource): readonly string[] {
  const lists = [target, features, exclude];
  const parts = lists.flatMap((list) => list.split(',')).map((name) => name.trim());
  return [...lists, ...parts, ...columns.map(({ column }) => column)].filter((name) => name !== '');
}

/** The cells of a column by its place in the file, example by example. */
type CellsAt = (at: number) => Cells;

function examplesOf(
  source: FileSource,
  table: Table,
  columnsWith: (cellsAt: CellsAt) => readonly RawColumn[],
  targets: readonly TargetColumn[],
  needed: readonly number[],
  marks: MissingMarks,
  { numbersWanted, memoryLimit }: FileOptions,
  notes: readonly Message[],
): RawExamples {
  const memory = new MemoryBudget(memoryLimit);
  memory.hold(table.bytes + table.m * rowBytes);
  const ofTargets = targets.map(({ at }) => at);
  // A mark for each row that is dropped.
  const rows = memory.during(table.m, () => rowsKept(table, needed, marks, ofTargets));
  for (const at of ofTargets) memory.hold(rows.length * bytesOfTarget(table, at));
  const all = sourceRows(table, rows, marks, needed);
  const ofExamples = new ExampleRows(rows);
  // Where each row is an example, the cells of the examples are those of the rows.
  const cellsAt: CellsAt = (at) =>
    (rows.length === table.m ? all.columns[at]?.cells : undefined) ?? new FileCells(table, at, ofExamples, marks);
  return {
    m: rows.length,
    columns: columnsWith(cellsAt),
    targets: targets.map((target) => targetOf(cellsAt(target.at), target, rows.length, numbersWanted)),
    targetColumns: targets,
    table: layoutOf(table, source),
    source: all,
    bytes: memoryLimit - memory.left,
    notes: rows.length === table.m ? notes : [...notes, ...droppedNotes(table, needed, marks)],
    placeOf: (example, target) => table.placeOf(rows[example] ?? 0, targets[target]?.at ?? 0),
  };
}

/** Bytes that a target takes: a number and, where some are texts, a text that it may share with others. */
function bytesOfTarget({ columns }: Table, at: number): number {
  const column = columns[at];
  if (!column || column.textCount === 0) return targetBytes;
  const isShared = column.textCount === column.length && (column.distinctTexts?.count ?? 0) <= mostStrings;
  return 2 * targetBytes + (isShared ? 0 : textBytes);
}

/** All rows of a table, which of them the examples are, and the columns without whose value a row is none. */
export function sourceRows(
  table: Table,
  rows: Int32Array,
  marks: MissingMarks,
  dropping: readonly number[],
): RawExamples['source'] {
  const all = new ExampleRows();
  return {
    m: table.m,
    columns: table.names.map((name, at) => ({
      name,
      isNamed: table.dialect.header && !table.nameless.has(at),
      cells: new FileCells(table, at, all, marks),
    })),
    rows,
    dropping,
    lineOf: (row) => table.lineOf(row),
  };
}
