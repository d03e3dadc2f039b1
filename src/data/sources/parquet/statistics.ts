import { Column } from '../../csv/column';
import { MemoryBudget } from '../../memory';
import { ByteReader } from '../byte-reader';
import type { Origin } from '../damage';
import { UnpackBudget } from './budget';
import { cellsOf } from './cells';
import { type ColumnType, isIndexName, type ParquetMetadata, readMetadata } from './metadata';
import { encodings, readValues } from './values';

/** What the metadata of a file say of a column, over all of its rows. */
export interface ColumnStatistics {
  readonly name: string;
  readonly rows: number;
  /** Undefined where the file does not say it. */
  readonly missing: number | undefined;
  /** Of numbers, where the file says it. */
  readonly range?: { readonly least: number; readonly largest: number };
  /** Whether its values are texts, as dates are. */
  readonly isText: boolean;
}

/** Bytes that one value takes at the most, as a column and as what it is decoded to. */
const oneValue = 100_000;

/** The columns of a Parquet file by its last bytes, among which its metadata are. Throws Fault data-damaged. */
export function columnStatistics(file: string, end: Uint8Array): readonly ColumnStatistics[] {
  const origin: Origin = { file, format: 'Parquet' };
  const { columns, groups } = readMetadata(end, origin);
  return columns.flatMap((type, k) => (isIndexName(type.name) ? [] : [statisticsOf(type, k, groups, origin)]));
}

function statisticsOf(
  type: ColumnType,
  at: number,
  groups: ParquetMetadata['groups'],
  origin: Origin,
): ColumnStatistics {
  let [rows, missing, least, largest]: [number, number | undefined, number, number] = [0, 0, Infinity, -Infinity];
  for (const group of groups) {
    const { statistics } = group.chunks[at] ?? {};
    rows += group.rows;
    missing = missing === undefined || statistics?.missing === undefined ? undefined : missing + statistics.missing;
    // A group of missing cells alone has no least one.
    if (statistics?.missing === group.rows) continue;
    least = Math.min(least, numberIn(type, statistics?.least, origin));
    largest = Math.max(largest, numberIn(type, statistics?.largest, origin));
  }
  const { physical, meaning } = type;
  const isText = physical === 'BYTE_ARRAY' || meaning.kind === 'date' || meaning.kind === 'timestamp';
  const range = Number.isFinite(least) && Number.isFinite(largest) ? { range: { least, largest } } : {};
  return { name: type.name, rows, missing, isText, ...range };
}

/** A value of the statistics; NaN where there is none, or none that is a number. */
function numberIn(type: ColumnType, bytes: Uint8Array | undefined, origin: Origin): number {
  const push = cellsOf(type, origin);
  // Texts are without the length that stands before them elsewhere.
  if (!bytes || !push || type.physical === 'BYTE_ARRAY') return Number.NaN;
  const memory = new MemoryBudget(oneValue);
  const column = new Column(1, memory);
  const reader = new ByteReader(bytes, origin);
  push(column, readValues(reader, encodings.plain, type, 1, new UnpackBudget(memory)), 0);
  // Writers give −0 for a least value of 0.
  return column.number(0) + 0;
}
