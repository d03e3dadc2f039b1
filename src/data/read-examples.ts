import type { FeatureMatrix } from '../model/feature-matrix';
import { defaultMemoryLimit } from '../model/memory-limit';
import { Fault, message } from '../model/message';
import { type FittedColumn, featureNamesOf, type Pipeline } from '../model/pipeline';
import type { DecimalMark } from '../model/source';
import { ExampleRows } from './csv/example-rows';
import { FileCells } from './csv/file-cells';
import { sourceRows } from './csv/file-examples';
import { expectsHeader, isNamedBy, type MatchedColumns, matchColumns } from './csv/match-columns';
import { listNames } from './csv/name-list';
import type { Table } from './csv/table';
import type { SkippedLines } from './csv/text';
import type { FileContent } from './file-bytes';
import { MemoryBudget } from './memory';
import { MissingMarks } from './missing-marks';
import type { ColumnNeed } from './pipeline/column-study';
import { encodeExamples } from './pipeline/encode';
import { neededLike, surveyed, surveying } from './pipeline/survey';
import { inPrediction } from './prediction-fault';
import type { Cells } from './raw-examples';
import { heldAsNeeded } from './sources/as-needed';
import { furtherTable } from './sources/source-table';
import { allExamples } from './split';

export interface FurtherExamples {
  /** X as the network sees it. */
  readonly x: FeatureMatrix;
  /** A name for each of its features. */
  readonly featureNames: readonly string[];
  /** Columns of the file that are neither features nor targets. */
  readonly ignored: readonly string[];
  /** What was left out before a table whose columns have no names, so that nothing but the training file asks for it. */
  readonly skipped?: SkippedLines;
}

/**
 * The examples of a file as a pipeline makes them of its rows. The file is read as the training file is written or,
 * if its columns are not found that way, as its own look says; it has a line of names if and only if the training file
 * has. Throws the Faults of `furtherTable`, `matchColumns` and `encodeExamples`, as `inPrediction` tells them.
 */
export function readExamples(
  file: string,
  content: FileContent,
  pipeline: Pipeline,
  memoryLimit = defaultMemoryLimit,
): FurtherExamples {
  const { table: layout, scaling } = pipeline;
  const memory = new MemoryBudget(memoryLimit);
  const skip = layout?.skip ?? 0;
  const { table, columns, ignored } = inPrediction({ skip }, () => {
    const needed = heldAsNeeded(memory, file, content);
    return memory.within((left) => tableLike(file, needed, pipeline, left));
  });
  memory.hold(table.bytes);
  const rows = new ExampleRows();
  const marks = new MissingMarks(layout?.missingAs);
  const cells = columns.map((column) => new FileCells(table, column, rows, marks));
  const decimal = sharedDecimal(table, pipeline);
  const x = inPrediction({ skip, ...(decimal ? { decimal } : {}) }, () =>
    memory.within((left) => encodedAll(table, pipeline.columns, cells, marks, left)),
  );
  return {
    x: scaling ? x.scaledBy(scaling) : x,
    featureNames: featureNamesOf(pipeline.columns),
    ignored,
    ...(table.skipped && !table.dialect.header ? { skipped: table.skipped } : {}),
  };
}

/**
 * The examples of a file for a network whose pipeline is not known: all columns, as numbers, in their order. Throws
 * the Faults of `furtherTable` and `encodeExamples`, as `inPrediction` tells them, and data-predict-columns.
 */
export function readPlainExamples(
  file: string,
  content: FileContent,
  inputs: number,
  memoryLimit = defaultMemoryLimit,
): FurtherExamples {
  const memory = new MemoryBudget(memoryLimit);
  return inPrediction({ skip: 0 }, () => {
    const needed = heldAsNeeded(memory, file, content);
    const table = memory.within((left) => plainTable(file, needed, left));
    memory.hold(table.bytes);
    const { names } = table;
    if (names.length !== inputs) {
      const facts = { columns: names.length, inputs, names: listNames(names) };
      throw new Fault(message('data-predict-columns', facts), table.namesPlace);
    }
    const rows = new ExampleRows();
    const marks = new MissingMarks();
    const columns = names.map((name, at) => ({ kind: 'number', name, at, missing: 'error' }) as const);
    const cells = columns.map(({ at }) => new FileCells(table, at, rows, marks));
    const x = memory.within((left) => encodedAll(table, columns, cells, marks, left));
    return { x, featureNames: names, ignored: [] };
  });
}

/** `encodeExamples` of all rows; all that is wrong with the cells is told together. */
function encodedAll(
  table: Table,
  columns: readonly FittedColumn[],
  cells: readonly Cells[],
  marks: MissingMarks,
  memoryLimit: number,
): FeatureMatrix {
  const examples = allExamples(table.m);
  const needs = (): readonly ColumnNeed[] =>
    neededLike(
      cells.map((own) => ({ cells: own })),
      columns,
      true,
    );
  return surveying(
    () => encodeExamples(columns, cells, examples, memoryLimit),
    (fault) => surveyed(fault, { m: table.m, targets: [], source: sourceRows(table, examples, marks, []) }, needs()),
  );
}

function tableLike(
  file: string,
  content: FileContent,
  pipeline: Pipeline,
  memoryLimit: number,
): MatchedColumns & { readonly table: Table } {
  const { table: layout } = pipeline;
  const { delimiter, decimal, thousands, skip, comment, encoding, missingAs } = layout ?? {};
  const declared = {
    isNamed: isNamedBy(pipeline),
    header: expectsHeader(pipeline),
    ...(skip === undefined ? {} : { skip }),
    ...(comment === undefined ? {} : { comment }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(missingAs === undefined ? {} : { missingAs }),
  };
  const matched = (table: Table) => ({ table, ...matchColumns(table, pipeline) });
  const opened = furtherTable(file, content, memoryLimit, layout?.x);
  if (typeof opened !== 'function') return matched(opened);
  if (delimiter === undefined || decimal === undefined) return matched(opened(declared));
  try {
    const likeTraining = { ...declared, delimiter, decimal, ...(thousands === undefined ? {} : { thousands }) };
    return matched(opened(likeTraining));
  } catch (error) {
    if (!(error instanceof Fault) || !rereadable.has(error.detail.code)) throw error;
    return matchedOr(error, () => matched(opened(declared)));
  }
}

/** The decimal mark that a file of text has been read with since the training file, of text, has it. */
function sharedDecimal({ format, dialect }: Table, { table: layout }: Pipeline): DecimalMark | undefined {
  if (format !== undefined || !layout || layout.format !== undefined) return undefined;
  return dialect.decimal === layout.decimal ? layout.decimal : undefined;
}

function plainTable(file: string, content: FileContent, memoryLimit: number): Table {
  const opened = furtherTable(file, content, memoryLimit);
  return typeof opened === 'function' ? opened({ expectsHeader: false }) : opened;
}

/** Faults that a file may have only because it is written in another way than the training file. */
const rereadable: ReadonlySet<string> = new Set([
  'data-columns-lacking',
  'data-columns-none',
  'data-columns-none-skipped',
  'data-columns-named',
  'data-columns-count',
  'data-ragged-row',
  'data-quotes',
  'data-first-line',
  'data-names-below',
  'data-header-numbers',
]);

/** The second reading where it succeeds, else the fault of the first, or of that which alone finds columns. */
function matchedOr<T>(first: Fault, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Fault && error.detail.code !== 'data-columns-lacking' ? first : error;
  }
}
