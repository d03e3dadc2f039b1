import { Fault, message } from '../../model/message';
import { type FileSource, labelPathOf } from '../../model/source';
import { formatOf } from '../csv/dialect';
import { readTable, type Table, type TableOptions } from '../csv/table';
import type { FileContent } from '../file-bytes';
import { MemoryBudget } from '../memory';
import { arrayTable } from './array-table';
import { columnTable } from './column-table';
import type { TextFile } from './data-file';
import { openDataFile } from './open';

/** The bytes of a file that the spec names. Throws Fault data-file-missing. */
export type BytesOf = (path: string) => FileContent;

/** The examples of a file as a table. */
export interface SourceTable {
  readonly table: Table;
  /** The columns of the targets, as `target=` would name them. */
  readonly target: string | undefined;
}

/**
 * The examples of the file that a spec names, in any format; of arrays those of the features alone where no targets are
 * wanted. Throws the Faults of `openDataFile`, `readTable` and
 * `arrayTable`, and data-arrays-in-table, data-columns-in-arrays.
 */
export function sourceTable(
  source: FileSource,
  bytesOf: BytesOf,
  expectations: Pick<TableOptions, 'isNamed' | 'expectsHeader'>,
  memoryLimit: number,
  wantsTargets = true,
): SourceTable {
  const { path: file, target, x, y } = source;
  const opened = openDataFile(file, bytesOf(file), memoryLimit);
  if (opened.kind === 'arrays') {
    if (target !== undefined) throw new Fault(message('data-columns-in-arrays'), { file });
    const labels = labelPathOf(source);
    const { table, targets } = arrayTable(
      file,
      opened,
      { ...(x === undefined ? {} : { x }), ...(y === undefined || labels !== undefined ? {} : { y }) },
      labels === undefined || !wantsTargets
        ? undefined
        : { file: labels, opened: openDataFile(labels, bytesOf(labels), memoryLimit - (opened.unpacked ?? 0)) },
      memoryLimit,
      wantsTargets,
    );
    return { table, target: targets.join(',') };
  }
  if (x !== undefined || y !== undefined) throw new Fault(message('data-arrays-in-table'), { file });
  if (opened.kind === 'columns') return { table: columnTable(file, opened), target };
  const { missingAs } = source;
  const format = { ...formatOf(source), ...(missingAs && { missingAs }), ...expectations };
  return { table: textTable(file, opened, format, memoryLimit), target };
}

/**
 * Further examples as a table, without targets where the file has arrays; for a file of text, what reads it as it is
 * written. An array of the name `x` has the features, if there is one. Throws the Faults of the same functions.
 */
export function furtherTable(
  file: string,
  content: FileContent,
  memoryLimit: number,
  x?: string,
): Table | ((options: Omit<TableOptions, 'memoryLimit'>) => Table) {
  const opened = openDataFile(file, content, memoryLimit);
  if (opened.kind === 'text') return (options) => textTable(file, opened, options, memoryLimit);
  if (opened.kind === 'columns') return columnTable(file, opened);
  const isNamed = x !== undefined && opened.arrays.some(({ name }) => name === x);
  return arrayTable(file, opened, isNamed ? { x } : {}, undefined, memoryLimit, false).table;
}

/** A table that holds what its file unpacked to: the text is read again to find the place of a fault. */
function textTable(
  file: string,
  { content, unpacked = 0 }: TextFile,
  options: Omit<TableOptions, 'memoryLimit'>,
  limit: number,
): Table {
  const memory = new MemoryBudget(limit);
  memory.hold(unpacked);
  const table = memory.within((memoryLimit) => readTable(file, content, { ...options, memoryLimit }));
  return { ...table, bytes: table.bytes + unpacked };
}
