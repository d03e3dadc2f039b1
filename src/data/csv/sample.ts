import { type Dialect, recordFormat } from './dialect';
import { isBlankRecord, RecordScanner } from './records';
import { fieldText, type LoadedText } from './text';

/** A dialect is detected from the lines that begin in so many bytes, and from so many lines at least. */
const sampleBytes = 65_536;
export const sampleLines = 3;
/** The most records and the most fields of each that are looked at. */
const sampleRecords = 200;
const sampleFields = 1000;
/** The kind of a cell is told from so many of its characters, which are in so many bytes at the most. */
const sampleCharacters = 300;
const sampleCellBytes = 1200;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** A record of the sample. */
export interface Sampled {
  /** The first of its fields, as trimmed texts. */
  readonly cells: readonly string[];
  readonly fields: number;
  /** Whether the last of its fields is empty. */
  readonly endsEmpty: boolean;
}

/** The first records of a table's beginning as texts, and their share of all; the others have a quote that is at fault. */
export function sampleOf(
  head: LoadedText,
  format: Pick<Dialect, 'delimiter' | 'comment'>,
): { readonly records: readonly Sampled[]; readonly share: number } {
  const { bytes } = head;
  const end = endOfSample(bytes);
  let scanner = new RecordScanner(bytes, recordFormat(format), 0, end);
  const records: Sampled[] = [];
  let faults = 0;
  while (records.length + faults < sampleRecords) {
    const found = scanner.next();
    if (found === false) break;
    if (found !== true) {
      // A quoted field that the sample cuts off looks like an open quote, too, but is only one of many.
      faults++;
      scanner = new RecordScanner(bytes, recordFormat(format), lineAfter(bytes, found.at, end), end);
      continue;
    }
    if (isBlankRecord(scanner)) continue;
    const { starts, ends, forms, fields } = scanner;
    const cells = Array.from({ length: Math.min(fields, sampleFields) }, (_, k) =>
      beginningOf(head, starts[k] ?? 0, ends[k] ?? 0, forms[k] ?? 0),
    );
    records.push({ cells, fields, endsEmpty: starts[fields - 1] === ends[fields - 1] });
  }
  return { records, share: records.length / Math.max(1, records.length + faults) };
}

/** Where the next line begins, behind its LF or CR. */
function lineAfter(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) at++;
  return at + 1;
}

/** The first characters of a field, trimmed: a field may be as long as the file. */
function beginningOf(head: LoadedText, start: number, end: number, form: number): string {
  const { bytes } = head;
  let cut = Math.min(end, start + sampleCellBytes);
  // Not within a character: what continues one begins with the bits 10.
  while (cut < end && ((bytes[cut] ?? 0) & 0xc0) === 0x80) cut--;
  return fieldText(head, start, cut, form).trim().slice(0, sampleCharacters);
}

/** The end of a line: a sample that ended within one would have a record, and a character, that is not in the file. */
export function endOfSample(bytes: Uint8Array): number {
  let end = 0;
  for (let lines = 0; lines < sampleLines || end < sampleBytes; lines++) {
    const lineEnd = bytes.indexOf(lineFeed, end);
    if (lineEnd === -1) return bytes.length;
    end = lineEnd + 1;
  }
  return end;
}
