import assert from 'node:assert/strict';
import { Hdf5Cursor, type Hdf5Format } from '../../../../../src/data/sources/hdf5/cursor';
import { readDataspace } from '../../../../../src/data/sources/hdf5/dataspace';
import { readDatatype } from '../../../../../src/data/sources/hdf5/datatype';
import { isGroup, readLinks } from '../../../../../src/data/sources/hdf5/groups';
import { readLayout } from '../../../../../src/data/sources/hdf5/layout';
import { type HeaderMessage, messageKind, readObjectHeader } from '../../../../../src/data/sources/hdf5/object-header';
import { readSuperblock } from '../../../../../src/data/sources/hdf5/superblock';
import { assertDamaged, faultOf } from '../opened';

const origin = { file: 'a.h5', format: 'HDF5' };
/** Addresses and lengths of 2 bytes, from the third byte on. */
const formatOf = (bytes: readonly number[]): Hdf5Format => ({
  content: Uint8Array.from(bytes),
  origin,
  base: 2,
  addressSize: 2,
  lengthSize: 2,
});
const cursor = (...bytes: readonly number[]): Hdf5Cursor => new Hdf5Cursor(formatOf(bytes), Uint8Array.from(bytes));
const text = (value: string): readonly number[] => [...Buffer.from(value)];
const zeros = (count: number): readonly number[] => new Array<number>(count).fill(0);
const nowhere = [255, 255] as const;

describe('what is read of an HDF5 file', () => {
  it('is damaged where it is in the file, also where the file is a part of a buffer', () => {
    const buffer = Uint8Array.from({ length: 40 }, (_, k) => k);
    const content = buffer.subarray(5);
    const format = { ...formatOf([]), content };
    const at = (read: () => unknown) => faultOf(read).detail.args.at;
    const part = () => new Hdf5Cursor(format, content.subarray(10, 14));
    assert.equal(
      at(() => part().expectByte(14, 16)),
      11,
    );
    assert.equal(
      at(() => part().take(5)),
      15,
    );
    const unpacked = new Hdf5Cursor(format, buffer.slice(3));
    assert.equal(
      at(() => unpacked.expectByte(1)),
      1,
    );
    assert.equal(
      at(() => new Hdf5Cursor(format, content, 7).expect('OHDR')),
      8,
    );
  });

  it('is an address, or none where all of its bits are set', () => {
    const address = (...bytes: readonly number[]) => cursor(...bytes).address();
    assert.deepEqual(
      [address(1, 2), address(255, 254), address(254, 255), address(255, 255)],
      [513, 65_279, 65_534, undefined],
    );
  });
});

