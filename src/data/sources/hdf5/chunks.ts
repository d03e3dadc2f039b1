import { Fault, message } from '../../../model/message';
import { cursorAt, type Hdf5Cursor, type Hdf5Format } from './cursor';
import type { ChunkIndex } from './layout';

/** A chunk as it is stored. */
export interface Chunk {
  /** The index of its first element. */
  readonly offset: readonly number[];
  readonly address: number;
  /** Bytes in the file. */
  readonly packed: number;
  /** Bit k: filter k was not applied. */
  readonly mask: number;
}

/** The grid of an array's chunks. */
export interface ChunkGrid {
  readonly shape: readonly number[];
  readonly chunk: readonly number[];
  /** Bytes of an unpacked chunk. */
  readonly size: number;
}

/** The chunks that an index lists. Throws Faults data-damaged and data-hdf5-storage (an index that is not read). */
export function* chunksOf(format: Hdf5Format, index: ChunkIndex, grid: ChunkGrid): Iterable<Chunk> {
  if (index.kind === 'tree') yield* treeChunks(format, index.address, grid);
  else if (index.kind === 'single') {
    const { address, mask, packed = grid.size } = index;
    yield { offset: grid.shape.map(() => 0), address, packed, mask };
  } else if (index.kind === 'implicit') {
    for (let k = 0; k < chunkCount(grid); k++) {
      yield { offset: offsetOf(k, grid), address: index.address + k * grid.size, packed: grid.size, mask: 0 };
    }
  } else if (index.kind === 'fixed-array') yield* fixedArrayChunks(format, index.address, grid);
  else throw new Fault(message('data-hdf5-storage'), { file: format.origin.file });
}

function chunkCount({ shape, chunk }: ChunkGrid): number {
  return shape.reduce((count, length, axis) => count * Math.ceil(length / (chunk[axis] ?? 1)), 1);
}

/** The first element of chunk number k, in C order. */
function offsetOf(k: number, { shape, chunk }: ChunkGrid): readonly number[] {
  const offset: number[] = [];
  let rest = k;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const length = chunk[axis] ?? 1;
    const count = Math.ceil((shape[axis] ?? 0) / length);
    offset.unshift((rest % count) * length);
    rest = Math.floor(rest / count);
  }
  return offset;
}

/** Version 1 of the trees: a key says where a chunk begins and how many bytes it takes. */
function* treeChunks(format: Hdf5Format, address: number, { shape }: ChunkGrid): Iterable<Chunk> {
  const seen = new Set<number>();
  const nodes: { readonly address: number; readonly level: number | undefined }[] = [{ address, level: undefined }];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    const cursor = cursorAt(format, node.address);
    if (seen.has(node.address)) throw cursor.damaged();
    seen.add(node.address);
    cursor.expect('TREE');
    cursor.expectByte(1);
    const level = cursor.u8();
    if (node.level !== undefined && level !== node.level - 1) throw cursor.damaged();
    const count = cursor.u16();
    cursor.address();
    cursor.address();
    for (let k = 0; k < count; k++) {
      const packed = cursor.u32();
      const mask = cursor.u32();
      const offset = shape.map(() => cursor.unsigned(8));
      // The offset within an element.
      cursor.skip(8);
      const child = cursor.neededAddress();
      if (level > 0) nodes.push({ address: child, level });
      else yield { offset, address: child, packed, mask };
    }
  }
}

/** One entry a chunk, in pages of 2^b entries where there are more. */
function* fixedArrayChunks(format: Hdf5Format, address: number, grid: ChunkGrid): Iterable<Chunk> {
  const header = cursorAt(format, address);
  header.expect('FAHD');
  header.expectByte(0);
  const isFiltered = header.expectByte(0, 1) === 1;
  const entrySize = header.u8();
  const pageBits = header.u8();
  const count = header.length();
  const block = header.address();
  if (block === undefined) return;
  const least = format.addressSize + (isFiltered ? 5 : 0);
  if (entrySize < least || entrySize > least + 7 || pageBits > 31 || count > chunkCount(grid)) throw header.damaged();
  const cursor = cursorAt(format, block);
  cursor.expect('FADB');
  cursor.expectByte(0);
  cursor.skip(1 + format.addressSize);
  const pageLength = 2 ** pageBits;
  const isPaged = count > pageLength;
  const written = cursor.take(isPaged ? Math.ceil(Math.ceil(count / pageLength) / 8) : 0);
  for (let k = 0; k < count; k++) {
    const page = Math.floor(k / pageLength);
    // The checksum of what comes before a page: of the list of those that are written, or of the page before.
    if (isPaged && k % pageLength === 0) cursor.skip(4);
    const isWritten = !isPaged || ((written[page >> 3] ?? 0) & (128 >> (page & 7))) !== 0;
    const entry = entryOf(cursor, isFiltered, entrySize, grid);
    if (isWritten && entry) yield { offset: offsetOf(k, grid), ...entry };
  }
}

function entryOf(
  cursor: Hdf5Cursor,
  isFiltered: boolean,
  entrySize: number,
  { size }: ChunkGrid,
): Omit<Chunk, 'offset'> | undefined {
  const address = cursor.address();
  const packed = isFiltered ? cursor.unsigned(entrySize - cursor.format.addressSize - 4) : size;
  const mask = isFiltered ? cursor.u32() : 0;
  return address === undefined ? undefined : { address, packed, mask };
}
