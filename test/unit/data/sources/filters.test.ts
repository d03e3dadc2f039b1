import assert from 'node:assert/strict';
import { Hdf5Cursor } from '../../../../src/data/sources/hdf5/cursor';
import { type Filter, readFilters, unfilter } from '../../../../src/data/sources/hdf5/filters';
import { Fault } from '../../../../src/model/message';
import { assertDamaged } from './opened';

const origin = { file: 'a.h5', format: 'HDF5' };
const filterOf = (id: number, ...values: number[]): Filter => ({ id, values });
const [shuffle, fletcher] = [filterOf(2), filterOf(3)];

describe('the filters of a chunk', () => {
  const format = (bytes: readonly number[]) => ({
    content: Uint8Array.from(bytes),
    origin,
    base: 0,
    addressSize: 8,
    lengthSize: 8,
  });
  const written = (...bytes: readonly number[]) => {
    const cursor = new Hdf5Cursor(format(bytes), Uint8Array.from(bytes));
    return [readFilters(cursor), cursor.left];
  };

  it('have a name and values, which are filled up to whole words of 8 bytes in older files', () => {
    const name = (length: number) => new Array<number>(length).fill(97);
    const zeros = (count: number) => new Array<number>(count).fill(0);
    const deflate = { id: 1, values: [6] };
    assert.deepEqual(written(1, 1, ...zeros(6), 1, 0, 8, 0, 0, 0, 1, 0, ...name(8), 6, 0, 0, 0, ...zeros(4), 9), [
      [deflate],
      1,
    ]);
    assert.deepEqual(written(1, 1, ...zeros(6), 1, 0, 9, 0, 0, 0, 1, 0, ...name(16), 6, 0, 0, 0, ...zeros(4), 9), [
      [deflate],
      1,
    ]);
    const two = [2, 0, 0, 0, 0, 0, 2, 0, 4, 0, 0, 0, 5, 0, 0, 0];
    assert.deepEqual(written(1, 2, ...zeros(6), ...two, ...two, 9), [
      [
        { id: 2, values: [4, 5] },
        { id: 2, values: [4, 5] },
      ],
      1,
    ]);
    // In newer files only a registered filter has a name, which is as long as it is.
    assert.deepEqual(written(2, 1, 255, 0, 0, 0, 1, 0, 6, 0, 0, 0, 9), [[{ id: 255, values: [6] }], 1]);
    assert.deepEqual(written(2, 1, 0, 1, 9, 0, 0, 0, 1, 0, ...name(9), 6, 0, 0, 0, 9), [[{ id: 256, values: [6] }], 1]);
    assert.deepEqual(written(2, 0, 9), [[], 1]);
  });

  it('are at most 32', () => {
    const filters = (count: number) => written(2, count, ...new Array<number[]>(count).fill([1, 0, 0, 0, 0, 0]).flat());
    assert.deepEqual(filters(32), [new Array(32).fill({ id: 1, values: [] }), 0]);
    assertDamaged(() => filters(33));
    assertDamaged(() => written(3, 0));
  });

  it('that are not read are named as the HDF Group registered them, or by their number', () => {
    for (const [id, name] of [
      [4, 'szip'],
      [5, 'nbit'],
      [6, 'scaleoffset'],
      [32001, 'blosc'],
      [32004, 'lz4'],
      [32008, 'bitshuffle'],
      [32013, 'zfp'],
      [32015, 'zstd'],
      [32026, 'blosc2'],
      [32099, '32099'],
    ] as const) {
      assert.throws(
        () => unfilter(new Uint8Array(4), [filterOf(id)], 0, 4, 4, origin),
        (error) =>
          error instanceof Fault && error.detail.code === 'data-hdf5-filter' && error.detail.args.filter === name,
      );
    }
  });

  it('are undone from the last to the first, those left out by the mask excepted', () => {
    const stored = Uint8Array.of(1, 3, 2, 4, 9, 9, 9, 9);
    assert.deepEqual(unfilter(stored, [filterOf(2, 2), fletcher], 0, 4, 2, origin), Uint8Array.of(1, 2, 3, 4));
    assert.deepEqual(unfilter(stored, [shuffle, fletcher], 0b01, 4, 2, origin), Uint8Array.of(1, 3, 2, 4));
    assert.deepEqual(unfilter(stored, [shuffle, fletcher], 0b10, 8, 2, origin), Uint8Array.of(1, 9, 3, 9, 2, 9, 4, 9));
  });

  it('put the bytes of elements together again, a rest that is no element behind them', () => {
    const of = (bytes: number[], elementSize: number) => [
      ...unfilter(Uint8Array.from(bytes), [shuffle], 0, bytes.length, elementSize, origin),
    ];
    assert.deepEqual(of([1, 4, 2, 5, 3, 6, 7], 3), [1, 2, 3, 4, 5, 6, 7]);
    for (const elementSize of [0, 1, 3, 4, 2 ** 32 - 1]) assert.deepEqual(of([1, 2, 3], elementSize), [1, 2, 3]);
  });

  it('give a chunk of its size, behind which no more than a checksum stands', () => {
    const of = (length: number) => unfilter(new Uint8Array(length), [], 0, 8, 4, origin).length;
    assert.deepEqual([of(8), of(12)], [8, 12]);
    for (const length of [7, 13]) assert.throws(() => of(length), Fault);
  });
});
