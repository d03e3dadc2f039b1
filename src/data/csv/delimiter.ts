import { Fault, message } from '../../model/message';
import { encodeUtf8 } from '../../model/utf8';
import { RecordScanner } from './records';

/** Bytes from which the delimiter is detected, and records. */
const sampleLength = 65_536;
const sampleRecords = 10;

const candidates = [',', '\t', '|', ';'].map(encodeUtf8);

/** The bytes of a table's delimiter: the one wanted, or that of the file's ending, or the one that explains its rows. */
export function delimiterOf(file: string, bytes: Uint8Array, start: number, wanted: string | undefined): Uint8Array {
  if (wanted !== undefined) {
    if (wanted.length === 1 && !/["\r\n\ufeff]/.test(wanted)) return encodeUtf8(wanted);
    throw new Fault(message('data-delimiter', { delimiter: wanted }));
  }
  if (/\.(tsv|tab)$/i.test(file)) return encodeUtf8('\t');
  return detectDelimiter(bytes, start);
}

/** The delimiter whose records differ least in their number of fields; of equal ones that with the most fields. */
function detectDelimiter(bytes: Uint8Array, start: number): Uint8Array {
  let best = candidates[0] ?? encodeUtf8(',');
  let [leastChange, mostFields] = [Number.POSITIVE_INFINITY, 1];
  for (const delimiter of candidates) {
    const counts = fieldCounts(bytes, start, delimiter);
    const fields = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const change = counts.reduce((sum, count, k) => sum + Math.abs(count - (counts[k - 1] ?? count)), 0);
    if (!(fields > 1.99)) continue;
    if (change < leastChange || (change === leastChange && fields > mostFields)) {
      [best, leastChange, mostFields] = [delimiter, change, fields];
    }
  }
  return best;
}

/** The number of fields of each record of the sample; blank lines have no say. */
function fieldCounts(bytes: Uint8Array, start: number, delimiter: Uint8Array): readonly number[] {
  const counts: number[] = [];
  const scanner = new RecordScanner(bytes, delimiter, start, Math.min(bytes.length, start + sampleLength));
  while (counts.length < sampleRecords && scanner.next() === true) {
    if (!isBlankRecord(scanner, bytes)) counts.push(scanner.fields);
  }
  return counts;
}

/** Whether the current record is one field of blanks. */
export function isBlankRecord({ fields, starts, ends }: RecordScanner, bytes: Uint8Array): boolean {
  if (fields !== 1) return false;
  const end = ends[0] ?? 0;
  for (let at = starts[0] ?? 0; at < end; at++) if (bytes[at] !== 0x20 && bytes[at] !== 0x09) return false;
  return true;
}
