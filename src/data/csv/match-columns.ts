import { Fault, message } from '../../model/message';
import type { Pipeline } from '../../model/pipeline';
import { listNames, refuseDuplicate } from './column-names';
import type { Table } from './table';

/** Where a table has the columns that a pipeline reads. */
export interface MatchedColumns {
  /** The column of each of the pipeline's columns. */
  readonly columns: readonly number[];
  /** Names of the columns that are neither features nor targets. */
  readonly ignored: readonly string[];
}

/**
 * Finds the columns of a pipeline in another table: by their names, in any order; by their places where neither that
 * table nor the training file has a header, with or without the targets. Throws Faults data-columns-lacking (names what
 * is missing), data-columns-count, data-duplicate-column.
 */
export function matchColumns(
  table: Table,
  { columns, targets, table: layout }: Pick<Pipeline, 'columns' | 'targets' | 'table'>,
): MatchedColumns {
  return layout?.header === false && !table.dialect.header
    ? matchPlaces(table, columns, targets, layout.columns)
    : matchNames(table, columns, targets);
}

function matchNames(table: Table, columns: Pipeline['columns'], targets: Pipeline['targets']): MatchedColumns {
  const { names, byName } = table;
  const lacking = columns.filter(({ name }) => !byName.has(name)).map(({ name }) => name);
  if (lacking.length > 0) {
    const facts = { lacking: listNames(lacking), count: lacking.length, names: listNames(names) };
    throw new Fault(message('data-columns-lacking', facts), table.namesPlace);
  }
  const found = columns.map(({ name }) => byName.get(name) ?? 0);
  for (const column of found) refuseDuplicate(table, column);
  const used = new Set([...found, ...targets.map(({ name }) => byName.get(name))]);
  return { columns: found, ignored: names.filter((_, k) => !used.has(k)) };
}

function matchPlaces(
  table: Table,
  columns: Pipeline['columns'],
  targets: Pipeline['targets'],
  width: number,
): MatchedColumns {
  const { names } = table;
  const bare = width - targets.length;
  if (names.length !== width && names.length !== bare) {
    throw new Fault(message('data-columns-count', { columns: names.length, width, bare }), table.namesPlace);
  }
  // Without the targets, what is behind one moves forward.
  const shift = (at: number): number =>
    names.length === width ? at : at - targets.filter((target) => target.at < at).length;
  const found = columns.map(({ at }) => shift(at));
  const used = new Set([...found, ...(names.length === width ? targets.map(({ at }) => at) : [])]);
  return { columns: found, ignored: names.filter((_, k) => !used.has(k)) };
}
