import { Fault } from '../../model/message';
import type { FileSource } from '../../model/source';
import { MissingMarks } from '../missing-marks';
import { openDataFile } from '../sources/open';
import { formatOf } from './dialect';
import { readTable, type Table } from './table';

/** What the beginning of a table tells of a column. */
export interface HeadColumn {
  readonly name: string;
  /** Rows that were looked at, and those of them whose cell is missing. */
  readonly rows: number;
  readonly missing: number;
  /** Of a column without texts. */
  readonly range?: { readonly least: number; readonly largest: number };
  /** Of a column with texts: how many there are, numbers among them. */
  readonly distinct?: number;
}

/** Bytes that reading the beginning of a file may take. */
const memoryLimit = 2 ** 26;

const lineFeed = 10;

/**
 * The columns of a table of text, by the first bytes of its file: `isWhole` says whether they are all of it. None where they
 * cannot be read, which reading the data tells.
 */
export function headColumns(source: FileSource, bytes: Uint8Array, isWhole: boolean): readonly HeadColumn[] {
  try {
    const head = isWhole ? bytes : bytes.subarray(0, bytes.lastIndexOf(lineFeed) + 1);
    const opened = openDataFile(source.path, head, memoryLimit);
    if (opened.kind !== 'text') return [];
    const { missingAs } = source;
    const options = { ...formatOf(source), memoryLimit, ...(missingAs ? { missingAs } : {}) };
    const table = readTable(source.path, opened.content, options);
    const marks = new MissingMarks(missingAs);
    return table.names.map((name, column) => headColumn(table, name, column, marks));
  } catch (error) {
    if (error instanceof Fault) return [];
    throw error;
  }
}

function headColumn({ columns, m }: Table, name: string, at: number, marks: MissingMarks): HeadColumn {
  const column = columns[at];
  const texts = new Set<string>();
  let [missing, least, largest, hasTexts] = [0, Infinity, -Infinity, false];
  for (let row = 0; row < m; row++) {
    const text = column?.text(row);
    const value = column?.number(row) ?? Number.NaN;
    if (text === undefined ? marks.isNumber(value) : marks.isText(text)) {
      missing++;
      continue;
    }
    texts.add(text ?? String(value));
    if (text === undefined) {
      least = Math.min(least, value);
      largest = Math.max(largest, value);
    } else hasTexts = true;
  }
  const shared = { name, rows: m, missing };
  if (hasTexts) return { ...shared, distinct: texts.size };
  return least <= largest ? { ...shared, range: { least, largest } } : shared;
}
