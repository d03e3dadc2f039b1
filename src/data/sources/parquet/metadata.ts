import { decodeUtf8 } from '../../../model/utf8';
import { ByteReader } from '../byte-reader';
import type { Origin } from '../damage';
import { bytesIn, numberIn, readStruct, structIn, structsIn, type ThriftStruct } from './thrift';

export const physicalTypes = [
  'BOOLEAN',
  'INT32',
  'INT64',
  'INT96',
  'FLOAT',
  'DOUBLE',
  'BYTE_ARRAY',
  'FIXED_LEN_BYTE_ARRAY',
] as const;
export type PhysicalType = (typeof physicalTypes)[number];

/** What the values mean. */
export type Meaning =
  | { readonly kind: 'plain' | 'unsigned' | 'half' | 'date' }
  | { readonly kind: 'decimal'; readonly scale: number }
  /** Units of a second. */
  | { readonly kind: 'timestamp'; readonly units: number };

export interface ColumnType {
  readonly name: string;
  /** Undefined for a group of columns and for lists. */
  readonly physical: PhysicalType | undefined;
  /** Bytes of a value of fixed length. */
  readonly length: number;
  readonly meaning: Meaning;
  readonly isOptional: boolean;
}

/** The values of one column in one group of rows. */
export interface ColumnChunk {
  readonly codec: number;
  /** Offset of the first page. */
  readonly start: number;
  /** Bytes of all pages. */
  readonly size: number;
  readonly statistics?: ChunkStatistics;
}

/** What a file says of the values of a chunk, as far as it says it; nothing is read by it. */
export interface ChunkStatistics {
  readonly missing: number | undefined;
  /** As a value without an encoding. */
  readonly least: Uint8Array | undefined;
  readonly largest: Uint8Array | undefined;
}

export interface ParquetMetadata {
  readonly columns: readonly ColumnType[];
  readonly groups: readonly { readonly rows: number; readonly chunks: readonly ColumnChunk[] }[];
}

const signature = 'PAR1';
const repeated = 2;
const optional = 1;

/** Whether a column is the index of pandas, which is none of its table. */
export function isIndexName(name: string): boolean {
  return /^__index_level_\d+__$/.test(name);
}

/** The metadata at a Parquet file's end. Throws Fault data-damaged. */
export function readMetadata(bytes: Uint8Array, origin: Origin): ParquetMetadata {
  const end = new ByteReader(bytes, origin);
  if (bytes.length < 12) throw end.damaged(bytes.length);
  end.seek(bytes.length - 8);
  const length = end.u32();
  if (!end.startsWith(signature)) throw end.damaged(bytes.length);
  if (length > bytes.length - 12) throw end.damaged(bytes.length - 8);
  const start = bytes.length - 8 - length;
  const reader = new ByteReader(bytes.subarray(0, bytes.length - 8), origin, start);
  const file = readStruct(reader);
  const faulty = (): Error => reader.damaged(start);
  const schema = structsIn(file, 2);
  const groups = structsIn(file, 4);
  if (!schema || !groups) throw faulty();
  const columns = columnsOf(schema, faulty);
  return { columns, groups: groups.map((group) => groupOf(group, columns, faulty)) };
}

/** The columns below the root: a group of columns takes the elements that follow it. */
function columnsOf(schema: readonly ThriftStruct[], faulty: () => Error): readonly ColumnType[] {
  const [root] = schema;
  const count = root && numberIn(root, 5);
  if (count === undefined || count < 0) throw faulty();
  const columns: ColumnType[] = [];
  let at = 1;
  for (let k = 0; k < count; k++) {
    const element = schema[at];
    if (!element) throw faulty();
    columns.push(columnOf(element, faulty));
    let open = 1;
    for (; open > 0; at++) {
      const children = schema[at] && numberIn(schema[at] ?? new Map(), 5, 0);
      if (children === undefined || children < 0) throw faulty();
      open += children - 1;
    }
  }
  if (at !== schema.length) throw faulty();
  return columns;
}

function columnOf(element: ThriftStruct, faulty: () => Error): ColumnType {
  const name = decodeUtf8(bytesIn(element, 4) ?? new Uint8Array([0xff]));
  const repetition = numberIn(element, 3, 0);
  const length = numberIn(element, 2, 0);
  if (!('text' in name) || repetition === undefined || length === undefined || length < 0) throw faulty();
  const isLeaf = numberIn(element, 5, 0) === 0 && repetition !== repeated;
  return {
    name: name.text,
    physical: isLeaf ? physicalTypes[numberIn(element, 1) ?? NaN] : undefined,
    length,
    meaning: meaningOf(element),
    isOptional: repetition === optional,
  };
}

/** From the logical type, or else from the older converted one. */
function meaningOf(element: ThriftStruct): Meaning {
  const logical = structIn(element, 10);
  const converted = numberIn(element, 6);
  if (converted === 5) return { kind: 'decimal', scale: numberIn(element, 7) ?? 0 };
  const decimal = logical && structIn(logical, 5);
  if (decimal) return { kind: 'decimal', scale: numberIn(decimal, 1) ?? 0 };
  if (converted === 6 || logical?.has(6)) return { kind: 'date' };
  const timestamp = logical && structIn(logical, 8);
  const unit = timestamp && structIn(timestamp, 2);
  if (converted === 9 || unit?.has(1)) return { kind: 'timestamp', units: 1e3 };
  if (converted === 10 || unit?.has(2)) return { kind: 'timestamp', units: 1e6 };
  if (unit?.has(3)) return { kind: 'timestamp', units: 1e9 };
  const integer = logical && structIn(logical, 10);
  const isUnsigned = integer ? integer.get(2) === false : converted !== undefined && converted >= 11 && converted <= 14;
  if (isUnsigned) return { kind: 'unsigned' };
  return { kind: logical?.has(15) ? 'half' : 'plain' };
}

function groupOf(
  group: ThriftStruct,
  columns: readonly ColumnType[],
  faulty: () => Error,
): ParquetMetadata['groups'][number] {
  const rows = numberIn(group, 3);
  const chunks = structsIn(group, 1);
  if (rows === undefined || !Number.isSafeInteger(rows) || rows < 0 || !chunks) throw faulty();
  // Groups of columns have a chunk a leaf, which no column here is about.
  const isFlat = columns.every(({ physical }) => physical !== undefined);
  if (isFlat && chunks.length !== columns.length) throw faulty();
  return { rows, chunks: isFlat ? chunks.map((chunk) => chunkOf(chunk, faulty)) : [] };
}

function chunkOf(chunk: ThriftStruct, faulty: () => Error): ColumnChunk {
  const meta = structIn(chunk, 3);
  const codec = meta && numberIn(meta, 4);
  const size = meta && numberIn(meta, 7);
  const data = meta && numberIn(meta, 9);
  const dictionary = meta && numberIn(meta, 11, 0);
  if (codec === undefined || size === undefined || data === undefined || dictionary === undefined) throw faulty();
  const start = dictionary > 0 ? Math.min(dictionary, data) : data;
  const statistics = meta && structIn(meta, 12);
  return { codec, size, start, ...(statistics ? { statistics: statisticsIn(statistics) } : {}) };
}

/** Those in the order of the type, or else the older ones in that of signed numbers. */
function statisticsIn(statistics: ThriftStruct): ChunkStatistics {
  const missing = numberIn(statistics, 3);
  return {
    missing: missing !== undefined && missing >= 0 ? missing : undefined,
    least: bytesIn(statistics, 6) ?? bytesIn(statistics, 2),
    largest: bytesIn(statistics, 5) ?? bytesIn(statistics, 1),
  };
}
