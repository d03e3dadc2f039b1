import { Fault, type FaultPlace, type Message, message } from '../../model/message';
import type { StoredFormat } from '../../model/pipeline';
import type { Encoding } from '../../model/source';
import type { FileContent } from '../file-bytes';
import { MemoryBudget } from '../memory';
import { MissingMarks } from '../missing-marks';
import type { Column } from './column';
import { detectDialect, type Expectations } from './detect';
import type { Dialect, TableFormat } from './dialect';
import { encodingOf, utf8Of } from './encoding';
import type { NamePlaces } from './header';
import { TableReader } from './table-reader';
import { headOf, TableText } from './table-text';
import { openTable, type SkippedLines } from './text';

export interface TableOptions extends TableFormat, Omit<Expectations, 'marks'> {
  /** Bytes that the numbers may use. */
  readonly memoryLimit: number;
  /** Marks of missing values in addition to the usual ones. */
  readonly missingAs?: readonly string[];
}

/** A CSV or TSV file, column by column. */
export interface Table extends NamePlaces {
  readonly file: string;
  /** Absent for text. */
  readonly format?: StoredFormat;
  /** The name of the array of features, if the file has several arrays. */
  readonly x?: string;
  /** A column without a name has its number, from 1, in place of it. */
  readonly names: readonly string[];
  /** Columns that the header gives no name. */
  readonly nameless: ReadonlySet<number>;
  /** How its bytes are read, if it is text and not UTF-8. */
  readonly encoding?: Encoding;
  /** How it is written; without a header, `names` are column numbers that are not in the file. */
  readonly dialect: Dialect;
  readonly columns: readonly Column[];
  /** The numbers, from 1, of columns at the end that are left out, since they have neither names nor values. */
  readonly emptyEnd?: readonly number[];
  /** What `skip=` left out before the table. */
  readonly skipped?: SkippedLines;
  /** Number of rows. */
  readonly m: number;
  /** Bytes of memory that it takes, beside those of its file. */
  readonly bytes: number;
  /** The line of a row, from 1; 0 where the file has no lines. */
  lineOf(row: number): number;
  /** Line and column of a cell. */
  placeOf(row: number, column: number): FaultPlace;
  /** Where the names of the columns are or, without a header, the first row. */
  readonly namesPlace: FaultPlace;
  /** A fault of a column's name. */
  headerFault(column: number, detail: Message): Fault;
  /** A fault of a cell. */
  fault(row: number, column: number, detail: Message): Fault;
}

/** `readUtf8Table`, of text in any encoding. Throws the Faults of `encodingOf` and `utf8Of`, too. */
export function readTable(file: string, content: FileContent, options: TableOptions): Table {
  const encoding = encodingOf(file, content, options.encoding);
  const memory = new MemoryBudget(options.memoryLimit);
  const text = utf8Of(file, content, encoding, memory);
  return memory.within((memoryLimit) => {
    const table = readUtf8Table(file, text, { ...options, memoryLimit });
    const bytes = table.bytes + options.memoryLimit - memoryLimit;
    return { ...table, bytes, ...(encoding === 'utf-8' ? {} : { encoding }) };
  });
}

/**
 * Reads a table; blank lines are skipped. Throws the Faults of `openTable` and `TableReader`, data-empty-file,
 * data-only-header, data-header-cell, data-header-unsure.
 */
function readUtf8Table(file: string, content: FileContent, options: TableOptions): Table {
  const { start, format, skipped } = openTable(file, content, options);
  const marks = new MissingMarks(options.missingAs);
  const dialect = detectDialect(headOf(file, content, start), format, { ...options, marks });
  const text = new TableText(file, content, start, dialect);
  const reader = new TableReader(text, dialect, options);
  reader.readAll();
  return { ...tableOf(text, dialect, reader), ...(skipped ? { skipped } : {}) };
}

function tableOf(text: TableText, dialect: Dialect, reader: TableReader): Table {
  const { file } = text;
  const { columns, m, names: found, nameRecord } = reader;
  if (!found || (m === 0 && found.nameless.size === found.names.length)) {
    throw new Fault(message('data-empty-file'), { file });
  }
  const namesPlace: FaultPlace = { file, line: text.placeOf(nameRecord, 0).line };
  if (m === 0) throw new Fault(message('data-only-header'), namesPlace);
  const placeOf = (row: number, column: number): FaultPlace => text.placeOf(reader.lines.recordOf(row), column);
  return {
    file,
    names: found.names,
    ...reader.places,
    nameless: found.nameless,
    dialect,
    columns,
    ...(reader.emptyEnd.length > 0 ? { emptyEnd: reader.emptyEnd } : {}),
    m,
    bytes: reader.bytes,
    lineOf: (row) => reader.lines.lineOf(row),
    placeOf,
    namesPlace,
    headerFault: (column, detail) => text.fault(nameRecord, column, detail),
    fault: (row, column, detail) => new Fault(detail, placeOf(row, column)),
  };
}
