import { parse } from 'papaparse';
import { Fault, type Message, message } from '../../model/message';
import { budgetValues } from '../memory';
import type { Place } from '../raw-examples';
import { Column, numberOf } from './column';
import { placeAt, placeOfCell } from './place';
import { tableText } from './text';

/** Text from which the delimiter is detected. */
const sampleLength = 65536;

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

/**
 * Reads a table; blank lines are skipped. Throws the Faults of `tableText`, data-delimiter, data-quotes,
 * data-ragged-row, data-only-header, data-duplicate-column, data-memory.
 */
export function readTable(file: string, bytes: Uint8Array, options: TableOptions): Table {
  const text = tableText(file, bytes);
  const delimiter = delimiterOf(file, text, options.delimiter);
  const records: number[] = [];
  const columns: Column[] = [];
  let names: readonly string[] | undefined;
  let record = 0;
  parse(text, {
    delimiter,
    newline: '\n',
    step({ data: cells, errors }) {
      const quotes = errors.find((error) => error.type === 'Quotes');
      if (quotes) throw new Fault(message('data-quotes'), placeAt(file, text, quotes.index ?? 0));
      const here = record++;
      if (cells.length === 1 && cells[0]?.trim() === '') return;
      if (!names) {
        names = options.header ? headerOf(file, text, delimiter, cells, here) : cells.map((_, k) => String(k + 1));
        columns.push(...names.map(() => new Column()));
        if (options.header) return;
      }
      if (cells.length !== columns.length) {
        const detail = message('data-ragged-row', { cells: cells.length, columns: columns.length });
        const last = Math.min(cells.length, columns.length + 1) - 1;
        throw new Fault(detail, placeOfCell(file, text, delimiter, here, last));
      }
      if (records.length % 1024 === 0) budgetValues((records.length + 1024) * columns.length, options.memoryLimit);
      for (const [k, cell] of cells.entries()) columns[k]?.push(cell);
      records.push(here);
    },
  });
  if (!names) throw new Fault(message('data-empty-file'), { file });
  if (records.length === 0) throw new Fault(message('data-only-header'), { file, line: 1 });
  const placeOf = (row: number, column: number): Place => placeOfCell(file, text, delimiter, records[row] ?? 0, column);
  return {
    file,
    names,
    header: options.header,
    columns,
    m: records.length,
    placeOf,
    fault: (row, column, detail) => new Fault(detail, placeOf(row, column)),
  };
}

function delimiterOf(file: string, text: string, wanted: string | undefined): string {
  if (wanted !== undefined) {
    if (wanted.length === 1 && !/["\r\n\ufeff]/.test(wanted)) return wanted;
    throw new Fault(message('data-delimiter', { delimiter: wanted }));
  }
  if (/\.(tsv|tab)$/i.test(file)) return '\t';
  // Blank lines have one cell with any delimiter; they would outvote a short table of two columns.
  const sample = text.slice(0, sampleLength).replace(/\n\s*(?=\n|$)/g, '');
  return parse(sample, { newline: '\n', preview: 10 }).meta.delimiter;
}

/** Trimmed names; a column without a name is named by its number. */
function headerOf(file: string, text: string, delimiter: string, cells: readonly string[], record: number): string[] {
  const names = cells.map((cell, k) => cell.trim() || String(k + 1));
  for (const [k, name] of names.entries()) {
    const first = names.indexOf(name);
    if (first < k) {
      // A header of numbers is most likely the first example.
      const code = names.every((n) => !Number.isNaN(numberOf(n))) ? 'data-header-numbers' : 'data-duplicate-column';
      const detail = message(code, { name, first: first + 1, second: k + 1 });
      throw new Fault(detail, placeOfCell(file, text, delimiter, record, k));
    }
  }
  return names;
}
