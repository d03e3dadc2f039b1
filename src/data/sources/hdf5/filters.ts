import { Fault, message } from '../../../model/message';
import { damaged, type Origin } from '../damage';
import { unzlib } from '../deflate/zlib';
import type { Hdf5Cursor } from './cursor';
import { unpackLzf } from './lzf';

export interface Filter {
  readonly id: number;
  readonly values: readonly number[];
}

const mostFilters = 32;
const [deflate, shuffle, fletcher, lzf] = [1, 2, 3, 32000];
/** The names of filters that are not read, as far as they are known. */
const names: Readonly<Record<number, string>> = {
  4: 'szip',
  5: 'nbit',
  6: 'scaleoffset',
  32001: 'blosc',
  32004: 'lz4',
  32008: 'bitshuffle',
  32013: 'zfp',
  32015: 'zstd',
  32026: 'blosc2',
};

/** The filters that chunks went through when they were written, from their message. */
export function readFilters(cursor: Hdf5Cursor): readonly Filter[] {
  const version = cursor.expectByte(1, 2);
  const count = cursor.u8();
  if (count > mostFilters) throw cursor.damaged();
  if (version === 1) cursor.skip(6);
  return Array.from({ length: count }, () => {
    const id = cursor.u16();
    const nameLength = version === 1 || id >= 256 ? cursor.u16() : 0;
    cursor.skip(2);
    const valueCount = cursor.u16();
    cursor.skip(version === 1 ? 8 * Math.ceil(nameLength / 8) : nameLength);
    const values = Array.from({ length: valueCount }, () => cursor.u32());
    if (version === 1 && valueCount % 2 === 1) cursor.skip(4);
    return { id, values };
  });
}

/**
 * A chunk of `size` bytes as it was before the filters. Throws Faults data-damaged, and data-hdf5-filter for a filter that
 * is not read.
 */
export function unfilter(
  stored: Uint8Array,
  filters: readonly Filter[],
  mask: number,
  size: number,
  elementSize: number,
  origin: Origin,
): Uint8Array {
  let bytes = stored;
  // A checksum may still be behind the elements.
  const limit = size + 4;
  for (const [k, { id, values }] of [...filters.entries()].reverse()) {
    if ((mask >>> k) & 1) continue;
    if (id === deflate) bytes = unzlib(bytes, origin, limit);
    else if (id === lzf) bytes = unpackLzf(bytes, origin, limit);
    else if (id === shuffle) bytes = unshuffle(bytes, values[0] ?? elementSize);
    else if (id === fletcher) bytes = bytes.subarray(0, Math.max(0, bytes.length - 4));
    else throw new Fault(message('data-hdf5-filter', { filter: names[id] ?? String(id) }), { file: origin.file });
  }
  if (bytes.length < size || bytes.length > limit) throw damaged(origin, 0);
  return bytes;
}

/** The first bytes of all elements come first, then their second bytes, …; a rest that is no element stays. */
function unshuffle(bytes: Uint8Array, elementSize: number): Uint8Array {
  if (elementSize === 0) return bytes;
  const whole = bytes.slice();
  const count = Math.floor(bytes.length / elementSize);
  for (let k = 0; k < count; k++) {
    for (let byte = 0; byte < elementSize; byte++) whole[k * elementSize + byte] = bytes[byte * count + k] ?? 0;
  }
  return whole;
}
