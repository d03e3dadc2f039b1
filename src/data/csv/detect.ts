import { type DecimalMark, decimalMarks } from '../../model/source';
import type { MissingMarks } from '../missing-marks';
import { type CellKind, cellKind } from './cell-kind';
import { blanks, type Dialect, recordFormat, type TableFormat } from './dialect';
import { numberOf } from './number';
import { isBlankRecord, RecordScanner } from './records';
import { fieldText } from './text';

/** A dialect is detected from the lines that begin in so many bytes, and from so many lines at least. */
const sampleBytes = 65_536;
const sampleLines = 3;
/** The most records and the most fields of each that are looked at. */
const sampleRecords = 200;
const sampleFields = 1000;
/** The kind of a cell is told from so many of its characters. */
const sampleCharacters = 300;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const tab = 0x09;
const delimiters = [',', ';', '\t', '|', blanks];

/** A record of one field explains nothing, but is better than no reading at all. */
const leastPattern = 1e-3;
/** How much a cell of this kind speaks for a reading. */
const weights: Readonly<Record<CellKind, number>> = {
  empty: 0.9,
  number: 1,
  grouped: 0.95,
  date: 1,
  amount: 0.95,
  text: 0.9,
  unknown: 0,
  delimiter: -2,
};

/** How much more a reading explains with each name found that the spec uses, in the records where the names may be. */
const nameWeight = 3;
const headRecords = 5;
/** How much less blanks explain where there are tabs, which seldom are but blanks. */
const tabsAsBlanks = 0.5;

/** A record of the sample. */
interface Sampled {
  /** The first of its fields, as trimmed texts. */
  readonly cells: readonly string[];
  readonly fields: number;
  /** Whether the last of its fields is empty. */
  readonly endsEmpty: boolean;
}

type Records = readonly Sampled[];

/**
 * The dialect that explains most of the first records: for each delimiter and decimal mark that the spec leaves open,
 * how alike the numbers of fields are times how many cells are of a known kind (van den Burg, Nazábal and Sutton 2019),
 * less where quotes are at fault, more where the names that the spec uses are found.
 * The header is the first record where it does not fit its columns as all others do. `isNamed` says whether the spec
 * uses a text as a column's name; a mark of a missing value is none.
 */
export function detectDialect(
  file: string,
  bytes: Uint8Array,
  start: number,
  format: TableFormat,
  isNamed: (name: string) => boolean,
  marks: MissingMarks,
): Dialect {
  const byEnding = /\.(tsv|tab)$/i.test(file) ? ['\t'] : delimiters;
  const comment = format.comment;
  let best: { readonly score: number; readonly delimiter: string; readonly decimal: DecimalMark } | undefined;
  let records: Records = [];
  const hasTab = bytes.subarray(start, endOfSample(bytes, start)).includes(tab);
  for (const delimiter of format.delimiter === undefined ? byEnding : [format.delimiter]) {
    const { records: sample, share } = sampleOf(file, bytes, start, { delimiter, comment });
    const named = 1 + nameWeight * namesIn(sample, isNamed);
    const plain = delimiter === blanks && hasTab ? tabsAsBlanks : 1;
    for (const decimal of format.decimal === undefined ? decimalMarks : [format.decimal]) {
      // Quoted numbers may have the character that separates columns as their mark, but only where the spec says so.
      if (decimal === delimiter && format.decimal === undefined) continue;
      const score = share * patternScore(sample) * kindScore(sample, decimal) * named * plain;
      if (best === undefined || score > best.score * (1 + 1e-9)) {
        best = { score, delimiter, decimal };
        records = sample;
      }
    }
  }
  const { delimiter = ',', decimal = '.' } = best ?? {};
  const header = format.header ?? hasHeader(records, decimal, isNamed, marks);
  return { delimiter, decimal, thousands: format.thousands, header, comment, columns: columnsOf(records) };
}

/** The most names that the spec uses in one of the first records. */
function namesIn(records: Records, isNamed: (name: string) => boolean): number {
  const count = ({ cells }: Sampled): number =>
    cells.filter((cell) => isNamed(cell) && Number.isNaN(numberOf(cell))).length;
  return Math.max(0, ...records.slice(0, headRecords).map(count));
}

