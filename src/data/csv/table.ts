import { Fault, type Message, message } from '../../model/message';
import type { StoredFormat } from '../../model/pipeline';
import { bytesAt, type FileContent, heldBytes, sizeOf } from '../file-bytes';
import { budgetBytes } from '../memory';
import { MissingMarks } from '../missing-marks';
import type { Place } from '../raw-examples';
import { Column } from './column';
import { detectDialect } from './detect';
import { type Dialect, recordFormat, type TableFormat } from './dialect';
import { utf8Of } from './encoding';
import { NumberReader, numberOf } from './number';
import { NumberRecords } from './number-records';
import { placeAt, placeOfCell } from './place';
import { isBlankRecord, RecordScanner } from './records';
import { RowLines } from './row-lines';
import { endOfSample, sampleLines } from './sample';
import { fieldText, longestLine, openTable } from './text';

export interface TableOptions extends TableFormat {
  /** Bytes that the numbers may use. */
  readonly memoryLimit: number;
  /** Whether the spec uses a text as the name of a column. */
  readonly isNamed?: (name: string) => boolean;
  /** Marks of missing values in addition to the usual ones. */
  readonly missingAs?: readonly string[];
}

/** A CSV or TSV file, column by column. */
export interface Table {
  readonly file: string;
  /** Absent for text. */
  readonly format?: StoredFormat;
  /** The name of the array of features, if the file has several arrays. */
  readonly x?: string;
  readonly names: readonly string[];
  /** The first column of each name. */
  readonly byName: ReadonlyMap<string, number>;
  /** Columns that the header gives no name; they are named by their number. */
  readonly nameless: ReadonlySet<number>;
  /** How it is written; without a header, `names` are column numbers that are not in the file. */
  readonly dialect: Dialect;
  readonly columns: readonly Column[];
  /** Number of rows. */
  readonly m: number;
  /** The line of a row, from 1; 0 where the file has no lines. */
  lineOf(row: number): number;
  /** Line and column of a cell. */
  placeOf(row: number, column: number): Place;
  /** Where the names of the columns are or, without a header, the first row. */
  readonly namesPlace: Place;
  /** A fault of a column's name. */
  headerFault(column: number, detail: Message): Fault;
  /** A fault of a cell. */
  fault(row: number, column: number, detail: Message): Fault;
}

/** Rows between two checks of the memory that the columns take. */
const rowsPerCheck = 1000;
/** Columns of more rows are lengthened as they come. */
const mostExpected = 4000;
/** Part of the rows that may come beside those expected, because later ones are shorter than the first. */
const spareRows = 0.1;
const lineFeed = 0x0a;
/** The most lines of one cell that are taken for a title or comments before a table. */
const mostLeading = 50;

/** `readUtf8Table`, of text in any encoding. Throws the Faults of `utf8Of`, too. */
export function readTable(file: string, content: FileContent, options: TableOptions): Table {
  return readUtf8Table(file, utf8Of(file, content, options.encoding, options.memoryLimit), options);
}

/**
 * Reads a table; blank lines are skipped. Throws the Faults of `openTable`, `fieldText`, data-quotes, data-first-line,
 * data-names-below, data-ragged-row, data-only-header, data-header-numbers, data-memory.
 */
function readUtf8Table(file: string, content: FileContent, options: TableOptions): Table {
  const { start, format } = openTable(file, content, options);
  const dialect = detectDialect(
    file,
    headOf(content, start),
    start,
    format,
    options.isNamed ?? (() => false),
    new MissingMarks(options.missingAs),
  );
  const records = recordFormat(dialect);
  const numbers = new NumberReader(dialect);
  const scanner = new RecordScanner(content, records, start);
  const place = (record: number, field: number) => placeOfCell(file, content, start, records, record, field);
  const textAt = (k: number): string => textOf(file, content, scanner, k);
  /** The line of the current record, and the `skip=` by which the table begins with it. */
  const leading = (): { line: number; skip: number } => {
    const { line } = placeAt(file, content, scanner.base + scanner.begin);
    return { line, skip: (options.skip ?? 0) + line - placeAt(file, content, start).line };
  };
  const columns: Column[] = [];
  /** The numbers of blank records and comments, which are few. */
  const blank: number[] = [];
  let names: readonly string[] | undefined;
  let nameless: ReadonlySet<number> = new Set();
  let nameRecord = 0;
  let m = 0;
  let plain: NumberRecords | undefined;
  for (let record = 0; ; record++) {
    if (plain) {
      scanner.seek(plain.read(scanner));
      if (plain.rows > 0) {
        plain.moveTo(columns);
        budgetBytes(bytesOf(columns), options.memoryLimit);
        m += plain.rows;
        record += plain.rows;
      }
    }
    const found = scanner.next();
    if (found === false) break;
    if (found !== true) throw new Fault(message('data-quotes'), placeAt(file, content, scanner.base + found.at));
    if (isBlankRecord(scanner)) {
      blank.push(record);
      continue;
    }
    const fields = fieldsOf(scanner, dialect.columns);
    if (!names) {
      names = numbersOf(fields);
      if (dialect.header) {
        const texts = names.map((_, k) => textAt(k));
        nameless = new Set(texts.flatMap((text, k) => (text === '' ? [k] : [])));
        names = texts.map((text, k) => text || String(k + 1));
        refuseRepeatedNumbers(names, (k, detail) => new Fault(detail, place(record, k)));
      }
      const expected = rowsExpected(sizeOf(content), scanner, dialect.header);
      for (let k = 0; k < fields; k++) columns.push(new Column(expected));
      plain = NumberRecords.of(dialect, fields);
      nameRecord = record;
      if (dialect.header) continue;
    }
    if (m === 0 && dialect.header && namesAreBelow(names, fields, textAt, options)) {
      throw new Fault(message('data-names-below', leading()), place(nameRecord, 0));
    }
    if (fields !== columns.length) {
      if (fields > columns.length && mayBeTitle(names, m, dialect.header, options)) {
        const facts = { first: columns.length, cells: fields, ...leading() };
        throw new Fault(message('data-first-line', facts), place(nameRecord, 0));
      }
      const detail = message('data-ragged-row', { cells: fields, columns: columns.length });
      throw new Fault(detail, place(record, Math.min(fields, columns.length + 1) - 1));
    }
    if (m % rowsPerCheck === 0) budgetBytes(bytesOf(columns), options.memoryLimit);
    pushRecord(scanner, numbers, columns, textAt);
    m++;
  }
  if (!names || (m === 0 && nameless.size === names.length)) throw new Fault(message('data-empty-file'), { file });
  if (m === 0) throw new Fault(message('data-only-header'), { file, line: place(nameRecord, 0).line });
  budgetBytes(bytesOf(columns), options.memoryLimit);
  const namesPlace: Place = { file, line: place(nameRecord, 0).line };
  const placeOf = (row: number, column: number): Place => place(recordOf(row + Number(dialect.header), blank), column);
  const lines = new RowLines(content, start, records, m, dialect.header);
  return {
    file,
    names,
    byName: firstOfEach(names),
    nameless,
    dialect,
    columns,
    m,
    lineOf: (row) => lines.of(row),
    placeOf,
    namesPlace,
    headerFault: (column, detail) => new Fault(detail, place(nameRecord, column)),
    fault: (row, column, detail) => new Fault(detail, placeOf(row, column)),
  };
}

