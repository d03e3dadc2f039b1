import { damaged, type Origin } from '../damage';

const leastMatch = 4;

/** Unpacks one block of LZ4 into exactly `size` bytes. Throws Fault data-damaged. */
export function unpackLz4(packed: Uint8Array, size: number, origin: Origin): Uint8Array {
  const output = new Uint8Array(size);
  let at = 0;
  let length = 0;
  const next = (): number => {
    const byte = packed[at++];
    if (byte === undefined) throw damaged(origin, 0);
    return byte;
  };
  /** A length of 4 bits, which goes on in bytes where all are set. */
  const long = (bits: number): number => {
    let value = bits;
    if (bits < 15) return value;
    for (let byte = 255; byte === 255; value += byte) byte = next();
    return value;
  };
  while (at < packed.length) {
    const token = next();
    const literals = long(token >> 4);
    if (length + literals > size) throw damaged(origin, 0);
    // Where fewer are there, the distance behind them lacks, too.
    output.set(packed.subarray(at, at + literals), length);
    at += literals;
    length += literals;
    if (at === packed.length) break;
    const distance = next() + 256 * next();
    const count = leastMatch + long(token & 15);
    if (distance === 0 || distance > length || length + count > size) throw damaged(origin, 0);
    for (const end = length + count; length < end; length++) output[length] = output[length - distance] ?? 0;
  }
  if (length !== size) throw damaged(origin, 0);
  return output;
}
