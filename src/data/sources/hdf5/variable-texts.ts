import { decodeUtf8 } from '../../../model/utf8';
import type { MemoryBudget } from '../../memory';
import { bytesIn, cursorAt, Hdf5Cursor, type Hdf5Format } from './cursor';

/** Bytes that a short text takes in memory at least. */
const textBytes = 32;

/**
 * Texts of variable length: each element has a length, and the heap and number at which it is. Throws Faults
 * data-damaged, data-memory.
 */
export function variableTexts(
  format: Hdf5Format,
  elements: Uint8Array,
  count: number,
  memory: MemoryBudget,
): readonly string[] {
  memory.hold(count * textBytes);
  const cursor = new Hdf5Cursor(format, elements);
  const heaps = new Map<number, ReadonlyMap<number, Uint8Array>>();
  return Array.from({ length: count }, () => {
    const size = cursor.u32();
    const address = cursor.address();
    const number = cursor.u32();
    if (address === undefined || size === 0 || (address === 0 && number === 0)) return '';
    const heap = heaps.get(address) ?? readHeap(format, address);
    heaps.set(address, heap);
    const bytes = heap.get(number);
    if (bytes === undefined || bytes.length < size) throw cursor.damaged();
    // Many elements may name one text.
    memory.hold(2 * size);
    const end = bytes.subarray(0, size).indexOf(0);
    const decoded = decodeUtf8(bytes.subarray(0, end < 0 ? size : end));
    if ('invalidAt' in decoded) throw cursor.damaged();
    return decoded.text;
  });
}

/** The objects of a collection of the global heap, by number. */
function readHeap(format: Hdf5Format, address: number): ReadonlyMap<number, Uint8Array> {
  const head = cursorAt(format, address);
  const start = head.at;
  head.expect('GCOL');
  head.expectByte(1);
  head.skip(3);
  const size = head.length();
  const cursor = new Hdf5Cursor(format, bytesIn(format, head.place, size - (head.at - start)));
  const objects = new Map<number, Uint8Array>();
  while (cursor.left > 8 + format.lengthSize) {
    const number = cursor.u16();
    cursor.skip(6);
    const length = cursor.length();
    if (number === 0) break;
    objects.set(number, cursor.take(length));
    cursor.skip(Math.min(cursor.left, (8 - (length % 8)) % 8));
  }
  return objects;
}
