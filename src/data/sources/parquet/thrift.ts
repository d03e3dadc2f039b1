import type { ByteReader } from '../byte-reader';

/** A value of Thrift's compact protocol, as Parquet's metadata and page headers have it. */
export type ThriftValue = number | boolean | Uint8Array | readonly ThriftValue[] | ThriftStruct;
/** The fields of a struct by their numbers. */
export type ThriftStruct = ReadonlyMap<number, ThriftValue>;

const [stop, yes, no, byte, i16, i32, i64, double, binary, list, set, struct] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12];
/** Deeper than Parquet's structs are. */
const mostLevels = 16;
const longestVarint = 10;

/** Reads a struct. Throws Fault data-damaged, also where it is nested without end or a list cannot be that long. */
export function readStruct(reader: ByteReader, level = 0): ThriftStruct {
  if (level > mostLevels) throw reader.damaged();
  const fields = new Map<number, ThriftValue>();
  let field = 0;
  for (;;) {
    const head = reader.u8();
    const type = head & 15;
    if (type === stop) return fields;
    field = head >> 4 === 0 ? zigzag(reader) : field + (head >> 4);
    fields.set(field, type === yes || type === no ? type === yes : readValue(reader, type, level));
  }
}

function readValue(reader: ByteReader, type: number, level: number): ThriftValue {
  switch (type) {
    case yes:
    case no:
      return reader.u8() === yes;
    case byte:
      return (reader.u8() << 24) >> 24;
    case i16:
    case i32:
    case i64:
      return zigzag(reader);
    case double:
      reader.skip(8);
      return 0;
    case binary:
      return reader.take(readVarint(reader));
    case list:
    case set:
      return readList(reader, level);
    case struct:
      return readStruct(reader, level + 1);
    default:
      throw reader.damaged();
  }
}

function readList(reader: ByteReader, level: number): readonly ThriftValue[] {
  if (level > mostLevels) throw reader.damaged();
  const head = reader.u8();
  const count = head >> 4 === 15 ? readVarint(reader) : head >> 4;
  // Each element takes a byte at least.
  if (count > reader.left) throw reader.damaged();
  return Array.from({ length: count }, () => readValue(reader, head & 15, level + 1));
}

/** A number of 7 bits a byte, the lowest first; one beyond 2⁵³ loses its last bits. */
export function readVarint(reader: ByteReader): number {
  let value = 0;
  let scale = 1;
  for (let k = 0; k < longestVarint; k++) {
    const next = reader.u8();
    value += (next & 127) * scale;
    if (next < 128) return value;
    scale *= 128;
  }
  throw reader.damaged();
}

/** A whole number whose sign is its last bit. */
function zigzag(reader: ByteReader): number {
  const value = readVarint(reader);
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

/** A field that must be a whole number, or the default where it is absent. */
export function numberIn(fields: ThriftStruct, field: number, otherwise?: number): number | undefined {
  const value = fields.get(field);
  return typeof value === 'number' ? value : value === undefined ? otherwise : undefined;
}

export function structIn(fields: ThriftStruct, field: number): ThriftStruct | undefined {
  const value = fields.get(field);
  return value instanceof Map ? value : undefined;
}

/** The structs of a list; undefined where the field is something else. */
export function structsIn(fields: ThriftStruct, field: number): readonly ThriftStruct[] | undefined {
  const value = fields.get(field);
  if (!Array.isArray(value)) return undefined;
  const structs = value.filter((each): each is ThriftStruct => each instanceof Map);
  return structs.length === value.length ? structs : undefined;
}

export function bytesIn(fields: ThriftStruct, field: number): Uint8Array | undefined {
  const value = fields.get(field);
  return value instanceof Uint8Array ? value : undefined;
}
