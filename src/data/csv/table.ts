import { Fault, type Message, message } from '../../model/message';
import { budgetValues } from '../memory';
import type { Place } from '../raw-examples';
import { Column } from './column';
import { delimiterOf, isBlankRecord } from './delimiter';
import { numberOf, parseNumber } from './number';
import { placeAt, placeOfCell } from './place';
import { escapedField, RecordScanner } from './records';
import { beginOfTable, fieldText } from './text';

export interface TableOptions {
  /** If absent, detected from the text. */
  readonly delimiter?: string;
  /** Without a header, columns are named by their numbers from 1. */
  readonly header: boolean;
  /** Bytes that the numbers may use. */
  readonly memoryLimit: number;
}

/** A CSV or TSV file, column by column. */
export interface Table {
  readonly file: string;
  readonly names: readonly string[];
  /** False if `names` are column numbers that are not in the file. */
  readonly header: boolean;
  readonly columns: readonly Column[];
  /** Number of rows. */
  readonly m: number;
  /** Line and column of a cell. */
  placeOf(row: number, column: number): Place;
  /** A fault of a cell. */
  fault(row: number, column: number, detail: Message): Fault;
}

/** Rows between two checks of the memory that the columns take. */
const rowsPerCheck = 1024;

/**
 * Reads a table; blank lines are skipped. Throws the Faults of `beginOfTable`, `fieldText`, data-delimiter, data-quotes,
 * data-ragged-row, data-only-header, data-duplicate-column, data-memory.
 */
export function readTable(file: string, bytes: Uint8Array, options: TableOptions): Table {
  const start = beginOfTable(file, bytes);
  const delimiter = delimiterOf(file, bytes, start, options.delimiter);
  const scanner = new RecordScanner(bytes, delimiter, start);
  const place = (record: number, field: number) => placeOfCell(file, bytes, start, delimiter, record, field);
  const columns: Column[] = [];
  /** The numbers of blank records, which are few. */
  const blank: number[] = [];
  let names: readonly string[] | undefined;
  let m = 0;
  for (let record = 0; ; record++) {
    const found = scanner.next();
    if (found === false) break;
    if (found !== true) throw new Fault(message('data-quotes'), placeAt(file, bytes, start, found.at));
    if (isBlankRecord(scanner, bytes)) {
      blank.push(record);
      continue;
    }
    const { fields } = scanner;
    if (!names) {
      const texts = Array.from({ length: fields }, (_, k) => textOf(file, bytes, scanner, k));
      names = options.header ? headerOf(texts, (k, detail) => new Fault(detail, place(record, k))) : numbersOf(fields);
      const rows = Math.ceil((bytes.length - start) / Math.max(1, (scanner.ends[fields - 1] ?? 0) - scanner.begin));
      columns.push(...names.map(() => new Column(Math.min(rows, rowsPerCheck))));
      if (options.header) continue;
    }
    if (fields !== columns.length) {
      const detail = message('data-ragged-row', { cells: fields, columns: columns.length });
      throw new Fault(detail, place(record, Math.min(fields, columns.length + 1) - 1));
    }
    if (m % rowsPerCheck === 0) budgetValues((m + rowsPerCheck) * columns.length, options.memoryLimit);
    pushRecord(file, bytes, scanner, columns);
    m++;
  }
  if (!names) throw new Fault(message('data-empty-file'), { file });
  if (m === 0) throw new Fault(message('data-only-header'), { file, line: 1 });
  const placeOf = (row: number, column: number): Place => place(recordOf(row + Number(options.header), blank), column);
  return {
    file,
    names,
    header: options.header,
    columns,
    m,
    placeOf,
    fault: (row, column, detail) => new Fault(detail, placeOf(row, column)),
  };
}

/** The number of a record among all, from its number among those that are not blank. */
function recordOf(number: number, blank: readonly number[]): number {
  let record = number;
  for (const skipped of blank) if (skipped <= record) record++;
  return record;
}

function pushRecord(file: string, bytes: Uint8Array, scanner: RecordScanner, columns: readonly Column[]): void {
  const { starts, ends, fields } = scanner;
  for (let k = 0; k < fields; k++) {
    const [start, end] = [starts[k] ?? 0, ends[k] ?? 0];
    const value = parseNumber(bytes, start, end);
    if (value === value) columns[k]?.pushNumber(value);
    else columns[k]?.pushText(bytes, start, end, () => textOf(file, bytes, scanner, k));
  }
}

/** The trimmed text of a field of the current record. */
function textOf(file: string, bytes: Uint8Array, { starts, ends, forms }: RecordScanner, k: number): string {
  return fieldText(file, bytes, starts[k] ?? 0, ends[k] ?? 0, forms[k] === escapedField).trim();
}

function numbersOf(fields: number): readonly string[] {
  return Array.from({ length: fields }, (_, k) => String(k + 1));
}

/** Names; a column without a name is named by its number. */
function headerOf(texts: readonly string[], faultAt: (column: number, detail: Message) => Fault): readonly string[] {
  const names = texts.map((text, k) => text || String(k + 1));
  const first = new Map<string, number>();
  for (const [k, name] of names.entries()) {
    const earlier = first.get(name);
    if (earlier !== undefined) {
      // A header of numbers is most likely the first example.
      const code = names.every((n) => !Number.isNaN(numberOf(n))) ? 'data-header-numbers' : 'data-duplicate-column';
      throw faultAt(k, message(code, { name, first: earlier + 1, second: k + 1 }));
    }
    first.set(name, k);
  }
  return names;
}
