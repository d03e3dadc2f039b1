import { type Message, message } from '../../model/message';
import { numberOf } from './number';

/** The most lines of one cell that are taken for a title or comments before a table. */
const mostLeading = 50;

/** What was read of a table before a record, and what the spec calls its columns. */
export interface ReadSoFar {
  readonly names: readonly string[];
  readonly rows: number;
  readonly header: boolean;
  readonly isNamed: ((name: string) => boolean) | undefined;
}

/** Where a record begins: its line, and the `skip=` by which the table begins with it. */
export interface RecordLine {
  readonly line: number;
  readonly skip: number;
}

/** The fault of a first line whose names are no columns of the spec, where the first row has one: it is a title or a comment. */
export function namesBelow(
  { names, rows, header, isNamed }: ReadSoFar,
  fields: number,
  textAt: (k: number) => string,
  leading: () => RecordLine,
): Message | undefined {
  if (rows > 0 || !header || !isNamed || names.some(isNamed)) return undefined;
  for (let k = 0; k < fields; k++) {
    if (isNamed(textAt(k)) && Number.isNaN(numberOf(textAt(k)))) return message('data-names-below', { ...leading() });
  }
  return undefined;
}

/**
 * The fault of a first line that a longer record follows, and that may be a title or comments: it has no name that the
 * spec uses, or all lines so far are of one cell.
 */
export function titleAbove(
  { names, rows, header, isNamed }: ReadSoFar,
  fields: number,
  leading: () => RecordLine,
): Message | undefined {
  if (fields <= names.length || (header && isNamed && names.some(isNamed))) return undefined;
  const isFirst = rows === (header ? 0 : 1) || (names.length === 1 && rows < mostLeading);
  return isFirst ? message('data-first-line', { first: names.length, cells: fields, ...leading() }) : undefined;
}
