import assert from 'node:assert/strict';
import { MemoryBudget } from '../../../../../src/data/memory';
import type { Hdf5Format } from '../../../../../src/data/sources/hdf5/cursor';
import type { Filter } from '../../../../../src/data/sources/hdf5/filters';
import type { Layout } from '../../../../../src/data/sources/hdf5/layout';
import { elementBytes } from '../../../../../src/data/sources/hdf5/values';
import { faultOf } from '../opened';

const origin = { file: 'a.h5', format: 'HDF5' };
/** Bytes 0, 1, 2, …, whose addresses count from 2. */
const content = Uint8Array.from({ length: 200 }, (_, k) => k);
const format: Hdf5Format = {
  content,
  origin,
  base: 2,
  addressSize: 2,
  lengthSize: 2,
};

interface Parts {
  readonly shape?: readonly number[];
  readonly size?: number;
  readonly limit?: number;
  readonly filters?: readonly Filter[];
  readonly of?: Hdf5Format;
}
const bytesOf = (layout: Layout, { shape = [3], size = 2, limit = 1e6, filters = [], of = format }: Parts = {}) => [
  ...elementBytes(of, layout, filters, shape, size, new MemoryBudget(limit)),
];
const zeros = (count: number): number[] => new Array<number>(count).fill(0);

describe('the elements of an HDF5 array', () => {
  it('are in the header, in one piece, or were never written', () => {
    assert.deepEqual(bytesOf({ kind: 'compact', bytes: Uint8Array.of(7, 8) }), [7, 8]);
    assert.deepEqual(bytesOf({ kind: 'contiguous', address: 10 }), [12, 13, 14, 15, 16, 17]);
    assert.deepEqual(bytesOf({ kind: 'contiguous', address: undefined }), zeros(6));
    assert.deepEqual(bytesOf({ kind: 'chunked', chunk: [2], index: undefined }), zeros(6));
    assert.equal(faultOf(() => bytesOf({ kind: 'virtual' })).detail.code, 'data-hdf5-storage');
    assert.equal(faultOf(() => bytesOf({ kind: 'contiguous', address: 193 })).detail.code, 'data-damaged');
  });

  it('take no more memory than there is, but for those that are there', () => {
    const never: Layout = { kind: 'contiguous', address: undefined };
    assert.equal(bytesOf(never, { limit: 6 }).length, 6);
    assert.equal(faultOf(() => bytesOf(never, { limit: 5 })).detail.code, 'data-memory');
    assert.equal(bytesOf({ kind: 'contiguous', address: 10 }, { limit: 5 }).length, 6);
  });

  const implicit = (chunk: readonly number[]): Layout => ({
    kind: 'chunked',
    chunk,
    index: { kind: 'implicit', address: 8 },
  });

  it('are in chunks, of which what is beyond the array is left out', () => {
    assert.deepEqual(bytesOf(implicit([2]), { limit: 8 }), [10, 11, 12, 13, 14, 15]);
    // Chunks of 2 × 2 with two bytes each in an array of 3 × 3.
    const square = bytesOf(implicit([2, 2]), { shape: [3, 3] });
    const element = (chunk: number, k: number) => [10 + 8 * chunk + 2 * k, 11 + 8 * chunk + 2 * k];
    const places = [
      [0, 0],
      [0, 1],
      [1, 0],
      [0, 2],
      [0, 3],
      [1, 2],
      [2, 0],
      [2, 1],
      [3, 0],
    ] as const;
    assert.deepEqual(
      square,
      places.flatMap(([chunk, k]) => element(chunk, k)),
    );
    // Chunks of 1 × 2 × 2 with a byte each in an array of 2 × 3 × 2.
    const cube = bytesOf(implicit([1, 2, 2]), { shape: [2, 3, 2], size: 1 });
    assert.deepEqual(cube, [10, 11, 12, 13, 14, 15, 18, 19, 20, 21, 22, 23]);
  });

  it('have a chunk of as many axes as the array, and chunks that fit into memory', () => {
    const fault = faultOf(() => bytesOf(implicit([2, 2])));
    assert.deepEqual([fault.detail.args.at, fault.place?.file], [3, 'a.h5']);
    const large = faultOf(() => bytesOf(implicit([2]), { limit: 7 }));
    assert.deepEqual([large.detail.code, large.place?.file], ['data-unpacked-size', 'a.h5']);
  });

  it('may be in chunks that lie beyond the array, of which nothing is taken', () => {
    const key = (offset: number, address: number) => [
      2,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      offset,
      ...zeros(7),
      ...zeros(8),
      ...zeros(8),
      address,
      0,
    ];
    const nodes = [...Buffer.from('TREE'), 1, 0, 2, 0, 255, 255, 255, 255, ...key(4, 100), ...key(0, 120)];
    const bytes = content.slice();
    bytes.set(nodes, 2);
    const tree: Layout = { kind: 'chunked', chunk: [2, 1], index: { kind: 'tree', address: 0 } };
    const parts = { shape: [4, 1], size: 1, of: { ...format, content: bytes } };
    assert.deepEqual(bytesOf(tree, parts), [122, 123, 0, 0]);
  });

  it('are damaged where their chunk is in the file', () => {
    const single: Layout = { kind: 'chunked', chunk: [3], index: { kind: 'single', address: 20, packed: 5, mask: 0 } };
    assert.equal(faultOf(() => bytesOf(single)).detail.args.at, 23);
  });
});
