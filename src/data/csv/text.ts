import { Fault, message } from '../../model/message';
import { decodeUtf8 } from '../../model/utf8';
import { megabytes } from '../memory';
import { refuseOtherFormats } from './format';
import { placeAt } from './place';

/** Longest line that is read: lines of a table are far shorter. */
export const longestLine = 16e6;

const lineFeed = 10;
const carriageReturn = 13;
const quote = 0x22;

/**
 * Where the table begins in the file's bytes: behind a byte order mark. Throws the Faults of `refuseOtherFormats`,
 * data-empty-file and data-line-too-long.
 */
export function beginOfTable(file: string, bytes: Uint8Array): number {
  if (bytes.length === 0) throw new Fault(message('data-empty-file'), { file });
  refuseOtherFormats(file, bytes);
  refuseLongLines(file, bytes);
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** The text of a field, its line endings LF only. Throws Fault data-not-utf8 at its line. */
export function fieldText(file: string, bytes: Uint8Array, start: number, end: number, isEscaped: boolean): string {
  const decoded = decodeUtf8(isEscaped ? withoutDoubled(bytes, start, end) : bytes.subarray(start, end));
  if ('invalidAt' in decoded) {
    const at = start + decoded.invalidAt;
    throw new Fault(message('data-not-utf8', { at: at + 1 }), { file, line: placeAt(file, bytes, 0, at).line ?? 1 });
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
      const { line = 1 } = placeAt(file, bytes, 0, start);
      throw new Fault(message('data-line-too-long', { limit: megabytes(longestLine) }), { file, line });
    }
    start += end + 1;
  }
}
