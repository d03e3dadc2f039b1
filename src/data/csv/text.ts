import { Fault, message } from '../../model/message';
import { decodeUtf8 } from '../../model/utf8';
import { megabytes } from '../memory';
import { refuseOtherFormats } from './format';

/** Longest line that is read: lines of a table are far shorter. */
export const longestLine = 16e6;

const lineFeed = 10;
const carriageReturn = 13;

/**
 * The text of a table, its lines separated by LF only. Throws the Faults of `refuseOtherFormats`, data-empty-file,
 * data-line-too-long (before anything is decoded) and data-not-utf8.
 */
export function tableText(file: string, bytes: Uint8Array): string {
  if (bytes.length === 0) throw new Fault(message('data-empty-file'), { file });
  refuseOtherFormats(file, bytes);
  refuseLongLines(file, bytes);
  const decoded = decodeUtf8(bytes);
  if ('invalidAt' in decoded) {
    const line = bytes.subarray(0, decoded.invalidAt).reduce((count, byte) => count + Number(byte === lineFeed), 1);
    throw new Fault(message('data-not-utf8', { at: decoded.invalidAt + 1 }), { file, line });
  }
  const text = decoded.text.replace(/\r\n?/g, '\n');
  if (text.trim() === '') throw new Fault(message('data-empty-file'), { file });
  return text;
}

function refuseLongLines(file: string, bytes: Uint8Array): void {
  let line = 1;
  let start = 0;
  while (bytes.length - start > longestLine) {
    const reach = bytes.subarray(start, start + longestLine + 1);
    const lf = reach.indexOf(lineFeed);
    const end = lf >= 0 ? lf : reach.indexOf(carriageReturn);
    if (end < 0) {
      throw new Fault(message('data-line-too-long', { limit: megabytes(longestLine) }), { file, line });
    }
    start += end + 1;
    line++;
  }
}
