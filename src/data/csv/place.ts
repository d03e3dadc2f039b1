import type { Place } from '../raw-examples';

/** Line and column of an offset in a text whose lines LF parts. */
export function placeAt(file: string, text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { file, line, column: offset - before.lastIndexOf('\n') };
}

/**
 * Where field `field` of record `record` begins, both counted from 0. Walks the text as the parser did, quotes and
 * all: a place is asked for once, when a fault is told, so no record's offset need be kept.
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

/** Where the delimiter or the line's end after the field at `start` stands. */
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
