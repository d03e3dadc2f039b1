import { ByteReader } from '../byte-reader';
import { decodeNumbers } from '../elements';
import type { UnpackBudget } from './budget';
import { ByteRanges } from './byte-ranges';
import { readDeltas } from './delta';
import { readHybrid } from './hybrid';
import type { ColumnType } from './metadata';

/** Values as they are stored: numbers, or the bytes of texts and of numbers of fixed length. */
export type StoredValues = ArrayLike<number> | ByteRanges;

/** Parquet's numbers of the encodings that are read. */
export const encodings = {
  plain: 0,
  oldDictionary: 2,
  hybrid: 3,
  deltas: 5,
  lengthDeltas: 6,
  prefixDeltas: 7,
  dictionary: 8,
  split: 9,
} as const;

/**
 * Values of a page, or of a dictionary. Throws Faults data-damaged, also for an encoding that the type does not have,
 * and data-unpacked-size.
 */
export function readValues(
  reader: ByteReader,
  encoding: number,
  type: ColumnType,
  count: number,
  budget: UnpackBudget,
): StoredValues {
  const { physical } = type;
  switch (encoding) {
    case encodings.plain:
      return plain(reader, type, count);
    case encodings.hybrid:
      if (physical !== 'BOOLEAN') throw reader.damaged();
      return readHybrid(new ByteReader(reader.take(reader.u32()), reader.origin), 1, count);
    case encodings.deltas:
      if (physical !== 'INT32' && physical !== 'INT64') throw reader.damaged();
      return Float64Array.from(readDeltas(reader, count, physical === 'INT64' ? 64 : undefined), Number);
    case encodings.lengthDeltas:
      if (physical !== 'BYTE_ARRAY') throw reader.damaged();
      return following(reader, readDeltas(reader, count));
    case encodings.prefixDeltas:
      if (physical !== 'BYTE_ARRAY' && physical !== 'FIXED_LEN_BYTE_ARRAY') throw reader.damaged();
      return prefixed(reader, count, budget);
    case encodings.split:
      return joined(reader, type, count);
    default:
      throw reader.damaged();
  }
}

function plain(reader: ByteReader, type: ColumnType, count: number): StoredValues {
  switch (type.physical) {
    case 'BOOLEAN': {
      const bytes = reader.take(Math.ceil(count / 8));
      return Uint8Array.from({ length: count }, (_, k) => ((bytes[k >> 3] ?? 0) >> (k & 7)) & 1);
    }
    case 'BYTE_ARRAY':
      return withLengths(reader, count);
    case 'FIXED_LEN_BYTE_ARRAY': {
      const width = widthOf(type, reader);
      const ranges = new ByteRanges(reader.take(count * width), count);
      for (const k of ranges.starts.keys()) {
        ranges.starts[k] = k * width;
        ranges.ends[k] = (k + 1) * width;
      }
      return ranges;
    }
    default:
      return numbers(reader.take(count * widthOf(type, reader)), type, count, reader);
  }
}

/** Each value behind its length of 4 bytes, so that there cannot be more than that. */
function withLengths(reader: ByteReader, count: number): ByteRanges {
  if (4 * count > reader.left) throw reader.damaged();
  const ranges = new ByteRanges(reader.bytes, count);
  for (let k = 0; k < count; k++) {
    const length = reader.u32();
    ranges.starts[k] = reader.at;
    reader.skip(length);
    ranges.ends[k] = reader.at;
  }
  return ranges;
}

/** Numbers of a type of fixed width, little-endian; whole numbers of 8 bytes to the nearest double. */
function numbers(bytes: Uint8Array, type: ColumnType, count: number, { origin }: ByteReader): ArrayLike<number> {
  if (type.physical === 'INT64') {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Float64Array.from({ length: count }, (_, k) => Number(view.getBigInt64(8 * k, true)));
  }
  const kind = type.physical === 'INT32' ? 'signed' : 'float';
  return decodeNumbers(bytes, { kind, size: type.physical === 'DOUBLE' ? 8 : 4, isBigEndian: false }, count, origin);
}

/** The bytes of all values are in streams: first bytes, second bytes, … */
function joined(reader: ByteReader, type: ColumnType, count: number): StoredValues {
  const width = widthOf(type, reader);
  const split = reader.take(count * width);
  const bytes = split.map((_, at) => split[(at % width) * count + Math.floor(at / width)] ?? 0);
  return plain(new ByteReader(bytes, reader.origin), type, count);
}

/** Bytes of a value; damage where the type has no fixed width. */
function widthOf({ physical, length }: ColumnType, reader: ByteReader): number {
  const isLong = physical === 'INT64' || physical === 'DOUBLE';
  const isShort = physical === 'INT32' || physical === 'FLOAT';
  const width = isLong ? 8 : isShort ? 4 : physical === 'FIXED_LEN_BYTE_ARRAY' ? length : 0;
  if (width === 0) throw reader.damaged();
  return width;
}

/** The values follow their lengths. */
function following(reader: ByteReader, lengths: BigInt64Array): ByteRanges {
  const ranges = new ByteRanges(reader.bytes, lengths.length);
  for (const [k, length] of lengths.entries()) {
    ranges.starts[k] = reader.at;
    reader.skip(Number(length));
    ranges.ends[k] = reader.at;
  }
  return ranges;
}

/** Each value is the beginning of the one before, and more: it may take far more memory than the page. */
function prefixed(reader: ByteReader, count: number, budget: UnpackBudget): ByteRanges {
  const prefixes = readDeltas(reader, count);
  const suffixes = following(reader, readDeltas(reader, count));
  let length = 0;
  let before = 0;
  for (const [k, own] of prefixes.entries()) {
    const prefix = Number(own);
    if (prefix < 0 || prefix > before) throw reader.damaged();
    before = prefix + suffixes.end(k) - suffixes.start(k);
    length += before;
  }
  budget.spend(length, reader.origin);
  const ranges = new ByteRanges(new Uint8Array(length), count);
  let at = 0;
  for (const [k, own] of prefixes.entries()) {
    const prefix = Number(own);
    const from = ranges.start(k - 1);
    ranges.starts[k] = at;
    ranges.bytes.copyWithin(at, from, from + prefix);
    ranges.bytes.set(suffixes.at(k), at + prefix);
    at += prefix + suffixes.end(k) - suffixes.start(k);
    ranges.ends[k] = at;
  }
  return ranges;
}
