import type { ByteReader } from '../byte-reader';
import { readVarint } from './thrift';

const mostBits = 32;

/**
 * `count` numbers of `width` bits in runs: repeated ones, and packed ones in groups of 8. Throws Fault data-damaged, also
 * where there are fewer.
 */
export function readHybrid(reader: ByteReader, width: number, count: number): Uint32Array {
  if (width > mostBits) throw reader.damaged();
  const numbers = new Uint32Array(count);
  for (let filled = 0; filled < count; ) {
    const head = readVarint(reader);
    if (head % 2 === 0) {
      const value = reader.unsigned(Math.ceil(width / 8));
      const end = Math.min(count, filled + head / 2);
      numbers.fill(value, filled, end);
      filled = end;
      continue;
    }
    const packed = Math.min(8 * ((head - 1) / 2), count - filled);
    // The last group may be cut off where its numbers end.
    const bytes = reader.take(Math.min(width * ((head - 1) / 2), reader.left));
    if (8 * bytes.length < packed * width) throw reader.damaged();
    unpackBits(bytes, width, numbers.subarray(filled, filled + packed));
    filled += packed;
  }
  return numbers;
}

/** Numbers of `width` bits, the lowest bit first, one after the other. */
function unpackBits(bytes: Uint8Array, width: number, numbers: Uint32Array): void {
  let at = 0;
  let held = 0;
  // Up to 39 bits, more than 32-bit operations hold.
  let bits = 0;
  const scale = 2 ** width;
  for (let k = 0; k < numbers.length; k++) {
    while (held < width) {
      bits += (bytes[at++] ?? 0) * 2 ** held;
      held += 8;
    }
    const value = bits % scale;
    numbers[k] = value;
    bits = (bits - value) / scale;
    held -= width;
  }
}
