import { Fault, message } from '../../model/message';
import { encodeUtf8 } from '../../model/utf8';
import { sizeOf } from '../file-bytes';
import { budgetBytes, MemoryBudget, megabytes } from '../memory';
import { namesBelow, type ReadSoFar, type RecordLine, titleAbove } from './before-table';
import { bytesOf, Column, isEmptyColumn } from './column';
import type { Dialect } from './dialect';
import {
  type ColumnNames,
  type NamePlaces,
  namePlaces,
  namesOf,
  noNames,
  numbersAsNames,
  repeatedNumber,
} from './header';
import { listNames } from './name-list';
import { NumberReader } from './number';
import { NumberRecords } from './number-records';
import { escapedField, isBlank, isBlankRecord, RecordScanner } from './records';
import { RowLines } from './row-lines';
import type { TableText } from './table-text';
import { fieldText } from './text';

/** Bytes of a table by which it is judged whether the rest of it will have room. */
const judgedBytes = 4_000_000;
/** How many times what is allowed a table is judged to need that is not read to its end: its later rows may be longer. */
const tooMuch = 1.5;
/** Bytes of an example's target, at least. */
const targetBytes = Float64Array.BYTES_PER_ELEMENT;
/** Columns of more rows are lengthened as they come. */
const mostExpected = 4000;
/** Part of the rows that may come beside those expected, because later ones are shorter than the first. */
const spareRows = 0.1;
const lineFeed = 0x0a;

export interface ReadingOptions {
  readonly memoryLimit: number;
  readonly isNamed?: (name: string) => boolean;
  /** Lines before the table. */
  readonly skip?: number;
}

/** Reads the records of a table into its columns: the names first, then row by row, or many rows of plain numbers at once. */
export class TableReader {
  columns: readonly Column[] = [];
  /** Undefined until the first record is read. */
  names: ColumnNames | undefined;
  /** Where names are that the file has. */
  places: NamePlaces = namePlaces(noNames);
  /** The number of the record that has the names or, without a header, is the first row. */
  nameRecord = 0;
  /** Number of rows. */
  m = 0;
  /** The numbers, from 1, of columns at the end that are left out, since they have neither names nor values. */
  emptyEnd: readonly number[] = [];
  /** Where each row is. */
  readonly lines: RowLines;
  private readonly memory: MemoryBudget;
  private isJudged = false;
  private readonly scanner: RecordScanner;
  private readonly numbers: NumberReader;
  private plain: NumberRecords | undefined;

  constructor(
    private readonly text: TableText,
    private readonly dialect: Dialect,
    private readonly options: ReadingOptions,
  ) {
    this.scanner = new RecordScanner(text.content, text.records, text.start);
    this.numbers = new NumberReader(dialect);
    this.memory = new MemoryBudget(options.memoryLimit);
    this.lines = new RowLines(text.placeAt(text.start).line, this.memory);
  }

  /** Bytes of memory that are held. */
  get bytes(): number {
    return this.options.memoryLimit - this.memory.left;
  }

  /**
   * Reads all records. Throws the Faults of `fieldText`, data-quotes, data-first-line, data-names-below,
   * data-ragged-row, data-header-numbers, data-header-cell, data-header-unsure, data-memory.
   */
  readAll(): void {
    try {
      this.readRecords();
    } catch (error) {
      throw this.withWholeNeed(error);
    }
  }

  private readRecords(): void {
    const { scanner, text } = this;
    for (let record = 0; ; record++) {
      record += this.readNumbers();
      const found = scanner.next();
      if (found === false) break;
      if (found !== true) throw new Fault(message('data-quotes'), text.placeAt(scanner.base + found.at));
      if (isBlankRecord(scanner) || (!this.names && this.readNames(record))) this.lines.pass(scanner);
      else this.readRow(record);
    }
    if (!this.dialect.header && this.m > 0) this.leaveOutEmptyEnd();
  }

  /** The last columns of a table without names are none where they have no value. */
  private leaveOutEmptyEnd(): void {
    const { columns } = this;
    let width = columns.length;
    for (let last = columns[width - 1]; width > 1 && last && isEmptyColumn(last); last = columns[width - 1]) width--;
    if (width === columns.length) return;
    this.emptyEnd = columns.slice(width).map((_, k) => width + k + 1);
    this.columns = columns.slice(0, width);
    this.names = numbersAsNames(width);
  }

  /** Reads the records of plain numbers that come next; returns how many. */
  private readNumbers(): number {
    const { plain, scanner } = this;
    if (!plain) return 0;
    scanner.seek(plain.read(scanner));
    if (plain.rows === 0) return 0;
    plain.moveTo(this.columns);
    this.lines.addRows(plain.rows);
    this.m += plain.rows;
    this.judge();
    return plain.rows;
  }

  /** Names the columns by the first record; returns whether it is the header, else it is the first row. */
  private readNames(record: number): boolean {
    const { dialect, text, scanner } = this;
    const fields = this.fields();
    this.nameRecord = record;
    this.refuseDoubt(record);
    this.names = dialect.header ? namesOf(this.texts(fields)) : numbersAsNames(fields);
    if (dialect.header) {
      this.places = namePlaces(this.names);
      const repeated = repeatedNumber(this.places);
      if (repeated) throw text.fault(record, repeated.column, repeated.detail);
    }
    const expected = rowsExpected(sizeOf(text.content), scanner, dialect.header);
    this.columns = Column.several(fields, expected, this.memory);
    this.plain = NumberRecords.of(dialect, fields);
    return dialect.header;
  }

