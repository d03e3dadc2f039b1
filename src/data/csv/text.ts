import { Fault, message } from '../../model/message';
import { decodeUtf8 } from '../../model/utf8';
import { bytesAt, type FileContent, headBytes, piecesOf, sizeOf } from '../file-bytes';
import { megabytes } from '../memory';
import type { TableFormat } from './dialect';
import { refuseOtherFormats } from './format';
import { likelyEncoding } from './likely-encoding';
import { isLineEndAt, placeAt } from './place';
import { escapedField, plainField } from './records';

/** Longest line that is read: lines of a table are far shorter. */
export const longestLine = 16e6;

const lineFeed = 10;
const carriageReturn = 13;
const quote = 0x22;

/** A spreadsheet's first line that says what separates the cells. */
const separatorLine = /^"?sep=(.)"?(?:\r\n?|\n)/i;

/** Lines that `skip=` leaves out before a table. */
export interface SkippedLines {
  readonly lines: number;
  /** How the first of them begins. */
  readonly text: string;
}

/** Bytes of skipped lines that are told. */
const toldBytes = 60;

/**
 * Where the table begins in the file's bytes, behind a byte order mark, a line `sep=;` and the lines to skip, which it
 * tells, and the format with what that line says. Throws the Faults of `refuseOtherFormats`, data-empty-file, data-line-too-long,
 * data-delimiter.
 */
export function openTable(
  file: string,
  content: FileContent,
  format: TableFormat,
): { readonly start: number; readonly format: TableFormat; readonly skipped?: SkippedLines } {
  if (sizeOf(content) === 0) throw new Fault(message('data-empty-file'), { file });
  const head = bytesAt(content, 0, headBytes);
  refuseOtherFormats(file, head);
  refuseLongLines(file, content);
  const { delimiter } = format;
  if (delimiter !== undefined && (delimiter.length !== 1 || /["\r\n\ufeff]/.test(delimiter))) {
    throw new Fault(message('data-delimiter', { delimiter }));
  }
  let start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  const [line, separator] = separatorLine.exec(String.fromCharCode(...head.subarray(start, start + 9))) ?? [];
  start += line?.length ?? 0;
  const { skip = 0 } = format;
  const behind = behindLines(content, start, skip);
  return {
    start: behind,
    format: { ...(separator === undefined ? {} : { delimiter: separator }), ...format },
    ...(skip > 0 ? { skipped: { lines: skip, text: beginning(content, start, behind) } } : {}),
  };
}

/** How the first line begins that is between two offsets. */
function beginning(content: FileContent, from: number, to: number): string {
  // What is not UTF-8, or cut off, is told as well as it can be.
  const text = new TextDecoder('utf-8', { fatal: false, ignoreBOM: false }).decode(
    bytesAt(content, from, Math.min(to, from + toldBytes)),
  );
  const [line = ''] = text.split(/[\r\n]/, 1);
  return line.length < text.length || to - from <= toldBytes ? line : `${line.replace(/\ufffd+$/, '')}…`;
}

/** Where the line begins that comes `count` lines behind the one at an offset, or the end. */
function behindLines(content: FileContent, from: number, count: number): number {
  let left = count;
  if (left === 0) return from;
  for (const { bytes, base, length } of piecesOf(content, from, sizeOf(content))) {
    for (let at = 0; at < length; at++) if (isLineEndAt(bytes, at) && --left === 0) return base + at + 1;
  }
  return sizeOf(content);
}

/** Bytes of a table's text that are loaded, and where they begin in it. */
export interface LoadedText {
  readonly file: string;
  readonly content: FileContent;
  readonly bytes: Uint8Array;
  readonly base: number;
}

/** The text of a field, its line endings LF only. Throws Fault data-not-utf8 at its line. */
export function fieldText(
  { file, content, bytes, base }: LoadedText,
  start: number,
  end: number,
  form: number,
): string {
  const decoded = decodeUtf8(form === escapedField ? withoutDoubled(bytes, start, end) : bytes.subarray(start, end));
  if ('invalidAt' in decoded) {
    const at = base + start + decoded.invalidAt;
    const detail = message('data-not-utf8', { at: at + 1, encoding: likelyEncoding(bytes) });
    throw new Fault(detail, { file, line: placeAt(file, content, at).line });
  }
  return form === plainField ? decoded.text : decoded.text.replace(/\r\n?/g, '\n');
}

/** The bytes of a quoted field with each doubled quote once. */
function withoutDoubled(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const single = new Uint8Array(end - start);
  let length = 0;
  for (let at = start; at < end; at++) {
    single[length++] = bytes[at] ?? 0;
    if (bytes[at] === quote) at++;
  }
  return single.subarray(0, length);
}

function refuseLongLines(file: string, content: FileContent): void {
  const size = sizeOf(content);
  let start = 0;
  while (size - start > longestLine) {
    const end = lastLineEnd(content, start, start + longestLine + 1);
    if (end < 0) {
      const { line } = placeAt(file, content, start);
      throw new Fault(message('data-line-too-long', { limit: megabytes(longestLine) }), { file, line });
    }
    start = end + 1;
  }
}

/** The last LF, or else the last CR, from `from` up to `to`; −1 where there is none. Most are near the end. */
function lastLineEnd(content: FileContent, from: number, to: number): number {
  for (const first of [Math.max(from, to - headBytes), from]) {
    const at = bytesAt(content, first, to).lastIndexOf(lineFeed);
    if (at >= 0) return first + at;
  }
  const at = bytesAt(content, from, to).lastIndexOf(carriageReturn);
  return at < 0 ? -1 : from + at;
}
