import type { Place } from '../raw-examples';

/** Line and column of an offset in a text whose lines are separated by LF. */
export function placeAt(file: string, text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { file, line, column: offset - before.lastIndexOf('\n') };
}

/**
 * Where field `field` of record `record` begins, both counted from 0. Reads the text as the parser did, with quotes:
 * a place is needed only once, when a fault is reported, so no offsets of records are kept.
 */
export function placeOfCell(file: string, text: string, delimiter: string, record: number, field: number): Place {
  let at = 0;
  for (let records = 0, fields = 0; at < text.length; ) {
    if (records === record && fields === field) break;
    at = endOfField(text, delimiter, at);
    if (text[at] === '\n') {
      records++;
      fields = 0;
    } else {
      fields++;
    }
    at++;
  }
  return placeAt(file, text, Math.min(at, text.length));
}

/** The offset of the delimiter or line ending after the field at `start`. */
function endOfField(text: string, delimiter: string, start: number): number {
  let at = start;
  if (text[at] === '"') {
    do {
      at = text.indexOf('"', at + 1);
      if (at < 0) return text.length;
      at++;
    } while (text[at] === '"');
  }
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at++;
  return at;
}
