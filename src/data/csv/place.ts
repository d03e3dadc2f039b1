import { decodeUtf8 } from '../../model/utf8';
import { bytesAt, type FileContent, piecesOf } from '../file-bytes';
import { type RecordFormat, RecordScanner } from './records';

/** A place in the text of a file. */
export interface TextPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Line and column of an offset in a table's bytes. Columns count UTF-16 units, as editors do. */
export function placeAt(file: string, content: FileContent, offset: number): TextPlace {
  let line = 1;
  let begin = 0;
  for (const { bytes, base, length } of piecesOf(content, 0, offset)) {
    for (let at = 0; at < length; at++) {
      if (!isLineEndAt(bytes, at)) continue;
      line++;
      begin = base + at + 1;
    }
  }
  return { file, line, column: unitsOf(bytesAt(content, begin, offset)) + 1 };
}

/** Whether a line ends with the byte at an offset: LF, or CR that no LF follows. */
export function isLineEndAt(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at];
  return byte === lineFeed || (byte === carriageReturn && bytes[at + 1] !== lineFeed);
}

/**
 * Where field `field` of record `record` begins, both counted from 0. Reads the records again: a place is needed only
 * when a fault is reported, so no offsets of records are kept.
 */
export function placeOfCell(
  file: string,
  content: FileContent,
  start: number,
  format: RecordFormat,
  record: number,
  field: number,
): TextPlace {
  const scanner = new RecordScanner(content, format, start);
  for (let k = 0; k <= record; k++) if (scanner.next() !== true) break;
  const k = Math.min(field, scanner.fields - 1);
  const isQuoted = (scanner.forms[k] ?? 0) > 0;
  return placeAt(file, content, scanner.base + (scanner.starts[k] ?? 0) - (isQuoted ? 1 : 0));
}

/** UTF-16 units of UTF-8 bytes. */
function unitsOf(bytes: Uint8Array): number {
  const decoded = decodeUtf8(bytes);
  return 'text' in decoded ? decoded.text.length : bytes.length;
}
