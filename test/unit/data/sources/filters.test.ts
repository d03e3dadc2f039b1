import assert from 'node:assert/strict';
import { type Filter, unfilter } from '../../../../src/data/sources/hdf5/filters';
import { Fault } from '../../../../src/model/message';

const origin = { file: 'a.h5', format: 'HDF5' };
const filterOf = (id: number, ...values: number[]): Filter => ({ id, values });
const [shuffle, fletcher] = [filterOf(2), filterOf(3)];

describe('the filters of a chunk', () => {
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
          error instanceof Fault && error.detail.code === 'data-hdf5-filter' && error.detail.args['filter'] === name,
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
    assert.deepEqual(
      [of([1, 2, 3], 1), of([1, 2, 3], 3), of([1, 2], 3)],
      [
        [1, 2, 3],
        [1, 2, 3],
        [1, 2],
      ],
    );
  });

  it('give a chunk of its size, behind which no more than a checksum stands', () => {
    const of = (length: number) => unfilter(new Uint8Array(length), [], 0, 8, 4, origin).length;
    assert.deepEqual([of(8), of(12)], [8, 12]);
    for (const length of [7, 13]) assert.throws(() => of(length), Fault);
  });
});