/** Rows that columns have room for from the start, so that those of a wide table are not lengthened one by one. */
function rowsExpected(size: number, { bytes, base, begin, position }: RecordScanner, header: boolean): number {
  const first = header ? position : begin;
  const behind = bytes.indexOf(lineFeed, first) + 1 || bytes.length;
  return Math.min(mostExpected, Math.ceil(((1 + spareRows) * (size - base - first)) / Math.max(1, behind - first)));
}

/** Bytes that the columns of a table take. */
export function bytesOf(columns: readonly Column[]): number {
  let sum = 0;
  for (const column of columns) sum += column.bytes;
  return sum;
}

/** Whether what was read so far may be a title or comments: a first line without a name that the spec uses, or lines of one cell. */
function mayBeTitle(names: readonly string[], rows: number, header: boolean, { isNamed }: TableOptions): boolean {
  if (header && isNamed && names.some(isNamed)) return false;
  return rows === (header ? 0 : 1) || (names.length === 1 && rows < mostLeading);
}

/** Whether the first row has a name that the spec uses, where the header has none: it is below a title or a comment. */
function namesAreBelow(
  names: readonly string[],
  fields: number,
  textAt: (k: number) => string,
  { isNamed }: TableOptions,
): boolean {
  if (!isNamed || names.some(isNamed)) return false;
  for (let k = 0; k < fields; k++) if (isNamed(textAt(k)) && Number.isNaN(numberOf(textAt(k)))) return true;
  return false;
}

/** Fields of the current record; an empty one behind a delimiter at the line's end is none. */
function fieldsOf({ fields, starts, ends }: RecordScanner, columns: number): number {
  const isTrailing = fields === columns + 1 && starts[columns] === ends[columns];
  return isTrailing ? columns : fields;
}

/** The number of a record among all, from its number among those that are not blank. */
function recordOf(number: number, blank: readonly number[]): number {
  let record = number;
  for (const skipped of blank) if (skipped <= record) record++;
  return record;
}

function pushRecord(
  { bytes, starts, ends }: RecordScanner,
  numbers: NumberReader,
  columns: readonly Column[],
  textAt: (k: number) => string,
): void {
  for (let k = 0; k < columns.length; k++) {
    const [start, end] = [starts[k] ?? 0, ends[k] ?? 0];
    const value = numbers.read(bytes, start, end);
    if (!Number.isNaN(value)) columns[k]?.pushNumber(value);
    else columns[k]?.pushText(bytes, start, end, () => textAt(k));
  }
}

/** The trimmed text of a field of the current record. */
function textOf(file: string, content: FileContent, scanner: RecordScanner, k: number): string {
  const { bytes, base, starts, ends, forms } = scanner;
  return fieldText({ file, content, bytes, base }, starts[k] ?? 0, ends[k] ?? 0, forms[k] ?? 0).trim();
}

/** The beginning of a text, with the lines from which its dialect is detected. */
function headOf(content: FileContent, start: number): Uint8Array {
  if (content instanceof Uint8Array) return content;
  const piece = bytesAt(content, 0, start + heldBytes(content));
  return endOfSample(piece, start) < piece.length
    ? piece
    : bytesAt(content, 0, start + sampleLines * (longestLine + 1));
}

/** The first place of each name. */
function firstOfEach(names: readonly string[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const [k, name] of names.entries()) if (!first.has(name)) first.set(name, k);
  return first;
}

function numbersOf(fields: number): readonly string[] {
  return Array.from({ length: fields }, (_, k) => String(k + 1));
}

/** A header of numbers in which one repeats is most likely the first example. */
function refuseRepeatedNumbers(names: readonly string[], faultAt: (column: number, detail: Message) => Fault): void {
  if (!names.every((name) => !Number.isNaN(numberOf(name)))) return;
  const first = new Map<string, number>();
  for (const [k, name] of names.entries()) {
    const earlier = first.get(name);
    if (earlier !== undefined) {
      throw faultAt(k, message('data-header-numbers', { name, first: earlier + 1, second: k + 1 }));
    }
    first.set(name, k);
  }
}
