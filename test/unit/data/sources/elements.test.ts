import assert from 'node:assert/strict';
import { MemoryBudget } from '../../../../src/data/memory';
import { decodeElements, decodeNumbers, type ElementType, isReadable } from '../../../../src/data/sources/elements';
import { assertDamaged, faultOf } from './opened';
import { bytesOf, swapped } from './written';

const origin = { file: 'a.npy', format: 'NPY' };

const within = (bytes: number): MemoryBudget => new MemoryBudget(bytes);

describe('the elements of an array', () => {
  it('are of a size that their kind has', () => {
    const readable = (kind: ElementType['kind']) =>
      [0, 1, 2, 3, 4, 8].filter((size) => isReadable({ kind, size, isBigEndian: false }));
    assert.deepEqual(
      [readable('text'), readable('unicode')],
      [
        [1, 2, 3, 4, 8],
        [4, 8],
      ],
    );
    assert.deepEqual(
      [readable('signed'), readable('unsigned'), readable('float')],
      [
        [1, 2, 4, 8],
        [1, 2, 4, 8],
        [2, 4, 8],
      ],
    );
  });

  it('are as many as there are bytes for, and take no more memory than there is', () => {
    const type = { kind: 'unsigned', size: 2, isBigEndian: false } as const;
    const text = { kind: 'text', size: 3, isBigEndian: false } as const;
    const bytes = Uint8Array.of(97, 0, 0, 98, 99, 0);
    assert.deepEqual([...decodeElements(bytes, type, 3, origin, within(6))], [97, 98 * 256, 99]);
    assert.deepEqual([...decodeElements(bytes, text, 2, origin, within(70))], ['a', 'bc']);
    assertDamaged(() => decodeElements(bytes, type, 4, origin, within(1e6)));
    assertDamaged(() => decodeElements(bytes, text, 3, origin, within(1e6)));
    assertDamaged(() => decodeNumbers(bytes, { ...type, size: 3 }, 1, origin));
    assert.equal(faultOf(() => decodeElements(bytes, text, 2, origin, within(69))).detail.code, 'data-memory');
    assert.equal(faultOf(() => decodeElements(bytes, type, 3, origin, within(5))).detail.code, 'data-memory');
    const broken = faultOf(() => decodeElements(Uint8Array.of(97, 0, 0, 98, 255, 0), text, 2, origin, within(1e6)));
    assert.equal(broken.detail.args.at, 5);
  });

  it('are whole numbers that a double holds, or texts of code points', () => {
    const long = { kind: 'signed', size: 8, isBigEndian: false } as const;
    const read = (value: bigint) => decodeElements(bytesOf(BigInt64Array.of(value)), long, 1, origin, within(1e6));
    assert.deepEqual([...read(2n ** 53n - 1n), ...read(-(2n ** 53n) + 1n)], [2 ** 53 - 1, -(2 ** 53) + 1]);
    const fault = faultOf(() => read(2n ** 53n));
    assert.deepEqual([fault.detail.code, fault.detail.args], ['data-array-large-integer', { value: 2 ** 53 }]);
    const unicode = { kind: 'unicode', size: 12, isBigEndian: false } as const;
    const text = (...codes: readonly number[]) => [
      ...decodeElements(bytesOf(Uint32Array.from(codes)), unicode, codes.length / 3, origin, within(1e6)),
    ];
    assert.deepEqual(text(97, 0, 98, 0, 0, 0, 0x10ffff, 0, 0), ['a\0b', '', '\u{10ffff}']);
    assert.equal(faultOf(() => text(97, 98, 0x110000)).detail.args.at, 9);
  });

  it('are numbers of every type, in either order of their bytes', () => {
    for (const [kind, array] of [
      ['unsigned', Uint8Array.of(0, 200, 3)],
      ['signed', Int8Array.of(0, -100, 3)],
      ['unsigned', Uint16Array.of(1, 50_000, 300)],
      ['signed', Int16Array.of(-1, -30_000, 300)],
      ['unsigned', Uint32Array.of(1, 4_000_000_000, 70_000)],
      ['signed', Int32Array.of(-1, -2_000_000_000, 70_000)],
      ['unsigned', BigUint64Array.of(1n, 2n ** 53n - 1n, 2n ** 32n)],
      ['signed', BigInt64Array.of(-1n, -(2n ** 53n) + 1n, 2n ** 32n)],
      ['float', Float32Array.of(0.5, -3e30, 7)],
      ['float', Float64Array.of(0.1, -3e300, 7)],
    ] as const) {
      const [size, bytes] = [array.BYTES_PER_ELEMENT, bytesOf(array)];
      for (const isBigEndian of [false, true]) {
        const stored = isBigEndian ? swapped(bytes, size) : bytes;
        const values = decodeElements(stored, { kind, size, isBigEndian }, 3, origin, within(1e6));
        assert.deepEqual([...values], Array.from(array, Number), `${kind}${size}`);
      }
    }
  });

  it('of half precision are those of IEEE 754', () => {
    const bits = Uint16Array.of(0x3c00, 0xc000, 0x3555, 0x0001, 0x8003, 0x7bff, 0x7c00, 0xfc00, 0x7c01);
    const values = decodeElements(
      bytesOf(bits),
      { kind: 'float', size: 2, isBigEndian: false },
      9,
      origin,
      within(1e6),
    );
    const wanted = [1, -2, 0.333251953125, 2 ** -24, -3 * 2 ** -24, 65_504, Infinity, -Infinity, Number.NaN];
    assert.deepEqual([...values], wanted);
  });

  it('that are too large are floats, not whole numbers, where they are no whole numbers', () => {
    const double = { kind: 'float', size: 8, isBigEndian: false } as const;
    assert.deepEqual([...decodeElements(bytesOf(Float64Array.of(2 ** 60)), double, 1, origin, within(8))], [2 ** 60]);
    const fault = faultOf(() => decodeNumbers(new Uint8Array(9), { ...double, size: 3 }, 1, origin));
    assert.equal(fault.detail.args.at, 1);
  });
});
