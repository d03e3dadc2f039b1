import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Column } from '../../../../../src/data/csv/column';
import { ByteReader } from '../../../../../src/data/sources/byte-reader';
import { dateOf, momentOf } from '../../../../../src/data/sources/parquet/calendar';
import { cellsOf } from '../../../../../src/data/sources/parquet/cells';
import { readDeltas } from '../../../../../src/data/sources/parquet/delta';
import { readHybrid } from '../../../../../src/data/sources/parquet/hybrid';
import { unpackLz4 } from '../../../../../src/data/sources/parquet/lz4';
import type { ColumnType, Meaning, PhysicalType } from '../../../../../src/data/sources/parquet/metadata';
import { unpackSnappy } from '../../../../../src/data/sources/parquet/snappy';
import { encodings, readValues, type StoredValues } from '../../../../../src/data/sources/parquet/values';
import { varint, zig } from '../hostile/parquet';
import { faultOf } from '../opened';
import { bytesOf } from '../written';

const seed = 20275;
const origin = { file: 'a.parquet', format: 'Parquet' };
const reader = (bytes: Iterable<number>): ByteReader => new ByteReader(Uint8Array.from(bytes), origin);
const assertDamaged = (action: () => unknown): void => assert.equal(faultOf(action).detail.code, 'data-damaged');

/** Numbers of so many bits, the lowest first. */
function packed(numbers: readonly bigint[], width: number): number[] {
  let all = 0n;
  for (const [k, number] of numbers.entries()) all |= BigInt.asUintN(width, number) << BigInt(k * width);
  const length = Math.ceil((numbers.length * width) / 8);
  return Array.from({ length }, (_, k) => Number((all >> BigInt(8 * k)) & 255n));
}

describe(`numbers in runs (seed ${seed})`, () => {
  const run = fc.record({ isPacked: fc.boolean(), length: fc.integer({ min: 1, max: 3 }), salt: fc.nat() });

  it('are those that were written, of up to 32 bits, whatever is behind', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 32 }),
        fc.array(run, { minLength: 1, maxLength: 5 }),
        fc.nat({ max: 6 }),
        (width, runs, less) => {
          const bytes: number[] = [];
          const all: number[] = [];
          for (const { isPacked, length, salt } of runs) {
            const value = (k: number): number => ((salt + 1) * (k + 3) * 2_654_435_761) % 2 ** width;
            const numbers = Array.from({ length: isPacked ? 8 * length : length }, (_, k) => value(isPacked ? k : 0));
            const content = isPacked
              ? packed(numbers.map(BigInt), width)
              : packed(numbers.slice(0, 1).map(BigInt), width);
            bytes.push(...varint(isPacked ? 2 * length + 1 : 2 * length), ...content);
            all.push(...numbers);
          }
          const count = Math.max(0, all.length - less);
          const from = reader([...bytes, 0xaa, 0xbb]);
          assert.deepEqual([...readHybrid(from, width, count)], all.slice(0, count));
          if (less === 0) assert.equal(from.left, 2);
        },
      ),
      { seed, numRuns: 500 },
    );
  });

  it('may end within the last group, but not before its last number', () => {
    const three = packed([5n, 6n, 7n], 5);
    assert.deepEqual([...readHybrid(reader([3, ...three]), 5, 3)], [5, 6, 7]);
    assertDamaged(() => readHybrid(reader([3, ...three.slice(1)]), 5, 3));
    assertDamaged(() => readHybrid(reader([3, ...three]), 5, 4));
    assertDamaged(() => readHybrid(reader([8, 1]), 33, 1));
    assertDamaged(() => readHybrid(reader([8]), 1, 1));
  });
});

