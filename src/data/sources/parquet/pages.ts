import { ByteReader } from '../byte-reader';
import type { Origin } from '../damage';
import { type Budget, spend } from './budget';
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

const [dataPage, indexPage, dictionaryPage, dataPageV2] = [0, 1, 2, 3];
/** The encoding of levels in runs. */
const hybrid = 3;

/** The pages of a column's chunk, one after the other. Throws Faults data-damaged, data-parquet-codec, data-unpacked-size. */
export function* pagesOf(
  bytes: Uint8Array,
  chunk: ColumnChunk,
  isOptional: boolean,
  origin: Origin,
  budget: Budget,
): Iterable<Page> {
  const file = new ByteReader(bytes, origin).seek(chunk.start);
  const start = file.at;
  const reader = new ByteReader(file.take(chunk.size), origin, 0, start);
  while (reader.left > 0) {
    const head = readStruct(reader);
    const kind = numberIn(head, 1);
    const size = numberIn(head, 2, -1) ?? -1;
    const packedSize = numberIn(head, 3, -1) ?? -1;
    const packed = reader.take(packedSize);
    if (kind === indexPage) continue;
    if (size < 0) throw reader.damaged();
    spend(budget, size, origin);
    const details = structIn(head, kind === dataPage ? 5 : kind === dictionaryPage ? 7 : 8);
    if (!details) throw reader.damaged();
    if (kind === dataPageV2) yield newPage(details, packed, chunk.codec, size, isOptional, reader);
    else
      yield oldPage(
        details,
        unpackPage(packed, chunk.codec, size, origin),
        kind === dictionaryPage,
        isOptional,
        reader,
      );
  }
}

function oldPage(
  details: ThriftStruct,
  bytes: Uint8Array,
  isDictionary: boolean,
  isOptional: boolean,
  at: ByteReader,
): Page {
  const rows = countIn(details, 1, at);
  const encoding = countIn(details, 2, at);
  const reader = new ByteReader(bytes, at.origin);
  if (isDictionary || !isOptional) return { isDictionary, encoding, present: undefined, rows, values: rows, reader };
  if (countIn(details, 3, at) !== hybrid) throw at.damaged();
  const length = reader.u32();
  const levels = new ByteReader(reader.take(length), at.origin);
  return { isDictionary, encoding, rows, reader, ...presence(levels, rows) };
}

/** A page of version 2: levels stand before the packed bytes. */
function newPage(
  details: ThriftStruct,
  packed: Uint8Array,
  codec: number,
  size: number,
  isOptional: boolean,
  at: ByteReader,
): Page {
  const rows = countIn(details, 1, at);
  const levelsLength = countIn(details, 5, at);
  const isPacked = details.get(7) !== false;
  const whole = new ByteReader(packed, at.origin);
  whole.skip(countIn(details, 6, at));
  const levels = new ByteReader(whole.take(levelsLength), at.origin);
  const unpackedSize = size - whole.at;
  if (unpackedSize < 0) throw at.damaged();
  const rest = whole.take(whole.left);
  const bytes = isPacked && unpackedSize > 0 ? unpackPage(rest, codec, unpackedSize, at.origin) : rest;
  const present = isOptional ? presence(levels, rows) : { present: undefined, values: rows };
  return {
    isDictionary: false,
    encoding: countIn(details, 4, at),
    rows,
    reader: new ByteReader(bytes, at.origin),
    ...present,
  };
}

function presence(levels: ByteReader, rows: number): { readonly present: Uint32Array; readonly values: number } {
  const present = readHybrid(levels, 1, rows);
  let values = 0;
  for (const level of present) values += level;
  return { present, values };
}

function countIn(fields: ThriftStruct, field: number, at: ByteReader): number {
  const count = numberIn(fields, field);
  if (count === undefined || count < 0 || count > 2 ** 31) throw at.damaged();
  return count;
}
