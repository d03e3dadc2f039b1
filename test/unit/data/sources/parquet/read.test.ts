import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { unpackPage } from '../../../../../src/data/sources/parquet/codecs';
import { readParquet } from '../../../../../src/data/sources/parquet/read';
import { field, list, page, parquet, parquetWith, struct, text, zig } from '../hostile/parquet';
import { faultOf } from '../opened';
import { bytesOf } from '../written';

const origin = { file: 'a.parquet', format: 'Parquet' };
const doubles = (...values: readonly number[]): readonly number[] => [...bytesOf(Float64Array.from(values))];
const dictionary = page(doubles(10, 11, 12, 13), { kind: 2 });
const cells = (pages: readonly number[], rows = 4): number[] => {
  const { columns } = readParquet('a.parquet', parquet(pages, { rows }), 1e6);
  return Array.from({ length: rows }, (_, row) => columns[0]?.number(row) ?? Number.NaN);
};
/** A page of values by their numbers in the dictionary: this one so many times. */
const indexed = (index: number, times: number) => page([3, 2 * times, index], { encoding: 8, rows: times });

describe('the rows of a Parquet column', () => {
  it('are numbers of a dictionary, or values beside it', () => {
    assert.deepEqual(cells([...dictionary, ...indexed(3, 4)]), [13, 13, 13, 13]);
    assert.deepEqual(cells([...dictionary, ...indexed(2, 1)], 1), [12]);
    assert.deepEqual(cells([...dictionary, ...page(doubles(1, 2, 3, 4))]), [1, 2, 3, 4]);
    assert.deepEqual(cells([...dictionary, ...indexed(1, 2), ...page(doubles(5, 6), { rows: 2 })]), [11, 11, 5, 6]);
    assert.equal(faultOf(() => cells([...dictionary, ...indexed(4, 4)])).detail.code, 'data-damaged');
    assert.equal(faultOf(() => cells(indexed(0, 4))).detail.code, 'data-damaged');
  });

  it('are as many as their group says, in as many pages as that takes', () => {
    const two = [...page(doubles(1, 2), { rows: 2 }), ...page(doubles(3, 4), { rows: 2 })];
    assert.deepEqual(cells(two), [1, 2, 3, 4]);
    assert.deepEqual(cells(two, 2), [1, 2]);
    for (const rows of [3, 5]) {
      const { detail, place } = faultOf(() => cells(two, rows));
      assert.deepEqual([detail.code, detail.args.at, place?.file], ['data-damaged', 6, 'a.parquet']);
    }
  });
});

describe('a group of a Parquet file', () => {
  it('may have no rows, and then no pages', () => {
    const pages = page(doubles(1, 2), { rows: 2 });
    const meta = (size: number) => struct(field(4, 5, zig(0)), field(3, 6, zig(size)), field(2, 6, zig(5)));
    const group = (rows: number, size: number) =>
      struct(field(1, 9, list(struct(field(3, 12, meta(size))))), field(2, 6, zig(rows)));
    const root = struct(field(4, 8, text('r')), field(1, 5, zig(1)));
    const column = struct(field(1, 5, zig(5)), field(3, 8, text('x')));
    const file = (...groups: readonly (readonly number[])[]) =>
      readParquet(
        'a.parquet',
        parquetWith(struct(field(2, 9, list(root, column)), field(2, 9, list(...groups))), pages),
        1e6,
      );
    const { columns, m } = file(group(0, 0), group(2, pages.length), group(0, 0));
    assert.deepEqual([m, columns[0]?.length, columns[0]?.number(0), columns[0]?.number(1)], [2, 2, 1, 2]);
    assert.equal(faultOf(() => file(group(0, 0))).detail.code, 'data-empty-table');
    assert.equal(faultOf(() => file(group(1, 0))).detail.code, 'data-damaged');
  });
});

describe('a page that is unpacked', () => {
  it('has the size that its head says, whatever packed it', () => {
    const unpack = (packed: Uint8Array, codec: number, size: number) => [...unpackPage(packed, codec, size, origin)];
    const members = Buffer.concat([gzipSync('ab'), gzipSync('cde')]);
    assert.deepEqual([unpack(Uint8Array.of(1, 2), 0, 2), unpack(members, 2, 5)], [[1, 2], [...Buffer.from('abcde')]]);
    for (const [packed, codec, size] of [
      [Uint8Array.of(1, 2), 0, 3],
      [gzipSync('abcde'), 2, 4],
      [gzipSync('abcde'), 2, 6],
    ] as const) {
      const { detail, place } = faultOf(() => unpack(packed, codec, size));
      assert.deepEqual([detail.code, place?.file], ['data-damaged', 'a.parquet']);
    }
    assert.equal(faultOf(() => unpack(Uint8Array.of(1), 0, 2)).detail.args.at, 1);
    for (const [codec, name] of [
      [3, 'lzo'],
      [4, 'brotli'],
      [5, 'lz4'],
      [99, '99'],
    ] as const)
      assert.deepEqual(faultOf(() => unpack(Uint8Array.of(1), codec, 1)).detail.args, { codec: name });
  });
});
