import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ByteReader } from '../../../../../src/data/sources/byte-reader';
import { readDeltas } from '../../../../../src/data/sources/parquet/delta';
import { readHybrid } from '../../../../../src/data/sources/parquet/hybrid';
import { unpackLz4 } from '../../../../../src/data/sources/parquet/lz4';
import { unpackSnappy } from '../../../../../src/data/sources/parquet/snappy';
import { packed, varint, zig } from '../hostile/parquet';
import { assertDamaged, faultOf } from '../opened';

const seed = 20275;
const origin = { file: 'a.parquet', format: 'Parquet' };
/** A page is damaged where it begins. */
const assertDamagedAtFirst = (action: () => unknown): void => {
  const { detail, place } = faultOf(action);
  assert.deepEqual([detail.code, detail.args.at, place?.file], ['data-damaged', 1, 'a.parquet']);
};
const reader = (bytes: Iterable<number>): ByteReader => new ByteReader(Uint8Array.from(bytes), origin);

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
    // A repeated number before it.
    assert.deepEqual([...readHybrid(reader([2, 9, 3, ...three]), 5, 4)], [9, 5, 6, 7]);
    // Nine bits in a byte.
    assertDamaged(() => readHybrid(reader([3, 255]), 3, 3));
    assert.deepEqual([...readHybrid(reader([2, 1, 0, 0, 128]), 32, 1)], [2 ** 31 + 1]);
    assertDamaged(() => readHybrid(reader([2, 1, 0, 0, 0, 0]), 33, 1));
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
    assert.deepEqual([[...one(65_600, 1)], [...one(8, 1)], [...one(128, 4)]], [[-7n], [-7n], [-7n]]);
    for (const [blockLength, count] of [
      [65_608, 1],
      [4, 1],
      [0, 1],
      [8, 0],
      [12, 1],
      [16, 3],
      [16, 4],
    ] as const) {
      assertDamaged(() => one(blockLength, count));
    }
    // The width of a part without numbers says nothing.
    const unused = [16, 2, 3, ...zig(5), ...zig(1), 8, 8, 1, 2, ...new Array<number>(6).fill(0)];
    assert.deepEqual([...readDeltas(reader(unused), 3, 32)], [5n, 7n, 10n]);
    assert.deepEqual([...readDeltas(reader([8, 1, 0, ...zig(5)]), 0, 32)], []);
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
          assertDamagedAtFirst(() => unpackLz4(Uint8Array.from(bytes), size, origin));
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
          assertDamagedAtFirst(() => unpackSnappy(whole, size, origin));
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
        if (!isThere) assertDamagedAtFirst(unpack);
        else assert.deepEqual([...unpack()], distance === 1 ? [7, 8, 8, 8, 8, 8, 9] : [7, 8, 7, 8, 7, 8, 9]);
      }
    }
    // A block of LZ4 may end with a copy, and have no bytes at all.
    assert.deepEqual([...unpackLz4(Uint8Array.of(0x10, 7, 1, 0), 5, origin)], [7, 7, 7, 7, 7]);
    assert.deepEqual([...unpackLz4(Uint8Array.of(), 0, origin), ...unpackSnappy(Uint8Array.of(0), 0, origin)], []);
    // Ends within a length, within literals, within a distance.
    for (const bytes of [[0xf0], [0x20, 7], [0x10, 7, 1]])
      assertDamagedAtFirst(() => unpackLz4(Uint8Array.from(bytes), 2, origin));
    for (const bytes of [
      [2, 240],
      [2, 4, 7],
      [6, 0, 7, 2, 1],
    ])
      assertDamagedAtFirst(() => unpackSnappy(Uint8Array.from(bytes), 2, origin));
  });
});