describe(`numbers as differences (seed ${seed})`, () => {
  const [block, parts] = [16, 2];
  const part = block / parts;

  /** As writers do: the parts of the last block that have no number take no bytes. */
  function written(numbers: readonly bigint[], bits: 32 | 64): number[] {
    const bigZig = (value: bigint): number[] => {
      let rest = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
      const bytes: number[] = [];
      for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) + 128);
      return [...bytes, Number(rest)];
    };
    const bytes = [...varint(block), ...varint(parts), ...varint(numbers.length), ...bigZig(numbers[0] ?? 0n)];
    const differences = numbers.slice(1).map((value, k) => BigInt.asIntN(bits, value - (numbers[k] ?? 0n)));
    for (let at = 0; at < differences.length; at += block) {
      const own = differences.slice(at, at + block);
      const least = [...own].sort((a, b) => (a < b ? -1 : 1))[0] ?? 0n;
      bytes.push(...bigZig(least));
      const rests = own.map((difference) => BigInt.asUintN(bits, difference - least));
      const groups = Array.from({ length: parts }, (_, k) => rests.slice(k * part, (k + 1) * part));
      const widths = groups.map((group) =>
        Math.max(0, ...group.map((rest) => (rest === 0n ? 0 : rest.toString(2).length))),
      );
      bytes.push(...widths);
      for (const [k, group] of groups.entries()) {
        if (group.length === 0) continue;
        const full = [...group, ...new Array<bigint>(part - group.length).fill(0n)];
        bytes.push(...packed(full, widths[k] ?? 0));
      }
    }
    return bytes;
  }

  it('are those that were written, also where a difference wraps', () => {
    const whole = (bits: 32 | 64) =>
      fc.oneof(
        fc.bigInt({ min: -(2n ** BigInt(bits - 1)), max: 2n ** BigInt(bits - 1) - 1n }),
        fc.bigInt({ min: -9n, max: 9n }),
      );
    for (const bits of [32, 64] as const) {
      fc.assert(
        fc.property(fc.array(whole(bits), { maxLength: 40 }), (numbers) => {
          const from = reader([...written(numbers, bits), 1, 2, 3]);
          assert.deepEqual([...readDeltas(from, numbers.length, bits)], numbers);
          assert.equal(from.left, 3);
        }),
        { seed, numRuns: 300 },
      );
    }
  });

  it('are in blocks that can be', () => {
    const one = (blockLength: number, count: number, total = 1) =>
      readDeltas(reader([...varint(blockLength), ...varint(count), ...varint(total), ...zig(-7)]), 1, 32);
    assert.deepEqual([[...one(65_536, 1)], [...one(8, 1)], [...one(128, 4)]], [[-7n], [-7n], [-7n]]);
    for (const [blockLength, count] of [
      [65_544, 1],
      [0, 1],
      [8, 0],
      [12, 1],
      [16, 3],
      [16, 4],
    ] as const) {
      assertDamaged(() => one(blockLength, count));
    }
    assertDamaged(() => one(8, 1, 2));
    assertDamaged(() => one(8, 1, 0));
    const wide = (width: number) => readDeltas(reader([8, 1, 2, 0, 0, width, ...new Array<number>(70).fill(0)]), 2, 64);
    assert.deepEqual([...wide(64)], [0n, 0n]);
    assertDamaged(() => wide(65));
    assertDamaged(() => readDeltas(reader([8, 1, 1, ...new Array<number>(10).fill(128), 1]), 1, 64));
  });
});

