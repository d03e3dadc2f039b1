import type { Hdf5Cursor } from './cursor';

/** Where the chunks of an array are listed. */
export type ChunkIndex =
  | { readonly kind: 'tree'; readonly address: number }
  | { readonly kind: 'single'; readonly address: number; readonly packed?: number; readonly mask: number }
  | { readonly kind: 'implicit'; readonly address: number }
  | { readonly kind: 'fixed-array'; readonly address: number }
  | { readonly kind: 'other' };

/** How the elements of an array are stored. */
export type Layout =
  | { readonly kind: 'compact'; readonly bytes: Uint8Array }
  | { readonly kind: 'contiguous'; readonly address: number | undefined }
  /** `chunk` is the shape of a chunk; an array that was never written has no index. */
  | { readonly kind: 'chunked'; readonly chunk: readonly number[]; readonly index: ChunkIndex | undefined }
  /** Parts of other files. */
  | { readonly kind: 'virtual' };

const [compact, contiguous, chunked, virtual] = [0, 1, 2, 3];
const mostAxes = 33;
const [single, implicit, fixedArray] = [1, 2, 3];
const filteredFlag = 2;

/** The layout of an array from its message, of version 1 to 5. */
export function readLayout(cursor: Hdf5Cursor): Layout {
  const version = cursor.expectByte(1, 2, 3, 4, 5);
  if (version < 3) return oldLayout(cursor);
  const kind = cursor.expectByte(compact, contiguous, chunked, virtual);
  if (kind === compact) return { kind: 'compact', bytes: cursor.take(cursor.u16()) };
  if (kind === contiguous) return { kind: 'contiguous', address: cursor.address() };
  if (kind === virtual) return { kind: 'virtual' };
  if (version > 3) return newChunks(cursor);
  const axes = axesOf(cursor);
  const address = cursor.address();
  return { kind: 'chunked', chunk: chunkOf(cursor, axes, 4), index: treeAt(address) };
}

function oldLayout(cursor: Hdf5Cursor): Layout {
  const axes = axesOf(cursor);
  const kind = cursor.expectByte(compact, contiguous, chunked);
  cursor.skip(5);
  const address = kind === compact ? undefined : cursor.address();
  if (kind === chunked) return { kind: 'chunked', chunk: chunkOf(cursor, axes, 4), index: treeAt(address) };
  cursor.skip(4 * axes);
  return kind === compact ? { kind: 'compact', bytes: cursor.take(cursor.u32()) } : { kind: 'contiguous', address };
}

/** Chunks of files of HDF5 1.10 and later. */
function newChunks(cursor: Hdf5Cursor): Layout {
  const flags = cursor.u8();
  const axes = axesOf(cursor);
  const size = cursor.u8();
  if (size > 8) throw cursor.damaged();
  const chunk = chunkOf(cursor, axes, size);
  return { kind: 'chunked', chunk, index: indexOf(cursor, flags) };
}

function indexOf(cursor: Hdf5Cursor, flags: number): ChunkIndex | undefined {
  const kind = cursor.u8();
  if (kind === single) {
    const packed = flags & filteredFlag ? cursor.length() : undefined;
    const mask = flags & filteredFlag ? cursor.u32() : 0;
    const address = cursor.address();
    return address === undefined
      ? undefined
      : { kind: 'single', address, mask, ...(packed === undefined ? {} : { packed }) };
  }
  if (kind !== implicit && kind !== fixedArray) return { kind: 'other' };
  if (kind === fixedArray) cursor.skip(1);
  const address = cursor.address();
  return address === undefined ? undefined : { kind: kind === implicit ? 'implicit' : 'fixed-array', address };
}

function treeAt(address: number | undefined): ChunkIndex | undefined {
  return address === undefined ? undefined : { kind: 'tree', address };
}

function axesOf(cursor: Hdf5Cursor): number {
  const axes = cursor.u8();
  if (axes < 1 || axes > mostAxes) throw cursor.damaged();
  return axes;
}

/** The shape of a chunk: the last length in the file is the size of an element. None is 0, as those of no bytes are. */
function chunkOf(cursor: Hdf5Cursor, axes: number, size: number): readonly number[] {
  const lengths = Array.from({ length: axes }, () => cursor.unsigned(size));
  if (lengths.includes(0)) throw cursor.damaged();
  return lengths.slice(0, -1);
}
