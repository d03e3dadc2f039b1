import assert from 'node:assert/strict';
import { ByteReader } from '../../../../src/data/sources/byte-reader';
import { readStruct, readVarint } from '../../../../src/data/sources/parquet/thrift';
import { Fault } from '../../../../src/model/message';

const reader = (...bytes: number[]): ByteReader =>
  new ByteReader(Uint8Array.from(bytes), { file: 'a.parquet', format: 'Parquet' });
const isDamaged = (error: unknown): boolean => error instanceof Fault && error.detail.code === 'data-damaged';

describe('a struct in Thrift’s compact protocol', () => {
  it('has a value of every type under its number', () => {
    const struct = readStruct(
      reader(
        ...[0x11, 0x12, 0x13, 0xfe, 0x14, 3, 0x15, 4, 0x16, 5],
        ...[0x17, 0, 0, 0, 0, 0, 0, 0, 0, 0x18, 2, 7, 8],
        ...[0x19, 0x21, 1, 2, 0x1a, 0x15, 6, 0x1c, 0x11, 0, 0x55, 8, 0x05, 0x80, 0x01, 10, 0],
      ),
    );
    assert.deepEqual(
      [...struct],
      [
        ...[
          [1, true],
          [2, false],
          [3, -2],
          [4, -2],
          [5, 2],
          [6, -3],
          [7, 0],
          [8, Uint8Array.of(7, 8)],
        ],
        ...[
          [9, [true, false]],
          [10, [3]],
          [11, new Map([[1, true]])],
          [16, 4],
          [64, 5],
        ],
      ],
    );
  });

  it('has lists whose length is behind their head where it is long, and no longer than what is left', () => {
    const long = readStruct(reader(0x19, 0xf5, 16, ...new Array<number>(16).fill(2), 0));
    assert.deepEqual(long.get(1), new Array<number>(16).fill(1));
    assert.throws(() => readStruct(reader(0x19, 0x35, 2, 2)), isDamaged);
    assert.throws(() => readStruct(reader(0x1b, 0, 0)), isDamaged);
  });

  it('is not nested without end', () => {
    const structs = (levels: number) =>
      readStruct(reader(...new Array<number>(levels).fill(0x1c), ...new Array<number>(levels + 1).fill(0)));
    assert.equal(structs(16).size, 1);
    assert.throws(() => structs(17), isDamaged);
    const lists = (levels: number) => readStruct(reader(0x19, ...new Array<number>(levels - 1).fill(0x19), 0x05, 0));
    assert.equal(lists(17).size, 1);
    assert.throws(() => lists(18), isDamaged);
  });
});

describe('a number of 7 bits a byte', () => {
  it('has its lowest bits first, in ten bytes at most', () => {
    assert.deepEqual(
      [readVarint(reader(0)), readVarint(reader(127)), readVarint(reader(0x80, 1)), readVarint(reader(0xac, 2))],
      [0, 127, 128, 300],
    );
    assert.equal(readVarint(reader(...new Array<number>(9).fill(0x80), 1)), 2 ** 63);
    assert.throws(() => readVarint(reader(...new Array<number>(10).fill(0x80), 1)), isDamaged);
  });
});
