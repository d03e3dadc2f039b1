import { type Message, type MessageArguments, message } from '../../model/message';
import type { ColumnPlace } from './view';

export type FindingSeverity = 'warning' | 'hint';

/** Rows that a finding is about. */
export interface FoundRows {
  /** Whose file it is that the lines are counted in. */
  readonly file: 'training' | 'test';
  /** The first of their lines. */
  readonly lines: readonly number[];
  /** Number of rows. */
  readonly count: number;
}

/** Columns that have the same finding. */
export interface ToldColumns {
  readonly names: readonly string[];
  /** The names of the other features. */
  readonly others: readonly string[];
}

/** What a lint found in the data, with its evidence. */
export interface Finding {
  /** The lint. */
  readonly code: string;
  readonly severity: FindingSeverity;
  /** The sentence and its numbers and names. */
  readonly message: Message;
  readonly column?: Pick<ColumnPlace, 'name' | 'number'>;
  /** Instead of one column, many that are told together. */
  readonly columns?: ToldColumns;
  readonly rows?: FoundRows;
  /** The rows that those of `rows` equal or contradict. */
  readonly others?: FoundRows;
}

/** Lines that a finding lists at most. */
export const mostLines = 5;

interface Details {
  /** The sentence's code, if the lint has several. */
  readonly sentence?: string;
  readonly column?: ColumnPlace;
  readonly rows?: FoundRows;
  readonly others?: FoundRows;
}

/** A finding; its sentence may name {column}, {lines}, {count} and {others} besides `args`. */
export function finding(
  code: string,
  severity: FindingSeverity,
  args: MessageArguments,
  { sentence = code, column, rows, others }: Details = {},
): Finding {
  const known = {
    ...(column && { column: column.name }),
    ...(rows && { lines: listLines(rows), count: rows.count }),
    ...(others && { others: listLines(others) }),
  };
  return {
    code,
    severity,
    message: message(sentence, { ...known, ...args }),
    ...(column && { column: { name: column.name, number: column.number } }),
    ...(rows && { rows }),
    ...(others && { others }),
  };
}

/** “18, 120”, with “…” where there are more. */
export function listLines({ lines, count }: FoundRows): string {
  return count > lines.length ? `${lines.join(', ')}, …` : lines.join(', ');
}

/** Names that a sentence lists at most. */
const mostNames = 4;

/** “a, b”, with “…” where there are more. */
export function listNames(names: readonly string[]): string {
  return names.length > mostNames ? `${names.slice(0, mostNames).join(', ')}, …` : names.join(', ');
}

/** A number with at most four digits that count, for a sentence. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/** A share as a percentage: 0.5 is 50. Rounded towards the middle, so that 99.99 % never becomes 100. */
export function percent(share: number): number {
  const tenths = share > 0.5 ? Math.floor(share * 1000 + 1e-9) : Math.ceil(share * 1000 - 1e-9);
  return tenths / 10;
}