describe('the type of an HDF5 array', () => {
  const typeOf = (kind: number, bits: number, size: number, ...rest: readonly number[]) =>
    readDatatype(cursor(0x10 | kind, bits, 0, 0, size, 0, 0, 0, ...rest));
  const refused = (...args: Parameters<typeof typeOf>) => faultOf(() => typeOf(...args)).detail.args.type;

  it('is a number in either order, or a text', () => {
    assert.deepEqual(typeOf(0, 0, 4), { kind: 'unsigned', size: 4, isBigEndian: false });
    assert.deepEqual(typeOf(0, 1, 2), { kind: 'unsigned', size: 2, isBigEndian: true });
    assert.deepEqual(typeOf(0, 9, 2), { kind: 'signed', size: 2, isBigEndian: true });
    assert.deepEqual(typeOf(3, 0, 7), { kind: 'text', size: 7, isBigEndian: false });
    assert.deepEqual([typeOf(9, 1, 16), refused(9, 0, 16)], [{ kind: 'variable', size: 16 }, 'variable length']);
    const parts = (exponent: number, mantissa: number) => [...zeros(5), exponent, 0, mantissa];
    for (const [size, exponent, mantissa] of [
      [2, 5, 10],
      [4, 8, 23],
      [8, 11, 52],
    ] as const) {
      const wanted = { kind: 'float', size, isBigEndian: true };
      assert.deepEqual(typeOf(1, 1, size, ...parts(exponent, mantissa)), wanted);
      for (const wrong of [parts(exponent + 1, mantissa), parts(exponent, mantissa + 1)])
        assert.equal(refused(1, 1, size, ...wrong), 'float');
      assert.equal(refused(1, 0x41, size, ...parts(exponent, mantissa)), 'float');
    }
    assert.deepEqual(
      [refused(0, 0, 3), refused(3, 0, 0), refused(6, 0, 4), refused(11, 0, 4)],
      ['integer', 'string', 'compound', '11'],
    );
  });

  it('is that of its numbers where they have names', () => {
    const base = (kind: number, bits: number, size: number) => [0x10 | kind, bits, 0, 0, size, 0, 0, 0];
    assert.deepEqual(typeOf(8, 0, 1, ...base(0, 8, 1)), { kind: 'signed', size: 1, isBigEndian: false });
    assert.deepEqual(typeOf(8, 0, 2, ...base(0, 1, 2)), { kind: 'unsigned', size: 2, isBigEndian: true });
    assert.deepEqual(
      [refused(8, 0, 1, ...base(1, 8, 1)), refused(8, 0, 1, ...base(0, 8, 2))],
      ['enumeration', 'enumeration'],
    );
  });
});

describe('the shape of an HDF5 array', () => {
  it('has a length an axis, and none where there is nothing', () => {
    assert.deepEqual(readDataspace(cursor(1, 2, 0, ...zeros(5), 3, 0, 4, 1)), [3, 260]);
    assert.deepEqual(readDataspace(cursor(2, 2, 0, 1, 3, 0, 4, 1)), [3, 260]);
    assert.deepEqual([readDataspace(cursor(2, 0, 0, 0)), readDataspace(cursor(2, 0, 0, 2))], [[], [0]]);
    assert.equal(readDataspace(cursor(2, 32, 0, 1, ...zeros(64))).length, 32);
    assertDamaged(() => readDataspace(cursor(2, 33, 0, 1, ...zeros(66))));
    assertDamaged(() => readDataspace(cursor(3, 0, 0, 0)));
  });
});

