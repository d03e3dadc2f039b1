import { damaged, type Origin } from '../damage';

/** Unpacks LZF, the quick compression of h5py, of at most `limit` bytes. Throws Fault data-damaged. */
export function unpackLzf(packed: Uint8Array, origin: Origin, limit: number): Uint8Array {
  const output = new Uint8Array(limit);
  let length = 0;
  let at = 0;
  const next = (): number => {
    const byte = packed[at++];
    if (byte === undefined) throw damaged(origin, at);
    return byte;
  };
  while (at < packed.length) {
    const control = next();
    if (control < 32) {
      const end = at + control + 1;
      if (end > packed.length) throw damaged(origin, at);
      if (length + end - at > limit) throw damaged(origin, at);
      output.set(packed.subarray(at, end), length);
      length += end - at;
      at = end;
      continue;
    }
    const short = control >> 5;
    const count = 2 + (short === 7 ? 7 + next() : short);
    const distance = ((control & 31) << 8) + next() + 1;
    if (distance > length) throw damaged(origin, at);
    if (length + count > limit) throw damaged(origin, at);
    for (const end = length + count; length < end; length++) output[length] = output[length - distance] ?? 0;
  }
  return output.subarray(0, length);
}
