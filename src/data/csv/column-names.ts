import { Fault, message } from '../../model/message';
import { nearestName } from '../../model/nearest-name';
import { numberOf } from './number';
import type { Table } from './table';

/** Largest number of names that a sentence lists. */
const listed = 12;

/** The index of a column, from 0, found by its name or else by its number from 1; undefined if the table has none. */
export function findColumn(table: Pick<Table, 'names'>, wanted: string): number | undefined {
  const byName = table.names.indexOf(wanted);
  if (byName >= 0) return byName;
  const number = /^\d+$/.test(wanted) ? Number(wanted) : 0;
  return number >= 1 && number <= table.names.length ? number - 1 : undefined;
}

/**
 * `findColumn`, or a Fault: data-header-numbers (the header looks like an example), data-column-number (no header),
 * data-column-meant (a name that is nearly right) or data-column-unknown, which lists the names.
 */
export function columnOf(table: Table, wanted: string): number {
  const found = findColumn(table, wanted);
  if (found !== undefined) return found;
  const { file, names } = table;
  if (!table.dialect.header) {
    throw new Fault(message('data-column-number', { name: wanted, columns: names.length }), { file, line: 1 });
  }
  const meant = nearestName(wanted, names);
  if (meant !== undefined) throw new Fault(message('data-column-meant', { name: wanted, meant }), { file, line: 1 });
  const code = names.every((name) => !Number.isNaN(numberOf(name))) ? 'data-column-no-header' : 'data-column-unknown';
  throw new Fault(message(code, { name: wanted, names: listNames(names) }), { file, line: 1 });
}

/** Names separated by commas, shortened if there are many. */
export function listNames(names: readonly string[]): string {
  return names.length > listed ? `${names.slice(0, listed).join(', ')}, …` : names.join(', ');
}