describe('how an HDF5 array is stored', () => {
  const layout = (...bytes: readonly number[]) => readLayout(cursor(...bytes));

  it('is in its header, in one piece, or in chunks, in every version', () => {
    assert.deepEqual(layout(3, 0, 2, 0, 7, 8), { kind: 'compact', bytes: Uint8Array.of(7, 8) });
    assert.deepEqual(layout(4, 1, 5, 0), { kind: 'contiguous', address: 5 });
    assert.deepEqual(layout(3, 1, ...nowhere), { kind: 'contiguous', address: undefined });
    assert.deepEqual(layout(4, 3), { kind: 'virtual' });
    const chunk = [4, 0, 0, 0, 5, 0, 0, 0, 8, 0, 0, 0];
    const tree = { kind: 'chunked', chunk: [4, 5], index: { kind: 'tree', address: 9 } };
    assert.deepEqual(layout(3, 2, 3, 9, 0, ...chunk), tree);
    assert.deepEqual(layout(3, 2, 3, ...nowhere, ...chunk), { ...tree, index: undefined });
    for (const version of [1, 2]) {
      assert.deepEqual(layout(version, 3, 2, ...zeros(5), 9, 0, ...chunk), tree);
      assert.deepEqual(layout(version, 2, 1, ...zeros(5), 9, 0, ...zeros(8)), { kind: 'contiguous', address: 9 });
      for (const axes of [1, 2, 3]) {
        assert.deepEqual(layout(version, axes, 0, ...zeros(5), ...zeros(4 * axes), 2, 0, 0, 0, 7, 8), {
          kind: 'compact',
          bytes: Uint8Array.of(7, 8),
        });
      }
    }
  });

  it('lists chunks in the ways of newer files', () => {
    const chunked = (flags: number, ...index: readonly number[]) => {
      const found = layout(4, 2, flags, 2, 1, 6, 8, ...index);
      assert.deepEqual(found.kind === 'chunked' && found.chunk, [6]);
      return found.kind === 'chunked' ? found.index : undefined;
    };
    assert.deepEqual(chunked(0, 1, 9, 0), { kind: 'single', address: 9, mask: 0 });
    assert.deepEqual(chunked(1, 1, 9, 0), { kind: 'single', address: 9, mask: 0 });
    assert.deepEqual(chunked(2, 1, 7, 0, 5, 0, 0, 0, 9, 0), { kind: 'single', address: 9, packed: 7, mask: 5 });
    assert.deepEqual(
      [chunked(0, 1, ...nowhere), chunked(0, 2, ...nowhere), chunked(0, 3, 1, ...nowhere)],
      [undefined, undefined, undefined],
    );
    assert.deepEqual(
      [chunked(0, 2, 9, 0), chunked(0, 3, 1, 9, 0), chunked(0, 4)],
      [{ kind: 'implicit', address: 9 }, { kind: 'fixed-array', address: 9 }, { kind: 'other' }],
    );
  });

  it('has at least one axis and no length of 0', () => {
    assertDamaged(() => layout(3, 2, 0, 9, 0));
    assertDamaged(() => layout(3, 2, 34, 9, 0, ...new Array<number>(4 * 34).fill(1)));
    assert.equal(layout(3, 2, 33, 9, 0, ...new Array<number>(4 * 33).fill(1)).kind, 'chunked');
    assertDamaged(() => layout(4, 2, 0, 1, 0, 1, 9, 0));
    const wide = (size: number) => layout(4, 2, 0, 2, size, 6, ...zeros(size - 1), 8, ...zeros(size - 1), 1, 9, 0);
    assert.deepEqual(wide(8), layout(4, 2, 0, 2, 1, 6, 8, 1, 9, 0));
    assertDamaged(() => wide(9));
    assertDamaged(() => layout(4, 2, 0, 1, 0, 1, 1, 9, 0));
    assertDamaged(() => layout(4, 2, 0, 2, 1, 6, 0, 1, 9, 0));
    assertDamaged(() => layout(3, 4));
  });
});

