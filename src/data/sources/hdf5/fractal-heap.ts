import { Fault, message } from '../../../model/message';
import { bytesIn, cursorAt, Hdf5Cursor, type Hdf5Format } from './cursor';

/** A heap whose objects are in blocks that grow row by row: the part of it that the links of a group need. */
export interface FractalHeap {
  readonly format: Hdf5Format;
  /** Bytes of an object's offset and of its length in its identifier. */
  readonly offsetSize: number;
  readonly lengthSize: number;
  /** Blocks a row, bytes of a block of the first row, and of the largest block that holds objects itself. */
  readonly width: number;
  readonly firstSize: number;
  readonly largestSize: number;
  readonly root: number;
  /** Rows of blocks below the root; 0 where it holds the objects itself. */
  readonly rows: number;
}

const managedKind = 0;

export function readFractalHeap(format: Hdf5Format, address: number): FractalHeap {
  const cursor = cursorAt(format, address);
  cursor.expect('FRHP');
  cursor.expectByte(0);
  cursor.skip(2);
  const filterLength = cursor.u16();
  cursor.skip(1);
  const largestObject = cursor.u32();
  // Counts and places of what is free, huge or tiny.
  cursor.skip(10 * format.lengthSize + 2 * format.addressSize);
  const width = cursor.u16();
  const firstSize = cursor.length();
  const largestSize = cursor.length();
  const offsetBits = cursor.u16();
  cursor.skip(2);
  const root = cursor.neededAddress();
  const rows = cursor.u16();
  if (filterLength > 0) throw new Fault(message('data-hdf5-storage'), { file: format.origin.file });
  if (offsetBits < 1 || offsetBits > 56 || width === 0 || firstSize === 0) throw cursor.damaged();
  return {
    format,
    offsetSize: Math.ceil(offsetBits / 8),
    lengthSize: bytesFor(Math.min(largestObject, largestSize)),
    width,
    firstSize,
    largestSize,
    root,
    rows,
  };
}

/** The object of an identifier. Throws Fault data-hdf5-storage for one that is deeper in the heap. */
export function heapObject(heap: FractalHeap, identifier: Hdf5Cursor): Hdf5Cursor {
  const { format } = heap;
  const kind = (identifier.u8() >> 4) & 3;
  if (kind !== managedKind) throw new Fault(message('data-hdf5-storage'), { file: format.origin.file });
  const offset = identifier.unsigned(heap.offsetSize);
  const length = identifier.unsigned(heap.lengthSize);
  const block = heap.rows === 0 ? { address: heap.root, begin: 0 } : blockOf(heap, offset);
  const cursor = cursorAt(format, block.address);
  cursor.expect('FHDB');
  return new Hdf5Cursor(format, bytesIn(format, format.base + block.address + offset - block.begin, length));
}

/** The block with an offset, and the offset at which it begins. */
function blockOf(heap: FractalHeap, offset: number): { readonly address: number; readonly begin: number } {
  const { format, width, firstSize, largestSize } = heap;
  const cursor = cursorAt(format, heap.root);
  cursor.expect('FHIB');
  cursor.expectByte(0);
  cursor.skip(format.addressSize + heap.offsetSize);
  let begin = 0;
  for (let row = 0, size = firstSize; row < heap.rows; row++) {
    if (row > 1) size *= 2;
    for (let k = 0; k < width && size <= largestSize; k++) {
      const address = cursor.address();
      if (offset < begin + size) {
        if (address === undefined) throw cursor.damaged();
        return { address, begin };
      }
      begin += size;
    }
  }
  throw new Fault(message('data-hdf5-storage'), { file: format.origin.file });
}

/** Bytes that a number up to `limit` takes. */
export function bytesFor(limit: number): number {
  let bytes = 1;
  for (let rest = Math.floor(limit / 256); rest > 0; rest = Math.floor(rest / 256)) bytes++;
  return bytes;
}
