import { ByteReader } from '../byte-reader';
import type { Origin } from '../damage';
import type { UnpackBudget } from './budget';
import { unpackPage } from './codecs';
import { readHybrid } from './hybrid';
import type { ColumnChunk } from './metadata';
import { numberIn, readStruct, structIn, type ThriftStruct } from './thrift';

/** Values of a page, or a dictionary of them. */
export interface Page {
  readonly isDictionary: boolean;
  readonly encoding: number;
  /** Whether each row has a value; undefined where all have. */
  readonly present: Uint32Array | undefined;
  readonly rows: number;
  /** Number of values. */
  readonly values: number;
  readonly reader: ByteReader;
}

/** What reading a page allocates for each of its rows at the most: whether it is there, its index, its value. */
const bytesPerRow = 24;

const [dataPage, indexPage, dictionaryPage, dataPageV2] = [0, 1, 2, 3];
/** The encoding of levels in runs. */
const hybrid = 3;

/**
 * The pages of a column's chunk, one after the other, none of more than `mostRows` rows. Throws Faults data-damaged,
 * data-parquet-codec, data-unpacked-size.
 */
export function* pagesOf(
  bytes: Uint8Array,
  chunk: ColumnChunk,
  isOptional: boolean,
  mostRows: number,
  origin: Origin,
  budget: UnpackBudget,
): Iterable<Page> {
  const file = new ByteReader(bytes, origin).seek(chunk.start);
  const begin = file.at;
  const reader = new ByteReader(file.take(chunk.size), { ...origin, begin });
  while (reader.left > 0) {
    const head = readStruct(reader);
    const kind = numberIn(head, 1);
    const size = numberIn(head, 2) ?? NaN;
    const packed = reader.take(numberIn(head, 3) ?? NaN);
    if (kind === indexPage) continue;
    const details = structIn(head, kind === dataPage ? 5 : kind === dictionaryPage ? 7 : 8);
    const isDictionary = kind === dictionaryPage;
    const rows = details && numberIn(details, 1);
    const isCount = rows !== undefined && rows >= 0 && (isDictionary || rows <= mostRows);
    if (!(size >= 0) || !details || !isCount) throw reader.damaged();
    const before = budget.held;
    budget.spend(size + bytesPerRow * rows, origin);
    const stored = new ByteReader(packed, { ...origin, begin: begin + reader.at - packed.length });
    if (kind === dataPageV2) yield newPage(details, stored, rows, chunk.codec, size, isOptional);
    else yield oldPage(details, stored, rows, chunk.codec, size, isDictionary, isOptional);
    // The pages behind a dictionary need it.
    if (!isDictionary) budget.backTo(before);
  }
}

function oldPage(
  details: ThriftStruct,
  stored: ByteReader,
  rows: number,
  codec: number,
  size: number,
  isDictionary: boolean,
  isOptional: boolean,
): Page {
  const encoding = countIn(details, 2, stored);
  const reader = new ByteReader(unpackPage(stored.bytes, codec, size, stored.origin), stored.origin);
  if (isDictionary || !isOptional) return { isDictionary, encoding, present: undefined, rows, values: rows, reader };
  if (countIn(details, 3, stored) !== hybrid) throw stored.damaged();
  const length = reader.u32();
  const levels = new ByteReader(reader.take(length), stored.origin);
  return { isDictionary, encoding, rows, reader, ...presence(levels, rows) };
}

/** A page of version 2: levels come before the packed bytes. */
function newPage(
  details: ThriftStruct,
  stored: ByteReader,
  rows: number,
  codec: number,
  size: number,
  isOptional: boolean,
): Page {
  const { origin } = stored;
  const levelsLength = countIn(details, 5, stored);
  stored.skip(countIn(details, 6, stored));
  const levels = new ByteReader(stored.take(levelsLength), origin);
  const unpackedSize = size - stored.at;
  if (unpackedSize < 0) throw stored.damaged();
  const isPacked = details.get(7) !== false && unpackedSize > 0;
  const rest = stored.take(stored.left);
  const bytes = isPacked ? unpackPage(rest, codec, unpackedSize, origin) : rest;
  return {
    isDictionary: false,
    encoding: countIn(details, 4, stored),
    rows,
    reader: new ByteReader(bytes, origin),
    ...(isOptional ? presence(levels, rows) : { present: undefined, values: rows }),
  };
}

function presence(levels: ByteReader, rows: number): { readonly present: Uint32Array; readonly values: number } {
  const present = readHybrid(levels, 1, rows);
  let values = 0;
  for (const level of present) values += level;
  return { present, values };
}

function countIn(fields: ThriftStruct, field: number, stored: ByteReader): number {
  const count = numberIn(fields, field);
  if (count === undefined || count < 0) throw stored.damaged();
  return count;
}
