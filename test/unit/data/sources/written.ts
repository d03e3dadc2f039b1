import { deflateRawSync, crc32 as zlibCrc32 } from 'node:zlib';

/** Files as their tools write them, made from code. */

export interface NpyParts {
  readonly descr: string;
  readonly shape: readonly number[];
  readonly fortran?: boolean;
  readonly version?: number;
  readonly data: Uint8Array;
}

/** The bytes of a view's numbers. */
export function bytesOf(values: ArrayBufferView): Uint8Array {
  return new Uint8Array(values.buffer.slice(values.byteOffset, values.byteOffset + values.byteLength));
}

/** A copy with the bytes of each element reversed: big-endian from little-endian. */
export function swapped(bytes: Uint8Array, size: number): Uint8Array {
  const copy = bytes.slice();
  for (let at = 0; at < copy.length; at += size) copy.subarray(at, at + size).reverse();
  return copy;
}

export function shapeOf(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}

/** An NPY file with this text for a header, filled up as NumPy does. */
export function npyWithHeader(header: string, data: Uint8Array, version = 1): Uint8Array {
  const preamble = version === 1 ? 10 : 12;
  const text = Buffer.from(header, version === 3 ? 'utf8' : 'latin1');
  const length = Math.ceil((preamble + text.length + 1) / 64) * 64 - preamble;
  const head = Buffer.alloc(preamble + length, ' ');
  head.write('\x93NUMPY', 'latin1');
  head[6] = version;
  head[7] = 0;
  if (version === 1) head.writeUInt16LE(length, 8);
  else head.writeUInt32LE(length, 8);
  text.copy(head, preamble);
  head[head.length - 1] = 10;
  return Buffer.concat([head, data]);
}

export function npy({ descr, shape, fortran = false, version = 1, data }: NpyParts): Uint8Array {
  const order = fortran ? 'True' : 'False';
  return npyWithHeader(`{'descr': '${descr}', 'fortran_order': ${order}, 'shape': ${shapeOf(shape)}, }`, data, version);
}

export const npyOf = {
  float64: (shape: readonly number[], values: readonly number[]): Uint8Array =>
    npy({ descr: '<f8', shape, data: bytesOf(Float64Array.from(values)) }),
  uint8: (shape: readonly number[], values: readonly number[]): Uint8Array =>
    npy({ descr: '|u1', shape, data: Uint8Array.from(values) }),
  int64: (shape: readonly number[], values: readonly number[]): Uint8Array =>
    npy({ descr: '<i8', shape, data: bytesOf(BigInt64Array.from(values, BigInt)) }),
};

export interface ZipMember {
  readonly name: string;
  readonly data: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  /** What the directory says in place of the truth. */
  readonly claims?: {
    readonly size?: number;
    readonly crc?: number;
    readonly packed?: number;
    readonly offset?: number;
  };
}

/** A ZIP archive. */
export function zip(members: readonly ZipMember[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const { name, data, method = 8, flags = 0, claims = {} } of members) {
    const packed = method === 8 ? deflateRawSync(data) : data;
    const named = Buffer.from(name);
    const crc = claims.crc ?? zlibCrc32(data);
    const local = Buffer.alloc(30);
    local.write('PK\x03\x04', 'latin1');
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(data.length, 22);
    local.writeUInt16LE(named.length, 26);
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 'latin1');
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(crc, 16);
    entry.writeUInt32LE(claims.packed ?? packed.length, 20);
    entry.writeUInt32LE(claims.size ?? data.length, 24);
    entry.writeUInt16LE(named.length, 28);
    entry.writeUInt32LE(claims.offset ?? at, 42);
    parts.push(local, named, packed);
    directory.push(entry, named);
    at += local.length + named.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** An IDX file. */
export function idx(type: number, shape: readonly number[], data: Uint8Array): Uint8Array {
  const head = Buffer.alloc(4 + 4 * shape.length);
  head[2] = type;
  head[3] = shape.length;
  for (const [axis, length] of shape.entries()) head.writeUInt32BE(length, 4 + 4 * axis);
  return Buffer.concat([head, data]);
}
