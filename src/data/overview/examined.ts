import type { Spec } from '../../model/spec';
import { bytesToJudge } from '../doctor/coincidence';
import { mostComparedRows } from '../doctor/equal-rows';
import { examineData } from '../doctor/examine';
import type { Finding } from '../doctor/finding';
import { mayHaveMarks } from '../doctor/missing-marks';
import type { ColumnView, ExaminedData, TableView } from '../doctor/view';
import { areSameBytes, type FileContent, type Files } from '../file-bytes';
import { entryBytes } from '../memory';
import type { PreparedExamples } from '../prepare';
import type { Cells, RawExamples, SourceColumn } from '../raw-examples';
import type { SetOrigin } from '../sets';
import { boundsOf, bytesOfNumbers, codeBytes, doubleBytes, KeptNumbers, textsOf } from './column-values';
import { targetsOutOfRange } from './target-range';
import { targetsWithoutScale } from './unscaled-target';

/** Cells up to which the data doctor answers soon: it looks at all rows many times. */
export const mostSoonCells = 500_000;

/** Cells of the files that the sets are taken from. */
export function cellCount({ origins: { train, test } }: PreparedExamples): number {
  const sources = new Set([train, ...(test ? [test] : [])].map(({ raw }) => raw.source));
  return [...sources].reduce((sum, { m, columns }) => sum + m * columns.length, 0);
}

/** Whether the data doctor answers soon, and has the memory; `nnet data` asks it of larger tables too. */
export function isSoonExamined(prepared: PreparedExamples): boolean {
  return cellCount(prepared) <= mostSoonCells && bytesToExamine(prepared) <= prepared.memory.left;
}

/**
 * What the data doctor finds in the data of a spec, which were prepared from these files. Throws Fault data-memory where
 * what it needs does not fit beside them.
 */
export function findingsOf(prepared: PreparedExamples, spec: Spec, files: Files): readonly Finding[] {
  return prepared.memory.during(bytesToExamine(prepared), () => {
    const isSame = isTestTrainingFile(prepared, spec, files);
    const examined = prepared.memory.within((left) => examinedOf(prepared, spec, isSame, left));
    return [...targetsOutOfRange(prepared, spec), ...targetsWithoutScale(prepared, spec), ...examineData(examined)];
  });
}

/** Copies of a column that the doctor needs beside the values of all columns. */
const columnCopies = 4;
/** Bytes that it needs for each row that it compares with the others. */
const comparedBytes = 48;
/** About how many bytes take what is known of a column, and each text of one of categories, which is also compared with others. */
const studyBytes = 2000;
const categoryBytes = 6 * entryBytes;

/**
 * Bytes that examining prepared data takes: the columns' values, codes and texts, those of columns with marks of missing cells
 * again as doubles without them, a few copies of one, the rows' hashes, and what judges equal rows.
 */
export function bytesToExamine({ dataset, origins: { train, test } }: PreparedExamples): number {
  const sources = new Set([train, ...(test ? [test] : [])].map(({ raw }) => raw));
  let bytes = 0;
  let rows = 0;
  for (const { m, columns, targetColumns, source } of sources) {
    rows += m;
    for (const [k, { cells }] of columns.entries()) {
      const fitted = dataset.pipeline.columns[k];
      bytes += studyBytes;
      if (fitted?.kind === 'category') bytes += m * codeBytes + fitted.categories.length * categoryBytes;
      else bytes += m * bytesOfNumbers(cells) + bytesWithoutMarks(cells, source.rows);
    }
    for (const { at } of targetColumns) {
      const cells = source.columns[at]?.cells;
      bytes += m * bytesOfNumbers(cells) + (cells ? bytesWithoutMarks(cells, source.rows) : 0);
    }
    // Copies, and which set each row is in.
    bytes += m * (columnCopies * doubleBytes + 2);
  }
  if (rows > mostComparedRows) return bytes;
  const columns = train.raw.columns.length + train.raw.targetColumns.length;
  return bytes + comparedBytes * rows + bytesToJudge(rows, columns);
}