  /** Throws where the first record may name the columns as well as not. */
  private refuseDoubt(record: number): void {
    const { doubt } = this.dialect;
    if (doubt?.kind === 'cell') {
      const { text: value, column } = doubt;
      throw this.text.fault(record, column, message('data-header-cell', { value, column: column + 1 }));
    }
    if (doubt?.kind === 'unlike') {
      throw this.text.fault(record, 0, message('data-header-unsure', { values: listNames(doubt.texts) }));
    }
  }

  private readRow(record: number): void {
    const { columns, text } = this;
    const fields = this.fields();
    if (this.m === 0 || fields !== columns.length) this.refuseTitle(fields);
    if (fields !== columns.length) {
      const detail = message('data-ragged-row', { cells: fields, columns: columns.length });
      throw text.fault(record, Math.min(fields, columns.length + 1) - 1, detail);
    }
    this.pushRow();
    this.lines.addRow(this.scanner);
    this.m++;
    this.judge();
  }

  /** Throws where the first line is a title or a comment, as a row of so many fields shows. */
  private refuseTitle(fields: number): void {
    const { dialect, options, text, names } = this;
    if (!names) return;
    const before: ReadSoFar = {
      names: names.names,
      rows: this.m,
      header: dialect.header,
      isNamed: options.isNamed,
    };
    const leading = (): RecordLine => this.leading();
    const detail = namesBelow(before, fields, (k) => this.textAt(k), leading) ?? titleAbove(before, fields, leading);
    if (detail) throw text.fault(this.nameRecord, 0, detail);
  }

  private leading(): RecordLine {
    const { text, scanner, options } = this;
    const { line } = text.placeAt(scanner.base + scanner.begin);
    return { line, skip: (options.skip ?? 0) + line - text.placeAt(text.start).line };
  }

  /** Fields of the current record; an empty one behind a delimiter at the line's end is none. */
  private fields(): number {
    const { fields, starts, ends } = this.scanner;
    const { columns } = this.dialect;
    const isTrailing = fields === columns + 1 && starts[columns] === ends[columns];
    return isTrailing ? columns : fields;
  }

  private pushRow(): void {
    const { columns, numbers } = this;
    const { bytes, starts, ends, forms } = this.scanner;
    for (let k = 0; k < columns.length; k++) {
      const column = columns[k];
      const start = starts[k] ?? 0;
      const end = ends[k] ?? 0;
      const value = numbers.read(bytes, start, end);
      if (!Number.isNaN(value)) column?.pushNumber(value);
      else if (column && forms[k] === escapedField) this.pushEscaped(column, k);
      else if (column) this.pushText(column, k, start, end);
    }
  }

  private pushText(column: Column, k: number, from: number, to: number): void {
    const { bytes } = this.scanner;
    let [start, end] = [from, to];
    while (start < end && isBlank(bytes[start])) start++;
    while (start < end && isBlank(bytes[end - 1])) end--;
    column.pushText(bytes, start, end, () => this.textAt(k));
  }

  /** A field whose bytes are not those of its text, since its quotes are doubled. */
  private pushEscaped(column: Column, k: number): void {
    const text = this.textAt(k);
    const bytes = encodeUtf8(text);
    column.pushText(bytes, 0, bytes.length, () => text);
  }

  /** The trimmed texts of the first fields of the current record. */
  private texts(fields: number): string[] {
    const texts: string[] = [];
    for (let k = 0; k < fields; k++) texts.push(this.textAt(k));
    return texts;
  }

  /** The trimmed text of a field of the current record. */
  private textAt(k: number): string {
    const { file, content } = this.text;
    const { bytes, base, starts, ends, forms } = this.scanner;
    return fieldText({ file, content, bytes, base }, starts[k] ?? 0, ends[k] ?? 0, forms[k] ?? 0).trim();
  }

  /** About how many rows the table has, if all are like those that were read. */
  private rowsInAll(): number {
    const { scanner, text } = this;
    return (this.m * (sizeOf(text.content) - text.start)) / (scanner.base + scanner.position - text.start);
  }

  /**
   * A fault of memory with what the whole table would need, and X of its numbers beside it: what was too much is but its
   * beginning.
   */
  private withWholeNeed(error: unknown): unknown {
    const isOfMemory = error instanceof Fault && error.detail.code === 'data-memory';
    if (!isOfMemory || this.m === 0) return error;
    let widest = 0;
    let numbers = 0;
    for (const { textCount, length, type } of this.columns) {
      if (2 * textCount > length) continue;
      numbers++;
      widest = Math.max(widest, type.bytes);
    }
    const ofRow = bytesOf(this.columns) / this.m + targetBytes + widest * numbers;
    const needed = Math.max(Number(error.detail.args.needed), megabytes(this.rowsInAll() * ofRow));
    return new Fault(message('data-memory', { ...error.detail.args, needed }), error.place);
  }

  /** Refuses a table early whose rows, if all are like the first ones, need far more than is allowed. */
  private judge(): void {
    if (this.isJudged) return;
    const { scanner, text } = this;
    const read = scanner.base + scanner.position - text.start;
    if (read < judgedBytes) return;
    this.isJudged = true;
    const needed = this.rowsInAll() * (bytesOf(this.columns) / this.m + targetBytes);
    if (needed > tooMuch * this.options.memoryLimit) budgetBytes(needed, this.options.memoryLimit);
  }
}

/** Rows that columns have room for from the start, so that those of a wide table are not lengthened one by one. */
function rowsExpected(size: number, { bytes, base, begin, position }: RecordScanner, header: boolean): number {
  const first = header ? position : begin;
  const behind = bytes.indexOf(lineFeed, first) + 1 || bytes.length;
  return Math.min(mostExpected, Math.ceil(((1 + spareRows) * (size - base - first)) / Math.max(1, behind - first)));
}
