import { Fault, message } from '../../model/message';
import { decodeUtf8 } from '../../model/utf8';
import { megabytes } from '../memory';
import type { TableFormat } from './dialect';
import { refuseOtherFormats } from './format';
import { placeAt } from './place';
import { escapedField } from './records';

/** Longest line that is read: lines of a table are far shorter. */
export const longestLine = 16e6;

const lineFeed = 10;
const carriageReturn = 13;
const quote = 0x22;

/** A spreadsheet's first line that says what separates the cells. */
const separatorLine = /^"?sep=(.)"?(?:\r\n?|\n)/i;

/**
 * Where the table begins in the file's bytes, behind a byte order mark, a line `sep=;` and the lines to skip, and the
 * format with what that line says. Throws the Faults of `refuseOtherFormats`, data-empty-file, data-line-too-long,
 * data-delimiter.
 */
export function openTable(
  file: string,
  bytes: Uint8Array,
  format: TableFormat,
): { readonly start: number; readonly format: TableFormat } {
  if (bytes.length === 0) throw new Fault(message('data-empty-file'), { file });
  refuseOtherFormats(file, bytes);
  refuseLongLines(file, bytes);
  const { delimiter } = format;
  if (delimiter !== undefined && (delimiter.length !== 1 || /["\r\n\ufeff]/.test(delimiter))) {
    throw new Fault(message('data-delimiter', { delimiter }));
  }
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const [line, separator] = separatorLine.exec(String.fromCharCode(...bytes.subarray(start, start + 9))) ?? [];
  start += line?.length ?? 0;
  for (let skipped = 0; skipped < (format.skip ?? 0) && start < bytes.length; skipped++) {
    start = nextLine(bytes, start);
  }
  return {
    start,
    format: { ...(separator === undefined ? {} : { delimiter: separator }), ...format },
  };
}

/** Where the line behind the one at an offset begins, or the end. */
function nextLine(bytes: Uint8Array, from: number): number {
  for (let at = from; ; at++) {
    const byte = bytes[at];
    if (byte === undefined) return bytes.length;
    if (byte === lineFeed || (byte === carriageReturn && bytes[at + 1] !== lineFeed)) return at + 1;
  }
}

/** The text of a field, its line endings LF only. Throws Fault data-not-utf8 at its line. */
export function fieldText(file: string, bytes: Uint8Array, start: number, end: number, form: number): string {
  const decoded = decodeUtf8(form === escapedField ? withoutDoubled(bytes, start, end) : bytes.subarray(start, end));
  if ('invalidAt' in decoded) {
    const at = start + decoded.invalidAt;
    throw new Fault(message('data-not-utf8', { at: at + 1 }), { file, line: placeAt(file, bytes, at).line });
  }
  return decoded.text.replace(/\r\n?/g, '\n');
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

function refuseLongLines(file: string, bytes: Uint8Array): void {
  let start = 0;
  while (bytes.length - start > longestLine) {
    const reach = bytes.subarray(start, start + longestLine + 1);
    const lf = reach.lastIndexOf(lineFeed);
    const end = lf >= 0 ? lf : reach.lastIndexOf(carriageReturn);
    if (end < 0) {
      const { line } = placeAt(file, bytes, start);
      throw new Fault(message('data-line-too-long', { limit: megabytes(longestLine) }), { file, line });
    }
    start += end + 1;
  }
}
