import { Fault, message } from '../../../model/message';
import type { MemoryBudget } from '../../memory';
import { elementCount } from '../array';
import { tooLargeUnpacked } from '../damage';
import { type ChunkGrid, chunksOf } from './chunks';
import { bytesIn, cursorAt, type Hdf5Format } from './cursor';
import { type Filter, unfilter } from './filters';
import type { Layout } from './layout';

/**
 * The bytes of an array's elements in C order, zero where none were written; `memory` holds them where they are not those
 * of the file. Throws Faults data-damaged, data-memory,
 * data-unpacked-size, data-hdf5-storage, and those of the filters.
 */
export function elementBytes(
  format: Hdf5Format,
  layout: Layout,
  filters: readonly Filter[],
  shape: readonly number[],
  elementSize: number,
  memory: MemoryBudget,
): Uint8Array {
  const length = elementCount(shape) * elementSize;
  if (layout.kind === 'compact') return layout.bytes;
  if (layout.kind === 'virtual') throw new Fault(message('data-hdf5-storage'), { file: format.origin.file });
  if (layout.kind === 'contiguous' && layout.address !== undefined) {
    return bytesIn(format, format.base + layout.address, length);
  }
  const limit = memory.left;
  memory.hold(length);
  const bytes = new Uint8Array(length);
  if (layout.kind === 'contiguous' || layout.index === undefined) return bytes;
  const { chunk } = layout;
  const grid: ChunkGrid = { shape, chunk, size: elementCount(chunk) * elementSize };
  if (chunk.length !== shape.length) throw cursorAt(format, 0).damaged();
  let unpacked = 0;
  for (const { offset, address, packed, mask } of chunksOf(format, layout.index, grid)) {
    // Chunks hardly exceed the array; what they claim to hold would be paid in time.
    unpacked += grid.size;
    if (unpacked > limit) throw tooLargeUnpacked(format.origin, limit);
    const stored = bytesIn(format, format.base + address, packed);
    const origin = { ...format.origin, begin: format.base + address };
    // What a filter gives, and what it was given.
    memory.during(filters.length === 0 ? 0 : 2 * grid.size, () => {
      const whole = unfilter(stored, filters, mask, grid.size, elementSize, origin);
      copyChunk(bytes, whole, grid, offset, elementSize);
    });
  }
  return bytes;
}

/** Copies what of a chunk is within the array, one run along the last axis after the other. */
function copyChunk(
  bytes: Uint8Array,
  whole: Uint8Array,
  { shape, chunk }: ChunkGrid,
  offset: readonly number[],
  elementSize: number,
): void {
  const within = shape.map((length, axis) => Math.min(chunk[axis] ?? 0, length - (offset[axis] ?? 0)));
  if (within.some((length) => length <= 0)) return;
  const last = shape.length - 1;
  const run = (within[last] ?? 1) * elementSize;
  const index = shape.map(() => 0);
  for (;;) {
    let [from, to] = [0, 0];
    for (let axis = 0; axis <= last; axis++) {
      from = from * (chunk[axis] ?? 1) + (index[axis] ?? 0);
      to = to * (shape[axis] ?? 1) + (offset[axis] ?? 0) + (index[axis] ?? 0);
    }
    bytes.set(whole.subarray(from * elementSize, from * elementSize + run), to * elementSize);
    let axis = last - 1;
    for (; axis >= 0; axis--) {
      index[axis] = (index[axis] ?? 0) + 1;
      if ((index[axis] ?? 0) < (within[axis] ?? 0)) break;
      index[axis] = 0;
    }
    if (axis < 0) return;
  }
}
