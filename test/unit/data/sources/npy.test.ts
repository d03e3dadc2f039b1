import assert from 'node:assert/strict';
import fc from 'fast-check';
import { caseCount } from '../../../count';
import { arrayOf, arraysOf, assertRefused, listed, open } from './opened';
import { bytesOf, idx, npy, npyOf, npyWithHeader, swapped, zip } from './written';

const seed = 20302;
const numRuns = caseCount(2000);

/** A type of NumPy, its numbers, and how they are stored, little-endian. */
interface NumberType {
  readonly descr: string;
  readonly size: number;
  readonly values: fc.Arbitrary<number>;
  readonly store: (values: readonly number[]) => Uint8Array;
}
const integers = (bits: number, isSigned: boolean): fc.Arbitrary<number> => {
  const top = Math.min(2 ** bits, 2 ** 53);
  return fc.maxSafeInteger().map((value) => {
    const rest = ((value % top) + top) % top;
    return isSigned ? (rest >= top / 2 ? rest - top : rest) : rest;
  });
};
const types: readonly NumberType[] = [
  { descr: 'u1', size: 1, values: integers(8, false), store: (v) => Uint8Array.from(v) },
  { descr: 'i1', size: 1, values: integers(8, true), store: (v) => bytesOf(Int8Array.from(v)) },
  { descr: 'b1', size: 1, values: fc.constantFrom(0, 1), store: (v) => Uint8Array.from(v) },
  { descr: 'u2', size: 2, values: integers(16, false), store: (v) => bytesOf(Uint16Array.from(v)) },
  { descr: 'i2', size: 2, values: integers(16, true), store: (v) => bytesOf(Int16Array.from(v)) },
  { descr: 'u4', size: 4, values: integers(32, false), store: (v) => bytesOf(Uint32Array.from(v)) },
  { descr: 'i4', size: 4, values: integers(32, true), store: (v) => bytesOf(Int32Array.from(v)) },
  { descr: 'u8', size: 8, values: integers(53, false), store: (v) => bytesOf(BigUint64Array.from(v, BigInt)) },
  { descr: 'i8', size: 8, values: integers(54, true), store: (v) => bytesOf(BigInt64Array.from(v, BigInt)) },
  { descr: 'f4', size: 4, values: fc.float(), store: (v) => bytesOf(Float32Array.from(v)) },
  { descr: 'f8', size: 8, values: fc.double(), store: (v) => bytesOf(Float64Array.from(v)) },
];
const shapes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });

