import { Fault, message } from '../../model/message';
import { nearestName } from '../../model/nearest-name';
import { numberOf } from './number';
import type { Table } from './table';

/** Largest number of names that a sentence lists. */
const listed = 12;

/** The index of a column, from 0, found by its name or else by its number from 1; undefined if the table has none. */
export function findColumn({ names, byName }: Pick<Table, 'names' | 'byName'>, wanted: string): number | undefined {
  const named = byName.get(wanted);
  if (named !== undefined) return named;
  const number = /^\d+$/.test(wanted) ? Number(wanted) : 0;
  return number >= 1 && number <= names.length ? number - 1 : undefined;
}

/**
 * `findColumn`, or a Fault: data-duplicate-column (two have the name), data-column-meant (a name that is nearly right),
 * data-one-column (there is no other), data-column-number (no header), data-column-no-header (the header looks like an
 * example) or data-column-unknown, which lists the names.
 */
export function columnOf(table: Table, wanted: string): number {
  const found = findColumn(table, wanted);
  if (found !== undefined) {
    if (table.names[found] === wanted) refuseDuplicate(table, found);
    return found;
  }
  const { names } = table;
  const meant = table.dialect.header ? nearestName(wanted, names) : undefined;
  if (meant !== undefined) throw new Fault(message('data-column-meant', { name: wanted, meant }), table.namesPlace);
  refuseOneColumn(table);
  if (!table.dialect.header) {
    throw new Fault(message('data-column-number', { name: wanted, columns: names.length }), table.namesPlace);
  }
  const code = names.every((name) => !Number.isNaN(numberOf(name))) ? 'data-column-no-header' : 'data-column-unknown';
  throw new Fault(message(code, { name: wanted, names: listNames(names) }), table.namesPlace);
}

/** Throws Fault data-one-column where a table of text has one column, since its delimiter may be none that is known. */
export function refuseOneColumn({ names, format, namesPlace }: Table): void {
  const [name, ...others] = names;
  if (name === undefined || others.length > 0 || format) return;
  throw new Fault(message('data-one-column', { name: shownName(name) }), namesPlace);
}

/** Throws Fault data-duplicate-column at the second column with the name of this one. */
export function refuseDuplicate(table: Table, column: number): void {
  // Most tables have no such names: a wide one is not searched for each of its columns.
  if (table.byName.size === table.names.length) return;
  const name = table.names[column] ?? '';
  const first = table.byName.get(name) ?? column;
  const second = first < column ? column : table.names.indexOf(name, first + 1);
  if (second === -1) return;
  throw table.headerFault(second, message('data-duplicate-column', { name, first: first + 1, second: second + 1 }));
}

/**
 * The columns that a spec names, separated by commas. A name of the file may have commas itself: at each place the
 * longest text that is a name counts. Throws the Faults of `columnOf`.
 */
export function columnsNamed(table: Table, written: string): number[] {
  const parts = written.split(',');
  const columns: number[] = [];
  const most = mostParts(table.names);
  for (let first = 0; first < parts.length; ) {
    let after = Math.min(parts.length, first + most);
    const joined = (): string => parts.slice(first, after).join(',').trim();
    while (after > first + 1 && !table.byName.has(joined())) after--;
    const name = joined();
    if (name !== '') columns.push(columnOf(table, name));
    first = after;
  }
  return columns;
}

/** The most parts that the commas of a name separate it into: longer texts are no names. */
function mostParts(names: readonly string[]): number {
  return names.reduce((most, name) => (name.includes(',') ? Math.max(most, name.split(',').length) : most), 1);
}

/** Names separated by commas, shortened if there are many. */
export function listNames(names: readonly string[]): string {
  return names.length > listed ? `${names.slice(0, listed).join(', ')}, …` : names.join(', ');
}

/** The most characters of a name that a sentence shows. */
const shown = 40;

function shownName(name: string): string {
  return name.length > shown ? `${name.slice(0, shown)}…` : name;
}
