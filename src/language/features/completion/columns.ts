import type { Message } from '../../../model/message';
import { quoted } from '../../print/value';
import type { Range } from '../../range';
import type { Entry, SyntaxNode, Tree } from '../../syntax/tree';
import type { ArgumentTerm, PropertyTerm } from '../../vocabulary/term';
import type { ValueType } from '../../vocabulary/type';
import type { CompletionItem } from './item';

/** A column or an array of the file that a spec names. */
export interface OfferedName {
  readonly name: string;
  /** What is in it. */
  readonly about: Message;
}

/** What the file that a spec names has, as far as it is known. */
export interface OfferedNames {
  readonly columns: readonly OfferedName[];
  /** The columns that may be targets. */
  readonly targets: readonly OfferedName[];
  readonly arrays: readonly OfferedName[];
}

/** Of a file that is not known. */
export const noNames: OfferedNames = { columns: [], targets: [], arrays: [] };

/** The names that a value may be; undefined for a value that is no such name. */
export function namesFor(
  { name, type }: ArgumentTerm | PropertyTerm,
  { columns, targets, arrays }: OfferedNames,
): readonly OfferedName[] | undefined {
  if (type.kind === 'array') return arrays;
  if (!namesColumns(type)) return undefined;
  return name === 'target' ? targets : columns;
}

/** Whether a value is the name of a column, or a list of such names. */
export function namesColumns({ kind }: ValueType): boolean {
  return kind === 'columns' || kind === 'column';
}

/** Each column or array, as a value of its own. */
export function nameItems(names: readonly OfferedName[]): readonly CompletionItem[] {
  return names.map(({ name, about }) =>
    columnItem(name, about, /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name) ? name : quoted(name)),
  );
}

/** A list of columns in quotes, around an offset. */
interface QuotedList {
  /** The name that the offset is in. */
  readonly segment: Range;
  /** The other names of the list. */
  readonly others: readonly string[];
}

/** The columns that a list in quotes does not have yet, in place of the name at the cursor. */
export function listItems(list: QuotedList, columns: readonly OfferedName[]): readonly CompletionItem[] {
  return columns
    .filter(({ name }) => !list.others.includes(name))
    .map(({ name, about }) => columnItem(name, about, quoted(name).slice(1, -1)));
}

/** The value in quotes that the offset is within, and which part of it is the name at the offset. */
export function quotedListAt(
  { text }: Tree,
  { entries }: SyntaxNode,
  offset: number,
): (QuotedList & { readonly entry: Entry }) | undefined {
  for (const entry of entries) {
    const { value } = entry;
    if (value?.kind !== 'string' || offset <= value.start || offset >= value.end) continue;
    const inner = { start: value.start + 1, end: text.charAt(value.end - 1) === '"' ? value.end - 1 : value.end };
    if (text.startsWith('"""', value.start) || text.charAt(value.start) !== '"' || offset > inner.end) return undefined;
    const before = text.lastIndexOf(',', offset - 1);
    const behind = text.indexOf(',', offset);
    const start = before >= inner.start ? before + 1 : inner.start;
    const end = behind >= 0 && behind < inner.end ? behind : inner.end;
    const rest = `${text.slice(inner.start, start)},${text.slice(end, inner.end)}`;
    const blanks = /^\s*/.exec(text.slice(start, offset))?.[0].length ?? 0;
    const others = rest.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
    return { entry, segment: { start: start + blanks, end }, others };
  }
  return undefined;
}

function columnItem(name: string, about: Message, insert: string): CompletionItem {
  return { label: name, kind: 'column', insert, snippet: false, documentation: about, formulas: [], continues: false };
}