describe('the members of an HDF5 group', () => {
  const messages = (...all: readonly (readonly [kind: number, bytes: readonly number[]])[]): HeaderMessage[] =>
    all.map(([kind, bytes]) => ({ kind, isShared: false, open: () => cursor(...bytes) }));
  const linkOf = (...bytes: readonly number[]) =>
    readLinks(formatOf([]), messages([messageKind.link, bytes]), () => undefined)[0];

  it('have names, and an address where they are no other link', () => {
    assert.deepEqual(linkOf(1, 0, 1, ...text('x'), 9, 0), { name: 'x', address: 9 });
    assert.deepEqual(linkOf(1, 1, 2, 0, ...text('xy'), 9, 0), { name: 'xy', address: 9 });
    assert.deepEqual(linkOf(1, 8, 0, 1, ...text('x'), 9, 0), { name: 'x', address: 9 });
    assert.deepEqual(linkOf(1, 8, 1, 1, ...text('x'), 0, 0), { name: 'x', address: undefined });
    assert.deepEqual(linkOf(1, 28, 0, ...zeros(8), 0, 1, ...text('x'), 9, 0), { name: 'x', address: 9 });
    assertDamaged(() => linkOf(2, 0, 1, ...text('x'), 9, 0));
    assertDamaged(() => linkOf(1, 0, 1, 255, 9, 0));
    assertDamaged(() => linkOf(1, 0, 1, ...text('x'), ...nowhere));
    assert.deepEqual(
      readLinks(formatOf([]), messages([messageKind.datatype, []]), () => undefined),
      [],
    );
    const kinds = [messageKind.symbolTable, messageKind.link, messageKind.linkInfo, messageKind.dataspace];
    assert.deepEqual(
      kinds.map((kind) => isGroup(messages([kind, []]))),
      [true, true, true, false],
    );
  });

  it('of old files are in the leaves of a tree, each level one lower', () => {
    /** A tree node at 4, another at 24, symbols at 44, a heap at 110 whose names begin at 130; each 2 less as an address. */
    const file = (levels: readonly [number, number], cache = 0, heapSize = 9, name = 3): Hdf5Format => {
      const bytes = [...zeros(160)];
      const put = (at: number, ...values: readonly number[]): void => void bytes.splice(at, values.length, ...values);
      const node = (level: number, child: number) => [
        ...text('TREE'),
        0,
        level,
        1,
        0,
        ...nowhere,
        ...nowhere,
        0,
        0,
        child - 2,
        0,
      ];
      put(4, ...node(levels[0], 24));
      put(24, ...node(levels[1], 44));
      put(44, ...text('SNOD'), 1, 0, 2, 0, 1, 0, 7, 0, cache, ...zeros(23), name, 0, 8, 0, ...zeros(24));
      put(110, ...text('HEAP'), 0, 0, 0, 0, heapSize, 0, 0, 0, 128, 0);
      put(157, ...text('end'));
      put(130, 0, ...text('p'), 0, ...text('qr'), 0);
      return formatOf(bytes);
    };
    const visited: number[] = [];
    const table = messages([messageKind.symbolTable, [2, 0, 108, 0]]);
    const links = (format: Hdf5Format) => readLinks(format, table, (at) => visited.push(at));
    assert.deepEqual(links(file([1, 0])), [
      { name: 'p', address: 7 },
      { name: 'qr', address: 8 },
    ]);
    assert.deepEqual(visited, [2, 22, 42]);
    assert.deepEqual(links(file([1, 0], 2))[0], { name: 'p', address: undefined });
    assert.deepEqual(links(file([1, 0], 1))[0], { name: 'p', address: 7 });
    // The heap ends with the file; a name that does not end, and one beyond.
    assert.equal(links(file([1, 0], 0, 30)).length, 2);
    assertDamaged(() => links(file([1, 0], 0, 31)));
    for (const name of [27, 29, 30, 200]) assertDamaged(() => links(file([1, 0], 0, 9, name)));
    for (const levels of [
      [2, 0],
      [1, 1],
      [1, 2],
    ] as const)
      assertDamaged(() => links(file(levels)));
  });
});

