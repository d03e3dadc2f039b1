import { Fault } from '../../model/message';
import type { FileSource } from '../../model/source';
import { formatOf } from '../csv/dialect';
import { readTable, type Table } from '../csv/table';
import { MissingMarks } from '../missing-marks';
import { type ArrayEntry, elementCount, shapeText } from './array';
import { arrayTable } from './array-table';
import { featureArray, withTargetsOrNot } from './chosen-arrays';
import { columnTable } from './column-table';
import type { ArrayFile } from './data-file';
import { gunzip } from './deflate/gzip';
import { isIdx } from './idx/read';
import { openDataFile } from './open';
import { columnStatistics } from './parquet/statistics';
import { hdf5Start, readableFormat } from './recognize/signatures';

/** What a look at a file tells of a column. */
export interface HeadColumn {
  readonly name: string;
  /** Rows that were looked at, and those of them whose cell is missing; undefined where that is not known. */
  readonly rows: number;
  readonly missing: number | undefined;
  /** Of a column without texts. */
  readonly range?: { readonly least: number; readonly largest: number };
  /** Of a column with texts: how many there are, numbers among them, or that this is not known. */
  readonly distinct?: number | 'unknown';
}

/** What a look at a file tells: its columns and, of a file of several arrays, these. */
export interface FileHead {
  readonly columns: readonly HeadColumn[];
  /** Whether a target is one of the columns; of a file of arrays it is an array. */
  readonly hasTargets: boolean;
  readonly arrays: readonly { readonly name: string; readonly shape: string }[];
}

/** Bytes of a text that are looked at: some thousand rows of most tables, in a few milliseconds. */
export const headSize = 262_144;
/** Bytes of the largest file of columns or arrays that is looked at, which only the whole of it tells. */
export const mostRead = 8_388_608;
/** Bytes at the end of a larger file that tell its columns, if it is Parquet. */
export const endSize = 1_048_576;
/** Cells that are looked at; a larger array has no columns that a person would name. */
const mostCells = 1_000_000;
/** Bytes of what is packed that its beginning is sure to unpack to. */
const unpackedHead = 200_000;
/** Bytes that looking at a file may take. */
const memoryLimit = 2 ** 26;

const lineFeed = 10;
/** What a file tells that cannot be read. */
export const noHead: FileHead = { columns: [], hasTargets: false, arrays: [] };

/** Whether a file that begins with these bytes tells its columns only by all of its bytes. */
export function isToldByAll(head: Uint8Array): boolean {
  return hasColumns(isPacked(head) ? unpacked(head) : head);
}

/** Whether the end of a file that begins with these bytes tells its columns. */
export function isToldByEnd(head: Uint8Array): boolean {
  return readableFormat(head) === 'Parquet';
}

/** What the last bytes of a file tell. */
export function fileEnd({ path }: FileSource, bytes: Uint8Array): FileHead {
  try {
    const columns = columnStatistics(path, bytes).map(
      ({ isText, ...column }): HeadColumn =>
        isText || (!column.range && column.missing !== column.rows) ? { ...column, distinct: 'unknown' } : column,
    );
    return { columns, hasTargets: true, arrays: [] };
  } catch (error) {
    if (error instanceof Fault) return noHead;
    throw error;
  }
}

/**
 * What the first bytes of a file tell, or all of them where `isWhole` says so. Nothing where it cannot be read, which
 * reading the data tells.
 */
export function fileHead(source: FileSource, bytes: Uint8Array, isWhole: boolean): FileHead {
  try {
    if (isToldByAll(bytes)) return isWhole ? wholeHead(source, bytes) : noHead;
    if (!isPacked(bytes)) return textHead(source, bytes, isWhole);
    const text = unpacked(bytes);
    return textHead(source, text, text.length < unpackedHead);
  } catch (error) {
    if (error instanceof Fault) return noHead;
    throw error;
  }
}

function hasColumns(bytes: Uint8Array): boolean {
  return readableFormat(bytes) !== undefined || hdf5Start(bytes) !== undefined || isIdx(bytes);
}

function isPacked(bytes: Uint8Array): boolean {
  return readableFormat(bytes) === 'gzip';
}

/** The beginning of what gzip packed; nothing where it is damaged. */
function unpacked(bytes: Uint8Array): Uint8Array {
  try {
    return gunzip(bytes, { file: '', format: 'gzip' }, unpackedHead, { isPrefix: true });
  } catch (error) {
    if (error instanceof Fault) return new Uint8Array();
    throw error;
  }
}

function textHead(source: FileSource, bytes: Uint8Array, isWhole: boolean): FileHead {
  const head = isWhole ? bytes : bytes.subarray(0, bytes.lastIndexOf(lineFeed) + 1);
  const opened = openDataFile(source.path, head, memoryLimit);
  if (opened.kind !== 'text') return noHead;
  const { missingAs } = source;
  const options = { ...formatOf(source), memoryLimit, ...(missingAs ? { missingAs } : {}) };
  return tableHead(readTable(source.path, opened.content, options), missingAs, true);
}

function wholeHead(source: FileSource, bytes: Uint8Array): FileHead {
  const { path, missingAs } = source;
  const opened = openDataFile(path, bytes, memoryLimit);
  if (opened.kind === 'text') return noHead;
  if (opened.kind === 'columns') return tableHead(columnTable(path, opened), missingAs, true);
  const table = tableIn(source, opened);
  return { ...(table ? tableHead(table, missingAs, false) : noHead), arrays: offeredArrays(opened.arrays) };
}

/** The arrays that have a name and can be read. */
export function offeredArrays(arrays: readonly ArrayEntry[]): FileHead['arrays'] {
  return arrays.flatMap(({ name, shape }) => (name === '' || !shape ? [] : [{ name, shape: shapeText(shape) }]));
}

/** The table of the features, and of the targets where these are in the file, too; undefined for a large or unknown one. */
function tableIn(source: FileSource, opened: ArrayFile): Table | undefined {
  const { path } = source;
  return withTargetsOrNot(source, (names, wantsTargets) =>
    elementCount(featureArray(path, opened, names).shape ?? []) > mostCells
      ? undefined
      : arrayTable(path, opened, names, undefined, memoryLimit, wantsTargets).table,
  );
}

function tableHead(table: Table, missingAs: readonly string[] | undefined, hasTargets: boolean): FileHead {
  const marks = new MissingMarks(missingAs);
  const rows = Math.min(table.m, Math.ceil(mostCells / Math.max(1, table.names.length)));
  return {
    columns: table.names.map((name, column) => headColumn(table, name, column, rows, marks)),
    hasTargets,
    arrays: [],
  };
}

function headColumn({ columns }: Table, name: string, at: number, rows: number, marks: MissingMarks): HeadColumn {
  const column = columns[at];
  const texts = new Set<string>();
  const mayHaveTexts = column !== undefined && column.textCount > 0;
  let [missing, least, largest, hasTexts] = [0, Infinity, -Infinity, false];
  for (let row = 0; row < rows; row++) {
    const text = column?.text(row);
    const value = column?.number(row) ?? Number.NaN;
    if (text === undefined ? marks.isNumber(value) : marks.isText(text)) {
      missing++;
      continue;
    }
    if (mayHaveTexts) texts.add(text ?? String(value));
    if (text === undefined) {
      least = Math.min(least, value);
      largest = Math.max(largest, value);
    } else hasTexts = true;
  }
  const shared = { name, rows, missing };
  if (hasTexts) return { ...shared, distinct: texts.size };
  return least <= largest ? { ...shared, range: { least, largest } } : shared;
}
