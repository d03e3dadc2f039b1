import { type Message, message } from '../../model/message';
import { numberOf } from './number';

/** The names of a table's columns. */
export interface ColumnNames {
  readonly names: readonly string[];
  /** Columns that have no name in the file; they are named by their number. */
  readonly nameless: ReadonlySet<number>;
}

/** Those of a table without a header, as far as the file has them. */
export const noNames: ColumnNames = { names: [], nameless: new Set() };

/** The names that a header has; a column without one is named by its number. */
export function namesOf(texts: readonly string[]): ColumnNames {
  const nameless = new Set<number>();
  for (const [k, text] of texts.entries()) if (text === '') nameless.add(k);
  return { names: nameless.size === 0 ? texts : texts.map((text, k) => text || String(k + 1)), nameless };
}

/** The names of the columns of a table without a header: their numbers. */
export function numbersAsNames(columns: number): ColumnNames {
  return { names: Array.from({ length: columns }, (_, k) => String(k + 1)), nameless: new Set() };
}

/** Where the columns of a table are that have names of the file: a number in place of a name is none. */
export interface NamePlaces {
  /** The first column of each name. */
  readonly byName: ReadonlyMap<string, number>;
  /** The second column of each name that is repeated. */
  readonly repeated: ReadonlyMap<string, number>;
}

/** Where each name is for the first and, if it is repeated, for the second time, but for nameless columns. */
export function namePlaces({ names, nameless }: ColumnNames): NamePlaces {
  const byName = new Map<string, number>();
  const repeated = new Map<string, number>();
  for (const [k, name] of names.entries()) {
    if (nameless.has(k)) continue;
    if (!byName.has(name)) byName.set(name, k);
    else if (!repeated.has(name)) repeated.set(name, k);
  }
  return { byName, repeated };
}

/** What is wrong with a header of numbers in which one repeats, and in which column: it is most likely the first example. */
export function repeatedNumber({
  byName,
  repeated,
}: NamePlaces): { readonly column: number; readonly detail: Message } | undefined {
  const [second] = repeated;
  if (!second || ![...byName.keys()].every((name) => !Number.isNaN(numberOf(name)))) return undefined;
  const [name, column] = second;
  const first = (byName.get(name) ?? column) + 1;
  return { column, detail: message('data-header-numbers', { name, first, second: column + 1 }) };
}