/** The number of columns: of the first record, without the empty field behind a delimiter that ends its line. */
function columnsOf(records: Records): number {
  const width = records[0]?.fields ?? 0;
  const endsWithDelimiter = ({ fields, endsEmpty }: Sampled): boolean =>
    fields === width - 1 || (fields === width && endsEmpty);
  return width > 1 && records.every(endsWithDelimiter) ? width - 1 : width;
}

/** The first records as texts, and their share of all; the others have a quote that is at fault. */
function sampleOf(
  file: string,
  bytes: Uint8Array,
  start: number,
  format: Pick<Dialect, 'delimiter' | 'comment'>,
): { readonly records: Records; readonly share: number } {
  const end = endOfSample(bytes, start);
  let scanner = new RecordScanner(bytes, recordFormat(format), start, end);
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
    if (isBlankRecord(scanner, bytes)) continue;
    const { starts, ends, forms, fields } = scanner;
    const cells = Array.from({ length: Math.min(fields, sampleFields) }, (_, k) =>
      beginningOf(file, bytes, starts[k] ?? 0, ends[k] ?? 0, forms[k] ?? 0),
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
function beginningOf(file: string, bytes: Uint8Array, start: number, end: number, form: number): string {
  let cut = Math.min(end, start + 4 * sampleCharacters);
  // Not within a character: what continues one begins with the bits 10.
  while (cut < end && ((bytes[cut] ?? 0) & 0xc0) === 0x80) cut--;
  return fieldText(file, bytes, start, cut, form).trim().slice(0, sampleCharacters);
}

/** The end of a line: a sample that ended within one would have a record, and a character, that is not in the file. */
function endOfSample(bytes: Uint8Array, start: number): number {
  let end = start;
  for (let lines = 0; lines < sampleLines || end < start + sampleBytes; lines++) {
    const lineEnd = bytes.indexOf(lineFeed, end);
    if (lineEnd === -1) return bytes.length;
    end = lineEnd + 1;
  }
  return end;
}

/** Σ over the lengths of records: share of records · (fields − 1)/fields, divided by the number of lengths. */
function patternScore(records: Records): number {
  const lengths = new Map<number, number>();
  for (const record of records) {
    // A delimiter at the end of some lines changes nothing.
    const fields = record.endsEmpty && record.fields > 1 ? record.fields - 1 : record.fields;
    lengths.set(fields, (lengths.get(fields) ?? 0) + 1);
  }
  let sum = 0;
  for (const [fields, count] of lengths) {
    sum += (count / records.length) * Math.max(leastPattern, (fields - 1) / fields);
  }
  return lengths.size === 0 ? 0 : sum / lengths.size;
}

/** The mean weight of a cell. */
function kindScore(records: Records, decimal: DecimalMark): number {
  let [sum, count] = [0, 0];
  for (const { cells } of records) {
    for (const cell of cells) {
      sum += weights[cellKind(cell, decimal)];
      count++;
    }
  }
  return count === 0 ? 0 : sum / count;
}

/**
 * Whether the first record names the columns: the spec uses one of its texts as a name, or below it is a column of
 * numbers for which it has no number. A column of texts says nothing, but where no column has numbers.
 */
function hasHeader(
  records: Records,
  decimal: DecimalMark,
  isNamed: (name: string) => boolean,
  marks: MissingMarks,
): boolean {
  const kindOf = (cell: string): CellKind => (marks.isText(cell) ? 'empty' : cellKind(cell, decimal));
  const [first = [], ...rest] = records.map(({ cells }) => cells);
  if (first.some((cell) => isNamed(cell) && kindOf(cell) !== 'number')) return true;
  if (rest.length === 0) return first.some((cell) => kindOf(cell) !== 'number');
  let numeric = 0;
  for (const [k, cell] of first.entries()) {
    const below = rest.map((record) => kindOf(record[k] ?? '')).filter((kind) => kind !== 'empty');
    const numbers = below.filter((kind) => kind === 'number').length;
    if (2 * numbers <= below.length) continue;
    numeric++;
    if (kindOf(cell) !== 'number' && kindOf(cell) !== 'empty') return true;
  }
  return numeric === 0;
}
