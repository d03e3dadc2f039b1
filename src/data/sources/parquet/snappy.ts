import { damaged, type Origin } from '../damage';

/** Unpacks Snappy into exactly `size` bytes. Throws Fault data-damaged. */
export function unpackSnappy(packed: Uint8Array, size: number, origin: Origin): Uint8Array {
  const output = new Uint8Array(size);
  let at = 0;
  let length = 0;
  const number = (bytes: number): number => {
    let value = 0;
    for (let k = bytes - 1; k >= 0; k--) value = value * 256 + (packed[at + k] ?? 0);
    at += bytes;
    if (at > packed.length) throw damaged(origin, 0);
    return value;
  };
  // The length, which the page's header has, too.
  while ((packed[at++] ?? 0) >= 128);
  while (at < packed.length) {
    const tag = packed[at++] ?? 0;
    const kind = tag & 3;
    if (kind === 0) {
      const short = tag >> 2;
      const count = 1 + (short < 60 ? short : number(short - 59));
      if (at + count > packed.length || length + count > size) throw damaged(origin, 0);
      output.set(packed.subarray(at, at + count), length);
      at += count;
      length += count;
      continue;
    }
    const count = kind === 1 ? 4 + ((tag >> 2) & 7) : 1 + (tag >> 2);
    const distance = kind === 1 ? (tag >> 5) * 256 + number(1) : number(kind === 2 ? 2 : 4);
    if (distance === 0 || distance > length || length + count > size) throw damaged(origin, 0);
    for (const end = length + count; length < end; length++) output[length] = output[length - distance] ?? 0;
  }
  if (length !== size) throw damaged(origin, 0);
  return output;
}
