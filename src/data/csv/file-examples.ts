import { Fault, message } from '../../model/message';
import type { FileSource } from '../../model/source';
import type { RawExamples } from '../raw-examples';
import { columnOf, listNames } from './column-names';
import { formatOf } from './dialect';
import { encodeFeatures, featuresNamed, featuresOf, rowsKept } from './features';
import { readTable } from './table';
import { targetOf } from './target';

export interface FileOptions {
  readonly memoryLimit: number;
  /** The loss and the output layer need numbers, not classes. */
  readonly numbersWanted: boolean;
  /** The training set's features, for a test set. */
  readonly featureNames?: readonly string[];
}

/**
 * The examples of a CSV or TSV file. Throws the Faults of `readTable`, `columnOf`, `encodeFeatures` and `targetOf`, and
 * data-target-needed, data-column-twice, data-no-features, data-arrays-in-table.
 */
export function fileExamples(source: FileSource, bytes: Uint8Array, options: FileOptions): RawExamples {
  const { path: file, missing } = source;
  const named = [...(source.target ?? []), ...(source.features ?? []), ...(options.featureNames ?? [])];
  const table = readTable(file, bytes, {
    ...formatOf(source),
    isNamed: (name) => named.includes(name),
    memoryLimit: options.memoryLimit,
  });
  if (source.x !== undefined || source.y !== undefined) throw new Fault(message('data-arrays-in-table'), { file });
  if (!source.target || source.target.length === 0) {
    throw new Fault(message('data-target-needed', { names: listNames(table.names) }), { file });
  }
  const targets = source.target.map((name) => columnOf(table, name));
  const chosen = source.features?.map((name) => columnOf(table, name));
  const used = [...targets, ...(chosen ?? [])];
  for (const [i, column] of used.entries()) {
    if (used.indexOf(column) < i) {
      throw new Fault(message('data-column-twice', { name: table.names[column] ?? '' }), { file, line: 1 });
    }
  }
  const columns = chosen ?? table.names.map((_, k) => k).filter((k) => !targets.includes(k));
  if (columns.length === 0) throw new Fault(message('data-no-features'), { file, line: 1 });
  const features = options.featureNames
    ? featuresNamed(table, options.featureNames)
    : featuresOf(table, columns, source.encode === 'one-hot', missing);
  const needed = [...new Set(features.map((feature) => feature.column)), ...targets];
  const rows = rowsKept(table, needed, missing);
  return {
    m: rows.length,
    featureNames: features.map((feature) => feature.name),
    x: encodeFeatures(table, rows, features, missing, options.memoryLimit),
    targets: targets.map((column) => targetOf(table, rows, column, missing, options.numbersWanted)),
    placeOf: (example, target) => table.placeOf(rows[example] ?? 0, targets[target] ?? 0),
  };
}