/** Rows up to which a column is taken to have marks: to look would take longer than what is spared is worth. */
const fewRows = 1000;

/** Bytes of a column's numbers without marks of missing cells; 0 where it has none. */
function bytesWithoutMarks(cells: Cells, rows: Int32Array): number {
  if (rows.length > fewRows) {
    const { least, largest } = boundsOf(cells, rows);
    if (!mayHaveMarks(least, largest)) return 0;
  }
  return rows.length * doubleBytes;
}

/** What is found in examples that a generator draws: only how they fit the network. */
export function findingsOfDrawn(prepared: PreparedExamples, spec: Spec): readonly Finding[] {
  return targetsOutOfRange(prepared, spec);
}

/** Whether the test file has the bytes of the training file and, where these are several arrays, the same features. */
function isTestTrainingFile({ origins: { train, test } }: PreparedExamples, { data }: Spec, files: Files): boolean {
  if (data?.source.from !== 'file' || data.test?.from !== 'file') return false;
  return train.raw.table?.x === test?.raw.table?.x && sameBytes(files.get(data.source.path), files.get(data.test.path));
}

function sameBytes(a: FileContent | undefined, b: FileContent | undefined): boolean {
  return a !== undefined && b !== undefined && areSameBytes(a, b);
}

/** @param left bytes that texts may take which are none of the training set's */
function examinedOf(prepared: PreparedExamples, spec: Spec, isTestTrainingFile: boolean, left: number): ExaminedData {
  const { train, validation, test } = prepared.origins;
  const source = spec.data?.source;
  const isHeldOut = test?.raw === train.raw;
  const rowsOf = ({ examples }: SetOrigin): Uint8Array => {
    const rows = new Uint8Array(train.raw.m);
    for (const example of examples) rows[example] = 1;
    return rows;
  };
  return {
    table: tableView(train.raw, prepared, left),
    ...(test && isHeldOut ? { heldOut: rowsOf(test) } : {}),
    ...(validation ? { validated: rowsOf(validation) } : {}),
    ...(test && !isHeldOut ? { test: tableView(test.raw, prepared, left) } : {}),
    blocks: new Set(source?.from === 'file' ? source.columns?.map(({ column }) => column) : []),
    isTestTrainingFile,
    isScaled: spec.data?.scale !== undefined,
    weighsClasses: spec.train.classWeights !== undefined,
  };
}

function tableView(
  { m, columns, targetColumns, source }: RawExamples,
  { dataset }: PreparedExamples,
  left: number,
): TableView {
  const { pipeline, classes } = dataset;
  const { rows } = source;
  const at = (column: number): SourceColumn | undefined => source.columns[column];
  const room = { rows, numbers: new KeptNumbers(rows), left };
  const features: ColumnView[] = [];
  for (const [k, column] of columns.entries()) {
    const fitted = pipeline.columns[k];
    const own = at(column.at);
    if (!fitted || !own) continue;
    features.push(viewOf(own, column.at, room, fitted.kind === 'category' ? fitted.categories : undefined));
  }
  const known = targetColumns.length === 1 ? classes : undefined;
  const targets = targetColumns.flatMap((target) => {
    const own = at(target.at);
    return own ? [viewOf(own, target.at, room, known)] : [];
  });
  return { m, features, targets, lineOf: (example) => source.lineOf(rows[example] ?? 0) };
}

/** Where the values of the columns of a table are put. */
interface Room {
  readonly rows: Int32Array;
  readonly numbers: KeptNumbers;
  /** Bytes that texts may take which are none of the training set's. */
  readonly left: number;
}

/** @param known the categories, where the column is one of categories */
function viewOf(
  { name, isNamed, cells }: SourceColumn,
  at: number,
  { rows, numbers, left }: Room,
  known: readonly string[] | undefined,
): ColumnView {
  const number = at + 1;
  return known
    ? { name, number, isNamed, kind: 'category', ...textsOf(cells, rows, known, known.length * categoryBytes + left) }
    : { name, number, isNamed, kind: 'number', values: numbers.numbersOf(cells) };
}
