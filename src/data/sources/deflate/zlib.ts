import { damaged, type Origin } from '../damage';
import { inflate } from './inflate';

/** Adds so many bytes before the sums must be reduced, so that they stay exact. */
const run = 4000;
const base = 65521;

/** Unpacks zlib's wrapping of DEFLATE (RFC 1950) of at most `limit` bytes. Throws Fault data-damaged. */
export function unzlib(packed: Uint8Array, origin: Origin, limit: number): Uint8Array {
  const [method = NaN, flags = NaN] = packed;
  const isHeader = (method & 15) === 8 && (256 * method + flags) % 31 === 0 && (flags & 0x20) === 0;
  if (!isHeader) throw damaged(origin, 0);
  const { bytes, end } = inflate(packed, origin, { start: 2, limit, expected: limit, isExact: true });
  let sum = 0;
  for (let k = 0; k < 4; k++) sum = sum * 256 + (packed[end + k] ?? 0);
  if (end + 4 > packed.length || sum !== adler32(bytes)) throw damaged(origin, end);
  return bytes;
}

function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (let at = 0; at < bytes.length; ) {
    for (const end = Math.min(bytes.length, at + run); at < end; at++) {
      a += bytes[at] ?? 0;
      b += a;
    }
    a %= base;
    b %= base;
  }
  return b * 65536 + a;
}