describe('the header of an HDF5 object', () => {
  const kindsOf = (bytes: readonly number[], address = 0) =>
    readObjectHeader(formatOf([0, 0, ...bytes]), address).map(({ kind, isShared, open }) => {
      const message = open();
      return [kind, isShared, [...message.take(message.left)]];
    });

  it('has messages, in old files as in new', () => {
    const messages = [3, 0, 1, 0, 2, ...zeros(3), 7, 8, 0, 0, 0, 4, ...zeros(3)];
    const wanted = [
      [3, true, [7]],
      [8, false, []],
    ];
    assert.deepEqual(kindsOf([1, ...zeros(7), 17, 0, 0, 0, ...zeros(4), ...messages]), wanted);
    assert.deepEqual(kindsOf([9, 9, 1, ...zeros(7), 24, 0, 0, 0, ...zeros(4), ...messages, ...zeros(7)], 2), wanted);
    assertDamaged(() => kindsOf([2, ...zeros(7), 17, 0, 0, 0, ...zeros(4), ...messages]));
  });

  it('of new files has a size of 1 to 8 bytes, times and orders where its flags say so', () => {
    const head = (flags: number, length: readonly number[], ...rest: readonly number[]) => [
      ...text('OHDR'),
      2,
      flags,
      ...rest,
      ...length,
    ];
    const one = [3, 1, 0, 2, 7];
    assert.deepEqual(kindsOf([...head(0, [5]), ...one]), [[3, true, [7]]]);
    assert.deepEqual(kindsOf([...head(1, [5, 0]), ...one]), [[3, true, [7]]]);
    assert.deepEqual(kindsOf([...head(0x33, [5, ...zeros(7)], ...zeros(20)), ...one]), [[3, true, [7]]]);
    assert.deepEqual(kindsOf([...head(4, [7]), 3, 1, 0, 0, 5, 5, 7]), [[3, false, [7]]]);
    // What is too short for a message is none.
    assert.deepEqual(kindsOf([...head(0, [8]), ...one, 1, 1, 1]), [[3, true, [7]]]);
    assert.deepEqual(kindsOf([...head(0, [4]), 5, 0, 0, 0]), [[5, false, []]]);
  });

  it('goes on where it says so, but not without end', () => {
    const head = [...text('OHDR'), 2, 0, 8, 16, 4, 0, 0, 20, 0, 13, 0, ...zeros(5)];
    const more = [...text('OCHK'), 3, 1, 0, 0, 7, ...zeros(4)];
    assert.deepEqual(kindsOf([...head, ...more]), [[3, false, [7]]]);
    const short = [...head];
    short[13] = 7;
    assertDamaged(() => kindsOf([...short, ...more]));
    const empty = [...head];
    empty[13] = 8;
    assert.deepEqual(kindsOf([...empty, ...more]), []);
    const circle = [...text('OCHK'), 16, 4, 0, 0, 20, 0, 16, 0, ...zeros(4)];
    const longer = [...head];
    longer[13] = 16;
    assertDamaged(() => kindsOf([...longer, ...circle]));
  });
});

describe('the block at which an HDF5 file begins', () => {
  const signature = [0x89, ...text('HDF\r\n'), 0x1a, 10];
  const block = (version: number, ...rest: readonly number[]) =>
    readSuperblock(Uint8Array.from([...signature, version, ...rest]), 0, origin);

  it('says how addresses and lengths are written, in versions 0 to 3', () => {
    const old = [...zeros(4), 2, 4, ...zeros(9)];
    const rest = [0, 0, ...nowhere, 20, 0, ...nowhere, 1, 0, 30, 0];
    for (const { format, root } of [block(0, ...old, ...rest), block(1, ...old, ...zeros(4), ...rest)]) {
      assert.deepEqual([format.base, format.addressSize, format.lengthSize, root], [0, 2, 4, 30]);
    }
    for (const version of [2, 3]) {
      const { format, root } = block(version, 2, 8, 0, 0, 0, ...nowhere, 19, 0, 30, 0);
      assert.deepEqual([format.base, format.addressSize, format.lengthSize, root], [0, 2, 8, 30]);
    }
    // What a base and an end are together is not asked for: the end of some files counts from the file's beginning.
    assert.equal(block(2, 2, 8, 0, 5, 0, ...nowhere, 20, 0, 30, 0).format.base, 5);
    const whole = Uint8Array.from([9, 9, ...signature, 2, 2, 8, 0, 2, 0, ...nowhere, 22, 0, 30, 0]);
    assert.deepEqual(readSuperblock(whole, 2, origin).root, 30);
    assertDamaged(() => block(4, 2, 8, 0, 0, 0, ...nowhere, 19, 0, 30, 0));
    assertDamaged(() => block(2, 3, 8, 0, 0, 0, ...nowhere, 19, 0, 30, 0));
    assertDamaged(() => block(2, 2, 8, 0, 0, 0, ...nowhere, 21, 0, 30, 0));
    assert.equal(block(2, 2, 8, 0, 0, 0, ...nowhere, 20, 0, 30, 0).root, 30);
  });
});
