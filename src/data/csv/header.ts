import { type Message, message } from '../../model/message';
import { numberOf } from './number';

/** The names of a table's columns. */
export interface ColumnNames {
  readonly names: readonly string[];
  /** Columns that the header gives no name; they are named by their number. */
  readonly nameless: ReadonlySet<number>;
}

/** The names that a header has; a column without one is named by its number. */
export function namesOf(texts: readonly string[]): ColumnNames {
  return {
    names: texts.map((text, k) => text || String(k + 1)),
    nameless: new Set(texts.flatMap((text, k) => (text === '' ? [k] : []))),
  };
}

/** The names of the columns of a table without a header: their numbers. */
export function numbersAsNames(columns: number): ColumnNames {
  return { names: Array.from({ length: columns }, (_, k) => String(k + 1)), nameless: new Set() };
}

/** The first place of each name. */
export function firstOfEach(names: readonly string[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const [k, name] of names.entries()) if (!first.has(name)) first.set(name, k);
  return first;
}

/** What is wrong with a header of numbers in which one repeats, and in which column: it is most likely the first example. */
export function repeatedNumber(
  names: readonly string[],
): { readonly column: number; readonly detail: Message } | undefined {
  if (!names.every((name) => !Number.isNaN(numberOf(name)))) return undefined;
  const first = firstOfEach(names);
  for (const [column, name] of names.entries()) {
    const earlier = first.get(name) ?? column;
    if (earlier === column) continue;
    return { column, detail: message('data-header-numbers', { name, first: earlier + 1, second: column + 1 }) };
  }
  return undefined;
}
