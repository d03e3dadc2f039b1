import { Fault, message } from '../../../model/message';
import { cursorAt, Hdf5Cursor, type Hdf5Format } from './cursor';
import { bytesFor, heapObject, readFractalHeap } from './fractal-heap';

/** Bytes of a node that are no records: signature, version, kind, checksum. */
const nodeFrame = 10;
/** The tree of links by the hash of their names. */
const byName = 5;
const hashLength = 4;

/**
 * The links of a large group as messages: they are in a heap, and a tree lists them. Throws Faults data-damaged, and
 * data-hdf5-storage for a tree of more than two levels.
 */
export function denseLinks(format: Hdf5Format, info: Hdf5Cursor, visit: (at: number) => void): Hdf5Cursor[] {
  info.expectByte(0);
  if (info.u8() & 1) info.skip(8);
  const heapAddress = info.address();
  const treeAddress = info.address();
  if (heapAddress === undefined || treeAddress === undefined) return [];
  const heap = readFractalHeap(format, heapAddress);
  return [...treeRecords(format, treeAddress, visit)].map((record) => {
    record.skip(hashLength);
    return heapObject(heap, record);
  });
}

/** The records of a tree of version 2. */
function* treeRecords(format: Hdf5Format, address: number, visit: (at: number) => void): Iterable<Hdf5Cursor> {
  const header = cursorAt(format, address);
  header.expect('BTHD');
  header.expectByte(0);
  header.expectByte(byName);
  const nodeSize = header.u32();
  const recordSize = header.u16();
  const depth = header.u16();
  header.skip(2);
  const root = header.address();
  const count = header.u16();
  if (root === undefined) return;
  if (recordSize === 0) throw header.damaged();
  if (depth > 1) throw new Fault(message('data-hdf5-storage'), { file: format.origin.file });
  visit(root);
  const cursor = cursorAt(format, root);
  if (depth === 0) {
    yield* leafRecords(cursor, count, recordSize);
    return;
  }
  cursor.expect('BTIN');
  cursor.expectByte(0);
  cursor.expectByte(byName);
  yield* records(cursor, count, recordSize);
  const countSize = bytesFor(Math.floor((nodeSize - nodeFrame) / recordSize));
  for (let k = 0; k <= count; k++) {
    const child = cursor.neededAddress();
    const childCount = cursor.unsigned(countSize);
    visit(child);
    yield* leafRecords(cursorAt(format, child), childCount, recordSize);
  }
}

function* leafRecords(cursor: Hdf5Cursor, count: number, recordSize: number): Iterable<Hdf5Cursor> {
  cursor.expect('BTLF');
  cursor.expectByte(0);
  cursor.expectByte(byName);
  yield* records(cursor, count, recordSize);
}

function* records(cursor: Hdf5Cursor, count: number, recordSize: number): Iterable<Hdf5Cursor> {
  for (let k = 0; k < count; k++) yield new Hdf5Cursor(cursor.format, cursor.take(recordSize));
}