describe(`packed pages (seed ${seed})`, () => {
  /** Literals, then a copy of bytes from so far before; the last step copies nothing. */
  const steps = fc.array(
    fc.record({
      literals: fc.uint8Array({ minLength: 1, maxLength: 70 }),
      longer: fc.constantFrom(0, 0, 0, 255, 300),
      back: fc.nat(),
      count: fc.oneof(fc.integer({ min: 4, max: 11 }), fc.integer({ min: 12, max: 64 })),
      wide: fc.constantFrom(1, 2, 4),
    }),
    { minLength: 1, maxLength: 4 },
  );
  const literalsOf = ({ literals, longer }: { readonly literals: Uint8Array; readonly longer: number }): number[] => [
    ...literals,
    ...new Array<number>(longer).fill(literals[0] ?? 0),
  ];
  const copy = (output: number[], distance: number, count: number): void => {
    for (let k = 0; k < count; k++) output.push(output.at(-distance) ?? 0);
  };
  const little = (value: number, bytes: number): number[] =>
    Array.from({ length: bytes }, (_, k) => Math.floor(value / 256 ** k) % 256);

  it('of LZ4 are unpacked to what was packed', () => {
    const long = (value: number): number[] =>
      value < 15 ? [] : [...new Array<number>(Math.floor((value - 15) / 255)).fill(255), (value - 15) % 255];
    fc.assert(
      fc.property(steps, (all) => {
        const [bytes, output]: [number[], number[]] = [[], []];
        for (const [k, { back, count, ...step }] of all.entries()) {
          const literals = literalsOf(step);
          const isLast = k === all.length - 1;
          const more = count - 4;
          bytes.push(
            Math.min(15, literals.length) * 16 + (isLast ? 0 : Math.min(15, more)),
            ...long(literals.length),
            ...literals,
          );
          output.push(...literals);
          if (isLast) break;
          const distance = 1 + (back % output.length);
          bytes.push(...little(distance, 2), ...long(more));
          copy(output, distance, count);
        }
        const unpacked = unpackLz4(Uint8Array.from(bytes), output.length, origin);
        assert.deepEqual([...unpacked], output);
        for (const size of [output.length - 1, output.length + 1]) {
          assertDamaged(() => unpackLz4(Uint8Array.from(bytes), size, origin));
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it('of Snappy are unpacked to what was packed', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const [bytes, output]: [number[], number[]] = [[], []];
        for (const [k, { back, count, wide, ...step }] of all.entries()) {
          const literals = literalsOf(step);
          const less = literals.length - 1;
          bytes.push(
            ...(less < 60 ? [less << 2] : [(59 + wide) << 2, ...little(less, Math.max(wide, less > 255 ? 2 : 1))]),
          );
          if (less > 255 && wide === 1) bytes[bytes.length - 3] = 61 << 2;
          bytes.push(...literals);
          output.push(...literals);
          if (k === all.length - 1) break;
          const distance = 1 + (back % Math.min(output.length, 2047));
          if (wide === 1 && count < 12) bytes.push(1 | ((count - 4) << 2) | ((distance >> 8) << 5), distance & 255);
          else bytes.push((wide === 4 ? 3 : 2) | ((count - 1) << 2), ...little(distance, wide === 4 ? 4 : 2));
          copy(output, distance, count);
        }
        const whole = Uint8Array.from([...varint(output.length), ...bytes]);
        assert.deepEqual([...unpackSnappy(whole, output.length, origin)], output);
        for (const size of [output.length - 1, output.length + 1]) {
          assertDamaged(() => unpackSnappy(whole, size, origin));
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it('copy from what is there', () => {
    for (const [distance, isThere] of [
      [0, false],
      [1, true],
      [2, true],
      [3, false],
    ] as const) {
      const lz4 = () => unpackLz4(Uint8Array.of(0x20, 7, 8, distance, 0, 0x10, 9), 7, origin);
      const snappy = () => unpackSnappy(Uint8Array.of(7, 4, 7, 8, 1, distance, 0, 9), 7, origin);
      for (const unpack of [lz4, snappy]) {
        if (!isThere) assertDamaged(unpack);
        else assert.deepEqual([...unpack()], distance === 1 ? [7, 8, 8, 8, 8, 8, 9] : [7, 8, 7, 8, 7, 8, 9]);
      }
    }
    // Ends within a length, within literals, within a distance.
    for (const bytes of [[0xf0], [0x20, 7], [0x10, 7, 1]])
      assertDamaged(() => unpackLz4(Uint8Array.from(bytes), 2, origin));
    for (const bytes of [
      [2, 240],
      [2, 4, 7],
      [6, 0, 7, 2, 1],
    ])
      assertDamaged(() => unpackSnappy(Uint8Array.from(bytes), 2, origin));
  });
});

describe(`dates (seed ${seed})`, () => {
  it('are those of the calendar', () => {
    const days = fc.integer({ min: -719_528, max: 2_932_896 });
    fc.assert(
      fc.property(days, (day) => assert.equal(dateOf(day), new Date(day * 86_400_000).toISOString().slice(0, 10))),
      { seed, numRuns: 3000 },
    );
    for (const day of [-719_528, -719_469, -719_468, -135_081, -135_080, 0, 10_957, 11_016, 11_017, 2_932_896]) {
      assert.equal(dateOf(day), new Date(day * 86_400_000).toISOString().slice(0, 10));
    }
  });

  it('have a time of day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -6e13, max: 2e14 }), fc.constantFrom(1, 1000), (milliseconds, finer) => {
        const text = new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');
        assert.equal(momentOf(milliseconds * finer, 1000 * finer), text);
      }),
      { seed, numRuns: 1000 },
    );
  });
});

describe('the values of a page', () => {
  const typeOf = (physical: PhysicalType, length = 0, meaning: Meaning = { kind: 'plain' }): ColumnType => ({
    name: 'x',
    physical,
    length,
    meaning,
    isOptional: false,
  });
  const valuesOf = (bytes: Iterable<number>, encoding: number, type: ColumnType, count: number, left = 1e6) =>
    readValues(reader(bytes), encoding, type, count, { left, limit: left });
  const texts = (values: StoredValues): string[] => {
    const column = new Column();
    const push = cellsOf(typeOf('BYTE_ARRAY'), origin);
    for (let k = 0; k < values.length; k++) push?.(column, values, k);
    return Array.from({ length: values.length }, (_, k) => column.cell(k));
  };
  const deltas = (...numbers: readonly [number, number, number]): number[] => {
    const [a, b, c] = numbers;
    const least = Math.min(b - a, c - b);
    const rests = [b - a - least, c - b - least, 0, 0, 0, 0, 0, 0].map(BigInt);
    return [8, 1, 3, ...zig(a), ...zig(least), 8, ...packed(rests, 8)];
  };

  it('are bits, numbers, or bytes with their lengths', () => {
    const bits = valuesOf([0b1010_0101, 0b10], encodings.plain, typeOf('BOOLEAN'), 10);
    assert.deepEqual(Array.from(bits as ArrayLike<number>), [1, 0, 1, 0, 0, 1, 0, 1, 0, 1]);
    const long = valuesOf([...bytesOf(BigInt64Array.of(-5n, 2n ** 40n))], encodings.plain, typeOf('INT64'), 2);
    assert.deepEqual(Array.from(long as ArrayLike<number>), [-5, 2 ** 40]);
    for (const [physical, array] of [
      ['INT32', Int32Array.of(-5, 7)],
      ['FLOAT', Float32Array.of(-0.5, 7)],
      ['DOUBLE', Float64Array.of(0.1, 7)],
    ] as const) {
      const values = valuesOf([...bytesOf(array)], encodings.plain, typeOf(physical), 2);
      assert.deepEqual(Array.from(values as ArrayLike<number>), [...array]);
      const split = [...bytesOf(array)];
      const width = split.length / 2;
      const streams = Array.from({ length: split.length }, (_, k) => split[(k % 2) * width + Math.floor(k / 2)] ?? 0);
      assert.deepEqual(Array.from(valuesOf(streams, encodings.split, typeOf(physical), 2) as ArrayLike<number>), [
        ...array,
      ]);
    }
    assert.deepEqual(texts(valuesOf([1, 0, 0, 0, 97, 0, 0, 0, 0, 2, 0, 0, 0, 98, 99], 0, typeOf('BYTE_ARRAY'), 3)), [
      'a',
      '',
      'bc',
    ]);
    assert.deepEqual(texts(valuesOf([97, 98, 99, 100], 0, typeOf('FIXED_LEN_BYTE_ARRAY', 2), 2)), ['ab', 'cd']);
    assert.deepEqual(texts(valuesOf([97, 99, 98, 100], 9, typeOf('FIXED_LEN_BYTE_ARRAY', 2), 2)), ['ab', 'cd']);
    assertDamaged(() => valuesOf([0, 0, 0, 0, 0, 0, 0], 0, typeOf('BYTE_ARRAY'), 2));
  });

  it('are texts behind their lengths, or behind what they begin with', () => {
    const following = [...deltas(1, 0, 2), 97, 98, 99];
    assert.deepEqual(texts(valuesOf(following, encodings.lengthDeltas, typeOf('BYTE_ARRAY'), 3)), ['a', '', 'bc']);
    const prefixed = [...deltas(0, 2, 1), ...deltas(2, 1, 1), 97, 98, 99, 100];
    const wanted = ['ab', 'abc', 'ad'];
    for (const type of [typeOf('BYTE_ARRAY'), typeOf('FIXED_LEN_BYTE_ARRAY', 1)]) {
      assert.deepEqual(texts(valuesOf(prefixed, encodings.prefixDeltas, type, 3, 7)), wanted);
    }
    const fault = faultOf(() => valuesOf(prefixed, encodings.prefixDeltas, typeOf('BYTE_ARRAY'), 3, 6));
    assert.equal(fault.detail.code, 'data-unpacked-size');
    // The second begins with more than the first has.
    assertDamaged(() =>
      valuesOf([...deltas(0, 3, 1), ...deltas(2, 1, 1), 97, 98, 99, 100], 7, typeOf('BYTE_ARRAY'), 3),
    );
    assertDamaged(() =>
      valuesOf([...deltas(0, -1, 1), ...deltas(2, 1, 1), 97, 98, 99, 100], 7, typeOf('BYTE_ARRAY'), 3),
    );
  });

  it('have an encoding that their type may have', () => {
    assert.deepEqual([...(valuesOf([2, 0, 0, 0, 6, 1], 3, typeOf('BOOLEAN'), 3) as Uint32Array)], [1, 1, 1]);
    assert.deepEqual([...(valuesOf(deltas(3, 4, 9), 5, typeOf('INT32'), 3) as Float64Array)], [3, 4, 9]);
    assert.deepEqual([...(valuesOf(deltas(3, 4, 9), 5, typeOf('INT64'), 3) as Float64Array)], [3, 4, 9]);
    for (const [bytes, encoding, physical] of [
      [[2, 0, 0, 0, 6, 1], 3, 'INT32'],
      [deltas(3, 4, 9), 5, 'FLOAT'],
      [[...deltas(0, 0, 0)], 6, 'INT32'],
      [[...deltas(0, 0, 0), ...deltas(0, 0, 0)], 7, 'INT32'],
      [[0, 0, 0], 9, 'BOOLEAN'],
      [[0, 0, 0], 4, 'BOOLEAN'],
      [[0, 0, 0], 0, 'INT96'],
    ] as const) {
      assertDamaged(() => valuesOf(bytes, encoding, typeOf(physical), 3));
    }
  });

  it('are cells by what they mean', () => {
    const cellOf = (physical: PhysicalType, meaning: Meaning, values: StoredValues, length = 0) => {
      const push = cellsOf(typeOf(physical, length, meaning), origin);
      if (!push) return undefined;
      const column = new Column();
      push(column, values, 0);
      return column.text(0) ?? column.number(0);
    };
    const fixed = (...bytes: readonly number[]) =>
      valuesOf(bytes, encodings.plain, typeOf('FIXED_LEN_BYTE_ARRAY', bytes.length), 1);
    const decimal = (scale: number): Meaning => ({ kind: 'decimal', scale });
    assert.deepEqual(
      [
        cellOf('INT32', decimal(2), [1234]),
        cellOf('INT32', decimal(0), [1234]),
        cellOf('DOUBLE', decimal(22), [1e22]),
        cellOf('FIXED_LEN_BYTE_ARRAY', decimal(1), fixed(0xff, 0x38), 2),
        cellOf('INT32', decimal(23), [1]),
        cellOf('INT32', decimal(-1), [1]),
      ],
      [12.34, 1234, 1, -20, undefined, undefined],
    );
    assert.deepEqual(
      [
        cellOf('FIXED_LEN_BYTE_ARRAY', { kind: 'half' }, fixed(0, 0x3c), 2),
        cellOf('FIXED_LEN_BYTE_ARRAY', { kind: 'half' }, fixed(0, 0x3c, 0), 3),
        cellOf('FIXED_LEN_BYTE_ARRAY', { kind: 'plain' }, fixed(0, 0x3c), 2),
        cellOf('INT96', { kind: 'plain' }, [1]),
      ],
      [1, undefined, undefined, undefined],
    );
    assert.deepEqual(
      [
        cellOf('INT32', { kind: 'unsigned' }, [-1]),
        cellOf('INT64', { kind: 'unsigned' }, [-(2 ** 63)]),
        cellOf('INT32', { kind: 'unsigned' }, [0]),
        cellOf('INT32', { kind: 'date' }, [366]),
        cellOf('INT64', { kind: 'timestamp', units: 1e3 }, [86_399_999]),
        cellOf('DOUBLE', { kind: 'plain' }, [-Infinity]),
        cellOf('DOUBLE', { kind: 'plain' }, [Number.NaN]),
      ],
      [2 ** 32 - 1, 2 ** 63, 0, '1971-01-02', '1970-01-01 23:59:59', '-Infinity', ''],
    );
    assertDamaged(() => cellOf('BYTE_ARRAY', { kind: 'plain' }, [1]));
    assertDamaged(() =>
      cellOf('BYTE_ARRAY', { kind: 'plain' }, valuesOf([1, 0, 0, 0, 255], 0, typeOf('BYTE_ARRAY'), 1)),
    );
  });
});
