import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Column } from '../../../../../src/data/csv/column';
import { MemoryBudget } from '../../../../../src/data/memory';
import { ByteReader } from '../../../../../src/data/sources/byte-reader';
import { UnpackBudget } from '../../../../../src/data/sources/parquet/budget';
import { dateOf, momentOf } from '../../../../../src/data/sources/parquet/calendar';
import { cellsOf, pushMissing } from '../../../../../src/data/sources/parquet/cells';
import type { ColumnType, Meaning, PhysicalType } from '../../../../../src/data/sources/parquet/metadata';
import { encodings, readValues, type StoredValues } from '../../../../../src/data/sources/parquet/values';
import { packed, zig } from '../hostile/parquet';
import { assertDamaged, faultOf } from '../opened';
import { bytesOf } from '../written';

const seed = 20276;
const origin = { file: 'a.parquet', format: 'Parquet' };
const reader = (bytes: Iterable<number>): ByteReader => new ByteReader(Uint8Array.from(bytes), origin);

describe(`dates (seed ${seed})`, () => {
  it('are those of the calendar', () => {
    const days = fc.integer({ min: -719_528, max: 2_932_896 });
    fc.assert(
      fc.property(days, (day) => assert.equal(dateOf(day), new Date(day * 86_400_000).toISOString().slice(0, 10))),
      { seed, numRuns: 3000 },
    );
    // The first day of March of a year that 400 divides, and the last day of each part of the 400 years, and the next.
    const eras = [1459, 1460, 36_523, 36_524, 73_047, 73_048, 73_049, 109_571, 109_574, 146_095, 146_096].map(
      (day) => day - 719_468,
    );
    for (const day of [
      ...eras,
      -719_528,
      -719_469,
      -719_468,
      -135_081,
      -135_080,
      0,
      10_957,
      11_016,
      11_017,
      2_932_896,
    ]) {
      assert.equal(dateOf(day), new Date(day * 86_400_000).toISOString().slice(0, 10));
    }
  });

  it('have a time of day', () => {
    const times = [0, 59, 60, 3599, 3600, 86_399].map((second) => momentOf(second, 1).slice(11));
    assert.deepEqual(times, ['00:00:00', '00:00:59', '00:01:00', '00:59:59', '01:00:00', '23:59:59']);
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
    readValues(reader(bytes), encoding, type, count, new UnpackBudget(new MemoryBudget(left)));
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
    assertDamaged(() => valuesOf([0, 0, 0, 0], 0, typeOf('BYTE_ARRAY'), 2 ** 40));
    assertDamaged(() => valuesOf([], 0, typeOf('FIXED_LEN_BYTE_ARRAY', 0), 3));
    assert.deepEqual(texts(valuesOf([97, 98], 0, typeOf('FIXED_LEN_BYTE_ARRAY', 1), 2)), ['a', 'b']);
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
    assert.deepEqual([fault.detail.code, fault.place?.file], ['data-unpacked-size', 'a.parquet']);
    // The third begins as the second does, whatever the first is.
    const third = [...deltas(0, 0, 1), ...deltas(1, 2, 1), 120, 121, 122, 97];
    assert.deepEqual(texts(valuesOf(third, encodings.prefixDeltas, typeOf('BYTE_ARRAY'), 3)), ['x', 'yz', 'ya']);
    assertDamaged(() => valuesOf([...deltas(1, 0, 0), ...deltas(1, 1, 1), 97, 98, 99], 7, typeOf('BYTE_ARRAY'), 3));
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
    const most = [8, 1, 2, ...zig(2 ** 31 - 1), ...zig(1), 0];
    assert.deepEqual([...(valuesOf(most, 5, typeOf('INT32'), 2) as Float64Array)], [2 ** 31 - 1, -(2 ** 31)]);
    assert.deepEqual([...(valuesOf(most, 5, typeOf('INT64'), 2) as Float64Array)], [2 ** 31 - 1, 2 ** 31]);
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
    const broken = () =>
      cellOf('BYTE_ARRAY', { kind: 'plain' }, valuesOf([1, 0, 0, 0, 255], 0, typeOf('BYTE_ARRAY'), 1));
    for (const read of [() => cellOf('BYTE_ARRAY', { kind: 'plain' }, [1]), broken])
      assert.equal(faultOf(read).detail.args.at, 1);
  });

  it('are distinct cells where their texts are, and missing ones between them', () => {
    const days = ['1971-01-02', '2971-01-02', '1971-01-03'].map((text) => Date.parse(text) / 86_400_000);
    const push = cellsOf(typeOf('INT32', 0, { kind: 'date' }), origin);
    const column = new Column(6);
    for (const k of days.keys()) {
      push?.(column, days, k);
      pushMissing(column);
    }
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5].map((row) => column.text(row)),
      ['1971-01-02', '', '2971-01-02', '', '1971-01-03', ''],
    );
  });
});
