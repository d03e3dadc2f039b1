import { Fault, message } from '../../model/message';
import { nearestName } from '../../model/nearest-name';
import { listNames } from './name-list';
import { numberOf } from './number';
import type { Table } from './table';

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

/**
 * Throws Fault data-one-column where a table of text has one column, since its delimiter may be none that is known, or
 * data-one-column-marked where a sign looks like it.
 */
export function refuseOneColumn({ names, columns, dialect, format, namesPlace }: Table): void {
  const [name, ...others] = names;
  if (name === undefined || others.length > 0 || format) return;
  const cell = columns[0] && columns[0].length > 0 ? columns[0].cell(0) : '';
  const mark = separatorOf(dialect.header ? [name, cell] : [cell]);
  const facts = { name: shownName(name), ...(mark === undefined ? {} : { mark }) };
  throw new Fault(message(mark === undefined ? 'data-one-column' : 'data-one-column-marked', facts), namesPlace);
}

/** What may separate cells in all of some texts: a sign that each has equally often, and that is no part of numbers and words. */
function separatorOf(texts: readonly string[]): string | undefined {
  const signs = new Set(texts[0]?.match(/[^\p{L}\p{N}\s_.,'"’+()-]/gu));
  const count = (text: string, sign: string): number => text.split(sign).length;
  return [...signs].find(
    (sign) => sign.length === 1 && texts.every((text) => count(text, sign) === count(texts[0] ?? '', sign)),
  );
}

/** All columns of a name, which no one uses, or the one that `columnOf` gives. */
export function columnsOf(table: Table, wanted: string): readonly number[] {
  if (!table.repeated.has(wanted)) return [columnOf(table, wanted)];
  return table.names.flatMap((name, k) => (name === wanted && !table.nameless.has(k) ? [k] : []));
}

/** Throws Fault data-duplicate-column, or another, at the second column with the name of this one. */
export function refuseDuplicate(table: Table, column: number, code = 'data-duplicate-column'): void {
  const name = table.names[column] ?? '';
  const second = table.repeated.get(name);
  if (second === undefined || table.nameless.has(column)) return;
  const first = table.byName.get(name) ?? column;
  throw table.headerFault(second, message(code, { name, first: first + 1, second: second + 1 }));
}

/**
 * The columns that a spec names, separated by commas. A name of the file may have commas itself: at each place the
 * longest text that is a name counts. Throws the Faults of `columnOf`, which finds them, or of what else does.
 */
export function columnsNamed(
  table: Table,
  written: string,
  find: (table: Table, name: string) => readonly number[] = (each, name) => [columnOf(each, name)],
): number[] {
  const parts = written.split(',');
  const columns: number[] = [];
  const lengths = lengthsByStart(table.byName.keys());
  for (let first = 0; first < parts.length; ) {
    const joined = (length: number): string =>
      parts
        .slice(first, first + length)
        .join(',')
        .trim();
    const possible = lengths.get(parts[first]?.trimStart() ?? '') ?? [];
    const length = possible.find((each) => first + each <= parts.length && table.byName.has(joined(each))) ?? 1;
    const name = joined(length);
    if (name !== '') columns.push(...find(table, name));
    first += length;
  }
  return columns;
}

/**
 * Into how many parts commas separate the names that have some, the most first, by the first of the parts: a wide table
 * with a name of many commas is not searched for each of its columns.
 */
function lengthsByStart(names: Iterable<string>): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, Set<number>>();
  for (const name of names) {
    const comma = name.indexOf(',');
    if (comma < 0) continue;
    const start = name.slice(0, comma);
    const lengths = found.get(start) ?? new Set();
    found.set(start, lengths.add(name.split(',').length));
  }
  return new Map([...found].map(([start, lengths]) => [start, [...lengths].sort((a, b) => b - a)]));
}

/** The most characters of a name that a sentence shows. */
const shown = 40;

function shownName(name: string): string {
  return name.length > shown ? `${name.slice(0, shown)}…` : name;
}
