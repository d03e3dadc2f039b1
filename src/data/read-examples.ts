import type { FeatureMatrix } from '../model/feature-matrix';
import { defaultMemoryLimit } from '../model/memory-limit';
import { Fault, message } from '../model/message';
import type { Pipeline } from '../model/pipeline';
import { bytesOf } from './csv/column';
import { listNames } from './csv/column-names';
import { ExampleRows } from './csv/example-rows';
import { FileCells } from './csv/file-cells';
import { type MatchedColumns, matchColumns } from './csv/match-columns';
import type { Table } from './csv/table';
import { type FileContent, heldAsNeeded } from './file-bytes';
import { MemoryBudget } from './memory';
import { MissingMarks } from './missing-marks';
import { encodeExamples } from './pipeline/encode';
import { furtherTable } from './sources/source-table';
import { allExamples } from './split';

export interface FurtherExamples {
  /** X as the network sees it. */
  readonly x: FeatureMatrix;
  /** Columns of the file that are neither features nor targets. */
  readonly ignored: readonly string[];
}

/**
 * The examples of a file as a pipeline makes them of its rows. The file is read as the training file is written or,
 * if its columns are not found that way, as its own look says. Throws the Faults of `furtherTable`, `matchColumns` and
 * `encodeExamples`, and data-predict-missing.
 */
export function readExamples(
  file: string,
  content: FileContent,
  pipeline: Pipeline,
  memoryLimit = defaultMemoryLimit,
): FurtherExamples {
  const memory = new MemoryBudget(memoryLimit);
  const needed = heldAsNeeded(memory, file, content);
  const { table, columns, ignored } = memory.within((left) => tableLike(file, needed, pipeline, left));
  memory.hold(bytesOf(table.columns));
  const examples = allExamples(table.m);
  const rows = new ExampleRows(examples);
  const marks = new MissingMarks(pipeline.table?.missingAs);
  const cells = columns.map((column) => new FileCells(table, column, rows, marks));
  const x = memory.within((left) => needingAll(() => encodeExamples(pipeline.columns, cells, examples, left)));
  return { x: pipeline.scaling ? x.scaledBy(pipeline.scaling) : x, ignored };
}

/**
 * The examples of a file for a network whose pipeline is not known: all columns, as numbers, in their order. Throws
 * the Faults of `furtherTable` and `encodeExamples`, and data-predict-columns.
 */
export function readPlainExamples(
  file: string,
  content: FileContent,
  inputs: number,
  memoryLimit = defaultMemoryLimit,
): FurtherExamples {
  const memory = new MemoryBudget(memoryLimit);
  const needed = heldAsNeeded(memory, file, content);
  const table = memory.within((left) => plainTable(file, needed, left));
  memory.hold(bytesOf(table.columns));
  const { names } = table;
  if (names.length !== inputs) {
    const facts = { columns: names.length, inputs, names: listNames(names) };
    throw new Fault(message('data-predict-columns', facts), table.namesPlace);
  }
  const examples = allExamples(table.m);
  const rows = new ExampleRows(examples);
  const marks = new MissingMarks();
  const columns = names.map((name, at) => ({ kind: 'number', name, at, missing: 'error' }) as const);
  const cells = columns.map(({ at }) => new FileCells(table, at, rows, marks));
  const x = memory.within((left) => needingAll(() => encodeExamples(columns, cells, examples, left)));
  return { x, ignored: [] };
}

function tableLike(
  file: string,
  content: FileContent,
  pipeline: Pipeline,
  memoryLimit: number,
): MatchedColumns & { readonly table: Table } {
  const { table: layout, columns, targets } = pipeline;
  const named = new Set([...columns, ...targets].map(({ name }) => name));
  const isNamed = (name: string): boolean => named.has(name);
  const { delimiter, decimal, thousands, header, skip, comment, encoding, missingAs } = layout ?? {};
  const declared = {
    isNamed,
    ...(header === false ? { header } : { expectsHeader: true }),
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

function plainTable(file: string, content: FileContent, memoryLimit: number): Table {
  const opened = furtherTable(file, content, memoryLimit);
  return typeof opened === 'function' ? opened({ expectsHeader: false }) : opened;
}

/** Faults that a file may have only because it is written in another way than the training file. */
const rereadable: ReadonlySet<string> = new Set([
  'data-columns-lacking',
  'data-columns-count',
  'data-ragged-row',
  'data-quotes',
  'data-first-line',
  'data-names-below',
]);

/** The second reading where it succeeds, else the fault of the first. */
function matchedOr<T>(first: Fault, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Fault ? first : error;
  }
}

/** A prediction leaves out no example, so the remedies for missing cells in a spec do not apply here. */
function needingAll<T>(encode: () => T): T {
  try {
    return encode();
  } catch (error) {
    if (error instanceof Fault && error.detail.code.startsWith('data-missing-')) {
      throw new Fault(message('data-predict-missing', error.detail.args), error.place);
    }
    throw error;
  }
}
