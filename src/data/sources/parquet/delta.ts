import type { ByteReader } from '../byte-reader';
import { readVarint } from './thrift';

/** Writers use blocks of 128 numbers. */
const largestBlock = 65_600;
const mostBits = 64;

/**
 * `count` whole numbers of 32 or 64 bits as differences. They wrap as the type's do. Throws Fault data-damaged, also
 * where there are not that many.
 */
export function readDeltas(reader: ByteReader, count: number, bits: 32 | 64 = 32): BigInt64Array {
  const blockLength = readVarint(reader);
  const parts = readVarint(reader);
  const total = readVarint(reader);
  let value = BigInt.asIntN(bits, bigZigzag(reader));
  const length = blockLength / parts;
  const isBlock = blockLength <= largestBlock && length >= 8 && length % 8 === 0;
  if (!isBlock || total !== count) throw reader.damaged();
  const numbers = new BigInt64Array(count);
  let filled = 0;
  numbers[filled++] = value;
  while (filled < count) {
    const least = bigZigzag(reader);
    const widths = reader.take(parts);
    for (const width of widths) {
      if (filled >= count) break;
      if (width > mostBits) throw reader.damaged();
      const packed = reader.take((length * width) / 8);
      const end = Math.min(count, filled + length);
      for (let k = 0; filled < end; k++) {
        value = BigInt.asIntN(bits, value + least + bitsAt(packed, k * width, width));
        numbers[filled++] = value;
      }
    }
  }
  return numbers;
}

function bitsAt(bytes: Uint8Array, from: number, width: number): bigint {
  let value = 0n;
  for (let at = (from + width) >> 3; at >= from >> 3; at--) value = (value << 8n) | BigInt(bytes[at] ?? 0);
  return BigInt.asUintN(width, value >> BigInt(from & 7));
}

function bigZigzag(reader: ByteReader): bigint {
  let value = 0n;
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = reader.u8();
    value |= BigInt(byte & 127) << shift;
    if (byte < 128) return (value >> 1n) ^ -(value & 1n);
  }
  throw reader.damaged();
}
