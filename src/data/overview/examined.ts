import type { Spec } from '../../model/spec';
import { examineData } from '../doctor/examine';
import type { Finding } from '../doctor/finding';
import type { ColumnView, ExaminedData, TableView } from '../doctor/view';
import { areSameBytes, type FileContent, type Files } from '../file-bytes';
import type { PreparedExamples } from '../prepare';
import type { RawExamples, SourceColumn } from '../raw-examples';
import type { SetOrigin } from '../sets';
import { numbersOf, textsOf } from './column-values';
import { targetsOutOfRange } from './target-range';

/** Cells up to which the data doctor answers soon: it looks at all rows many times. */
export const mostSoonCells = 500_000;

/** Cells of the files that the sets are taken from. */
export function cellCount({ origins: { train, test } }: PreparedExamples): number {
  const sources = new Set([train, ...(test ? [test] : [])].map(({ raw }) => raw.source));
  return [...sources].reduce((sum, { m, columns }) => sum + m * columns.length, 0);
}

/** Whether the data doctor answers soon; `nnet data` asks it of larger tables too. */
export function isSoonExamined(prepared: PreparedExamples): boolean {
  return cellCount(prepared) <= mostSoonCells;
}

/** What the data doctor finds in the data of a spec, which were prepared from these files. */
export function findingsOf(prepared: PreparedExamples, spec: Spec, files: Files): readonly Finding[] {
  const examined = examinedOf(prepared, spec, isTestTrainingFile(prepared, spec, files));
  return [...targetsOutOfRange(prepared, spec), ...examineData(examined)];
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

function examinedOf(prepared: PreparedExamples, spec: Spec, isTestTrainingFile: boolean): ExaminedData {
  const { train, validation, test } = prepared.origins;
  const isHeldOut = test?.raw === train.raw;
  const rowsOf = ({ examples }: SetOrigin): Uint8Array => {
    const rows = new Uint8Array(train.raw.m);
    for (const example of examples) rows[example] = 1;
    return rows;
  };
  return {
    table: tableView(train.raw, prepared),
    ...(test && isHeldOut ? { heldOut: rowsOf(test) } : {}),
    ...(validation ? { validated: rowsOf(validation) } : {}),
    ...(test && !isHeldOut ? { test: tableView(test.raw, prepared) } : {}),
    isTestTrainingFile,
    isScaled: spec.data?.scale !== undefined,
    weighsClasses: spec.train.classWeights !== undefined,
  };
}

function tableView({ m, columns, targetColumns, source }: RawExamples, { dataset }: PreparedExamples): TableView {
  const { pipeline, classes } = dataset;
  const { rows } = source;
  const at = (column: number): SourceColumn | undefined => source.columns[column];
  const features: ColumnView[] = [];
  for (const [k, column] of columns.entries()) {
    const fitted = pipeline.columns[k];
    const own = at(column.at);
    if (!fitted || !own) continue;
    features.push(viewOf(own, column.at, rows, fitted.kind === 'category' ? fitted.categories : undefined));
  }
  const known = targetColumns.length === 1 ? classes : undefined;
  const targets = targetColumns.flatMap((target) => {
    const own = at(target.at);
    return own ? [viewOf(own, target.at, rows, known)] : [];
  });
  return { m, features, targets, lineOf: (example) => source.lineOf(rows[example] ?? 0) };
}

/** @param known the categories, where the column is one of categories */
function viewOf(
  { name, isNamed, cells }: SourceColumn,
  at: number,
  rows: Int32Array,
  known: readonly string[] | undefined,
): ColumnView {
  const number = at + 1;
  return known
    ? { name, number, isNamed, kind: 'category', ...textsOf(cells, rows, known) }
    : { name, number, isNamed, kind: 'number', values: numbersOf(cells, rows) };
}