describe(`NPY (seed ${seed}, ${numRuns} arrays)`, () => {
  it('of every type of number, byte order and version gives its shape and values', () => {
    const arrays = fc
      .tuple(fc.constantFrom(...types), shapes, fc.boolean(), fc.constantFrom(1, 2, 3))
      .chain(([type, shape, isBig, version]) => {
        const count = shape.reduce((a, b) => a * b, 1);
        const values = fc.array(type.values, { minLength: count, maxLength: count });
        return values.map((list) => ({ type, shape, isBig, version, list }));
      });
    fc.assert(
      fc.property(arrays, ({ type, shape, isBig, version, list }) => {
        const stored = type.store(list);
        const data = isBig ? swapped(stored, type.size) : stored;
        const descr = `${type.size === 1 ? '|' : isBig ? '>' : '<'}${type.descr}`;
        const array = arrayOf(npy({ descr, shape, version, data }));
        assert.deepEqual(array.shape, shape);
        assert.deepEqual(listed(array), list);
      }),
      { seed, numRuns },
    );
  });

  it('in Fortran order gives the same values as in C order', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const count = shape.reduce((a, b) => a * b, 1);
        const inOrder = Array.from({ length: count }, (_, k) => k + 1);
        // Element (i, j, k) stands at i + n_i·(j + n_j·k).
        const fortran = inOrder.map(() => 0);
        for (let k = 0; k < count; k++) {
          let rest = k;
          const index = [...shape].reverse().map((length) => {
            const at = rest % length;
            rest = Math.floor(rest / length);
            return at;
          });
          const at = index.reduce((sum, position, axis) => sum * (shape[shape.length - 1 - axis] ?? 1) + position, 0);
          fortran[at] = k + 1;
        }
        const data = bytesOf(Float64Array.from(fortran));
        assert.deepEqual(listed(arrayOf(npy({ descr: '<f8', shape, fortran: true, data }))), inOrder);
      }),
      { seed, numRuns },
    );
  });

  it('of half precision gives the numbers of IEEE 754', () => {
    const bits = [0x3c00, 0xc000, 0x3555, 0x0001, 0x03ff, 0x7bff, 0x8000, 0x7c00, 0xfc00, 0x7e00];
    const wanted = [1, -2, 0.333251953125, 2 ** -24, 1023 * 2 ** -24, 65504, -0, Infinity, -Infinity, NaN];
    const stored = bytesOf(Uint16Array.from(bits));
    assert.deepEqual(listed(arrayOf(npy({ descr: '<f2', shape: [10], data: stored }))), wanted);
    assert.deepEqual(listed(arrayOf(npy({ descr: '>f2', shape: [10], data: swapped(stored, 2) }))), wanted);
  });

  it('of texts gives them without the zeros that fill them up', () => {
    const unicode = bytesOf(Uint32Array.from([0x6c, 0x51fa, 0x1f642, 0x61, 0, 0]));
    assert.deepEqual(listed(arrayOf(npy({ descr: '<U3', shape: [2], data: unicode }))), ['l出🙂', 'a']);
    assert.deepEqual(listed(arrayOf(npy({ descr: '>U3', shape: [2], data: swapped(unicode, 4) }))), ['l出🙂', 'a']);
    const bytes = Buffer.from('red\0\0tan\0\0');
    assert.deepEqual(listed(arrayOf(npy({ descr: '|S5', shape: [2], data: bytes }))), ['red', 'tan']);
  });

  it('is refused where Python alone can read it, or a double does not hold it', () => {
    const data = new Uint8Array(64);
    const read = (descr: string) => () => arrayOf(npy({ descr, shape: [1], data })).read();
    assertRefused(read('|O'), 'data-array-objects');
    for (const type of ['<c16', '<M8[ns]', '<f16', '|V8', '<U0', '<i3']) {
      assertRefused(read(type), 'data-array-type');
    }
    const records = npyWithHeader(`{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,), }`, data);
    assertRefused(() => arraysOf(records), 'data-array-type');
    const large = npy({ descr: '<i8', shape: [1], data: bytesOf(BigInt64Array.of(2n ** 53n + 2n)) });
    assertRefused(() => arrayOf(large).read(), 'data-array-large-integer');
  });

  it('has a header of up to 65536 bytes and 64 axes', () => {
    const sized = (length: number): Uint8Array => {
      const text = "{'descr': '|u1', 'fortran_order': False, 'shape': (1,), }";
      const head = Buffer.alloc(12 + length, ' ');
      head.write('\x93NUMPY\x02\0', 'latin1');
      head.writeUInt32LE(length, 8);
      head.write(text, 12);
      return Buffer.concat([head, Uint8Array.of(7)]);
    };
    assert.deepEqual(listed(arrayOf(sized(65_536))), [7]);
    assertRefused(() => arrayOf(sized(65_537)), 'data-damaged');
    const member = (length: number) => arrayOf(zip([{ name: 'x.npy', data: sized(length) }]), 'x');
    assert.deepEqual([member(65_536).shape, member(65_537).shape], [[1], undefined]);
    const deep = (axes: number) =>
      npyWithHeader(`{'descr': '|u1', 'fortran_order': False, 'shape': (${'1, '.repeat(axes)}), }`, Uint8Array.of(7));
    assert.deepEqual(arrayOf(deep(64)).shape, new Array(64).fill(1));
    assertRefused(() => arrayOf(deep(65)), 'data-damaged');
  });

  it('has truth values of one byte, and shapes as Python wrote long numbers', () => {
    const read = (descr: string) => () => arrayOf(npy({ descr, shape: [2], data: Uint8Array.of(1, 0, 0, 0) })).read();
    assert.deepEqual([...read('|b1')(), ...read('?')(), ...read('|?')(), ...read('u1')()], [1, 0, 1, 0, 1, 0, 1, 0]);
    for (const descr of ['|b2', '|b0', '|x1', '||u1']) assertRefused(read(descr), 'data-array-type');
    const header = (shape: string) =>
      npyWithHeader(`{'descr': '|u1', 'fortran_order': False, 'shape': ${shape}, }`, Uint8Array.of(1, 2));
    assert.deepEqual([arrayOf(header('(2L,)')).shape, arrayOf(header('(1, 2)')).shape], [[2], [1, 2]]);
    for (const shape of ['(,)', '(1,,2)', '(1L2,)', '(, 2)', '(1,2,,)']) {
      assertRefused(() => arrayOf(header(shape)), 'data-damaged');
    }
  });

  it('says where it is damaged, in an archive within the member', () => {
    const at = (action: () => unknown) => /\bbyte (\d+)/.exec(assertRefused(action, 'data-damaged'))?.[1];
    const bytes = npyOf.uint8([3], [1, 2]);
    assert.equal(
      at(() => arrayOf(bytes)),
      `${bytes.length + 1}`,
    );
    assert.equal(
      at(() => arrayOf(zip([{ name: 'x.npy', data: bytes }]), 'x').read()),
      `${bytes.length + 1}`,
    );
    const broken = npyOf.uint8([2], [1, 2]);
    broken[6] = 4;
    assert.equal(
      at(() => arrayOf(broken)),
      '7',
    );
    const text = npyOf.uint8([2], [1, 2]);
    text[12] = 0xff;
    assert.equal(
      at(() => arrayOf(text)),
      '13',
    );
  });

  it('is refused wherever it is cut off', () => {
    const whole = npyOf.float64([2, 3], [1, 2, 3, 4, 5, 6]);
    for (let length = 1; length < whole.length; length++) {
      assertRefused(() => open(whole.subarray(0, length), 'x.npy'), length < 6 ? 'data-ending' : 'data-damaged');
    }
  });
});

describe('NPZ', () => {
  const [x, y] = [npyOf.float64([2, 2], [1, 2, 3, 4]), npyOf.int64([2], [0, 1])];

  it('gives its arrays by name, stored or packed, and reads others than arrays never', () => {
    for (const method of [0, 8]) {
      const { format, arrays } = arraysOf(
        zip([
          { name: 'X.npy', data: x, method },
          { name: 'notes.txt', data: y, method: 99 },
          { name: 'y.npy', data: y, method },
        ]),
      );
      assert.equal(format, 'NPZ');
      assert.deepEqual(
        arrays.map((array) => [array.name, array.shape, listed(array)]),
        [
          ['X', [2, 2], [1, 2, 3, 4]],
          ['y', [2], [0, 1]],
        ],
      );
    }
  });

  it('with an array of objects gives the others', () => {
    const objects = npy({ descr: '|O', shape: [1], data: new Uint8Array(99) });
    const file = zip([
      { name: 'o.npy', data: objects },
      { name: 'x.npy', data: x },
    ]);
    assert.deepEqual(listed(arrayOf(file, 'x')), [1, 2, 3, 4]);
    const array = arrayOf(file, 'o');
    assert.equal(array.shape, undefined);
    assertRefused(() => array.read(), 'data-array-objects');
  });

  it('is refused where its members are not what the directory says', () => {
    const read = (claims: object, name = 'x') => {
      const file = zip([{ name: `${name}.npy`, data: x, claims }]);
      return () => arrayOf(file, name).read();
    };
    assert.equal(read({})().length, 4);
    for (const claims of [{ crc: 1 }, { size: 3 }, { packed: 1e9 }, { packed: 9 }, { offset: 7 }, { offset: 1e9 }]) {
      assertRefused(read(claims), 'data-damaged');
    }
    const twice = zip([
      { name: 'x.npy', data: x },
      { name: 'x.npy', data: y },
    ]);
    assertRefused(() => open(twice), 'data-archive-twice');
    assertRefused(() => open(zip([{ name: 'x.npy', data: x, flags: 1 }])), 'data-archive-locked');
    const lzma = zip([{ name: 'x.npy', data: x, method: 14 }]);
    assertRefused(() => arrayOf(lzma, 'x').read(), 'data-archive-method');
  });
});

describe('IDX', () => {
  it('of every type gives its shape and values', () => {
    const values = [1, 0, 127, 3, 4, 5];
    const stored: readonly [number, Uint8Array, number][] = [
      [8, Uint8Array.from(values), 1],
      [9, Uint8Array.from(values), 1],
      [11, bytesOf(Int16Array.from(values)), 2],
      [12, bytesOf(Int32Array.from(values)), 4],
      [13, bytesOf(Float32Array.from(values)), 4],
      [14, bytesOf(Float64Array.from(values)), 8],
    ];
    for (const [type, data, size] of stored) {
      const array = arrayOf(idx(type, [3, 1, 2], swapped(data, size)));
      assert.deepEqual([array.shape, listed(array)], [[3, 1, 2], values]);
    }
  });

  it('is refused where its size is not the one that it says', () => {
    for (const length of [1e9, 4, 2]) {
      assertRefused(() => open(idx(8, [3, length], new Uint8Array(9))), 'data-damaged');
    }
  });
});
