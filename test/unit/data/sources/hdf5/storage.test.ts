import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allBytes } from '../../../../../src/data/file-bytes';
import { MemoryBudget } from '../../../../../src/data/memory';
import { type Chunk, type ChunkGrid, chunksOf } from '../../../../../src/data/sources/hdf5/chunks';
import { Hdf5Cursor, type Hdf5Format } from '../../../../../src/data/sources/hdf5/cursor';
import { bytesFor, heapObject, readFractalHeap } from '../../../../../src/data/sources/hdf5/fractal-heap';
import type { ChunkIndex } from '../../../../../src/data/sources/hdf5/layout';
import { unpackLzf } from '../../../../../src/data/sources/hdf5/lzf';
import { variableTexts } from '../../../../../src/data/sources/hdf5/variable-texts';
import { assertDamaged, faultOf } from '../opened';

const seed = 20277;
const origin = { file: 'a.h5', format: 'HDF5' };
const zeros = (count: number): readonly number[] => new Array<number>(count).fill(0);
const text = (value: string): readonly number[] => [...Buffer.from(value)];
const nowhere = [255, 255] as const;

/** A file of zeros with these bytes at these places, whose addresses and lengths have 2 bytes and count from 2. */
function fileOf(length: number, ...parts: readonly (readonly [at: number, bytes: readonly number[]])[]): Hdf5Format {
  const bytes = new Uint8Array(length);
  for (const [at, part] of parts) bytes.set(part, at);
  return { content: bytes, origin, base: 2, addressSize: 2, lengthSize: 2 };
}

describe('the heap of a large HDF5 group', () => {
  interface Parts {
    readonly rows?: number;
    readonly filters?: number;
    readonly width?: number;
    readonly first?: number;
    readonly offsetBits?: number;
  }
  /** Blocks of 16, 16, 16, 16, 32 and 32 bytes, two a row, of which the last but one is nowhere. */
  const fileWith = ({ rows = 3, filters = 0, width = 2, first = 16, offsetBits = 16 }: Parts = {}) => {
    const header = [
      ...text('FRHP'),
      0,
      0,
      0,
      filters,
      0,
      0,
      9,
      0,
      0,
      0,
      ...zeros(24),
      width,
      0,
      first,
      0,
      32,
      0,
      offsetBits,
      0,
      0,
      0,
      88,
      0,
      rows,
      0,
    ];
    const begins = [[118, 0], [138, 0], [158, 0], [178, 0], [...nowhere], [218, 0]] as const;
    const root = [...text('FHIB'), 0, ...zeros(4), ...begins.flat()];
    const block = (name: number) => [...text('FHDB'), ...zeros(8), name, name + 1, name + 2, name + 3];
    return fileOf(
      260,
      [2, header],
      [90, rows === 0 ? block(7) : root],
      ...[120, 140, 160, 180, 220].map((at, k) => [at, block(10 * (k + 1))] as const),
    );
  };
  const heapOf = (parts?: Parts, format = fileWith(parts)) => {
    const heap = readFractalHeap(format, 0);
    return (offset: number, length = 2, kind = 0) => {
      const object = heapObject(heap, new Hdf5Cursor(format, Uint8Array.of(kind, offset, 0, length)));
      return [...object.take(object.left)];
    };
  };

  it('has objects in the block that their offset says', () => {
    const object = heapOf();
    assert.deepEqual(
      [object(12), object(28), object(44, 3), object(60)],
      [
        [10, 11],
        [20, 21],
        [30, 31, 32],
        [40, 41],
      ],
    );
    // The sixth block begins at 96.
    assert.deepEqual(object(108), [50, 51]);
    assertDamaged(() => object(64));
    assert.equal(faultOf(() => object(128)).detail.code, 'data-hdf5-storage');
    assert.equal(faultOf(() => heapOf({ rows: 1 })(40)).detail.code, 'data-hdf5-storage');
    assert.deepEqual(heapOf({ rows: 0 })(12, 4), [7, 8, 9, 10]);
  });

  it('is read where it is plain and its sizes can be', () => {
    for (const kind of [0x10, 0x20, 0x30])
      assert.equal(faultOf(() => heapOf()(12, 2, kind)).detail.code, 'data-hdf5-storage');
    assert.deepEqual(heapOf()(12, 2, 0x4f), [10, 11]);
    assert.equal(faultOf(() => heapOf({ filters: 1 })).detail.code, 'data-hdf5-storage');
    for (const parts of [{ width: 0 }, { first: 0 }, { offsetBits: 0 }, { offsetBits: 57 }])
      assertDamaged(() => heapOf(parts));
    const sizes = [1, 8, 9, 16, 17, 56].map((offsetBits) => readFractalHeap(fileWith({ offsetBits }), 0).offsetSize);
    assert.deepEqual(sizes, [1, 1, 2, 2, 3, 7]);
    const broken = fileWith();
    const content = allBytes(broken.content, Infinity);
    content[120] = 0;
    assertDamaged(() => heapOf({}, broken)(12));
    assert.deepEqual(heapOf({}, broken)(28), [20, 21]);
  });

  it('has lengths of as many bytes as the largest takes', () => {
    assert.deepEqual([0, 255, 256, 65_535, 65_536, 2 ** 32].map(bytesFor), [1, 1, 2, 2, 3, 5]);
  });
});

describe('the chunks of an HDF5 array', () => {
  const grid: ChunkGrid = { shape: [5, 3], chunk: [2, 2], size: 8 };
  const offsets = [
    [0, 0],
    [0, 2],
    [2, 0],
    [2, 2],
    [4, 0],
    [4, 2],
  ];
  const chunks = (index: ChunkIndex, format = fileOf(0), of = grid): Chunk[] => [...chunksOf(format, index, of)];

  it('are one, or one behind the other', () => {
    assert.deepEqual(chunks({ kind: 'single', address: 9, mask: 1 }), [
      { offset: [0, 0], address: 9, packed: 8, mask: 1 },
    ]);
    assert.equal(chunks({ kind: 'single', address: 9, mask: 0, packed: 5 })[0]?.packed, 5);
    assert.deepEqual(
      chunks({ kind: 'implicit', address: 100 }),
      offsets.map((offset, k) => ({ offset, address: 100 + 8 * k, packed: 8, mask: 0 })),
    );
    assert.equal(faultOf(() => chunks({ kind: 'other' })).detail.code, 'data-hdf5-storage');
  });

  it('are listed in pages, of which some were never written', () => {
    const head = (entrySize: number, pageBits: number, count: number, isFiltered = 0, block = 30) => [
      ...text('FAHD'),
      0,
      isFiltered,
      entrySize,
      pageBits,
      count,
      0,
      block,
      block === 255 ? 255 : 0,
    ];
    const list = (header: readonly number[], ...block: readonly number[]) =>
      chunks(
        { kind: 'fixed-array', address: 0 },
        fileOf(120, [2, header], [32, [...text('FADB'), 0, 0, 0, 0, ...block]]),
      );
    const plain = list(head(2, 8, 6), 7, 0, 8, 0, ...nowhere, 10, 0, 11, 0, 12, 0);
    assert.deepEqual(
      plain,
      [7, 8, 0, 10, 11, 12]
        .map((address, k) => ({ offset: offsets[k], address, packed: 8, mask: 0 }))
        .filter(({ address }) => address > 0),
    );
    const filtered = list(head(8, 8, 2, 1), 7, 0, 5, 1, 3, 0, 0, 0, 8, 0, 6, 0, 0, 0, 0, 0);
    assert.deepEqual(
      filtered.map(({ packed, mask }) => [packed, mask]),
      [
        [261, 3],
        [6, 0],
      ],
    );
    // Three pages of two entries, each with its checksum behind it; the second was never written.
    const sum = zeros(4);
    const paged = list(head(2, 1, 6), 0b1010_0000, ...sum, 7, 0, 8, 0, ...sum, 9, 0, 9, 0, ...sum, 11, 0, 12, 0);
    assert.deepEqual(
      paged.map(({ address }) => address),
      [7, 8, 11, 12],
    );
    const exactly = list(head(2, 1, 2), 7, 0, 8, 0);
    assert.deepEqual(
      exactly.map(({ address }) => address),
      [7, 8],
    );
    assert.deepEqual(list(head(2, 8, 6, 0, 255)), []);
    // The least size of an entry has one byte for that of the chunk, the largest eight.
    const sizes = [
      list(head(7, 8, 1, 1), 7, 0, 200, 3, 0, 0, 0),
      list(head(14, 31, 1, 1), 7, 0, 200, ...zeros(7), 3, 0, 0, 0),
    ];
    for (const [only] of sizes) assert.deepEqual([only?.packed, only?.mask], [200, 3]);
    for (const wrong of [
      head(1, 8, 6),
      head(10, 8, 6),
      head(6, 8, 6, 1),
      head(15, 8, 6, 1),
      head(2, 32, 6),
      head(2, 8, 7),
      head(2, 8, 6, 2),
    ]) {
      assertDamaged(() => list(wrong, ...zeros(60)));
    }
  });

  it('are listed in pages whose signs take several bytes', () => {
    // Nine pages, of which the last has one entry.
    const line: ChunkGrid = { shape: [17], chunk: [1], size: 1 };
    const head = [...text('FAHD'), 0, 0, 2, 1, 17, 0, 30, 0];
    const entries = Array.from({ length: 17 }, (_, k) => [...(k % 2 === 0 ? zeros(4) : []), k + 1, 0]).flat();
    const block = [...text('FADB'), 0, 0, 0, 0, 0b0100_0001, 0b1000_0000, ...entries];
    const found = chunks({ kind: 'fixed-array', address: 0 }, fileOf(120, [2, head], [32, block]), line);
    assert.deepEqual(
      found.map(({ offset, address }) => [...offset, address]),
      [
        [2, 3],
        [3, 4],
        [14, 15],
        [15, 16],
        [16, 17],
      ],
    );
  });

  it('are the leaves of a tree, whose levels go down by one', () => {
    const node = (level: number, ...children: readonly (readonly [at: number, address: number])[]) => [
      ...[...text('TREE'), 1, level, children.length, 0, ...nowhere, ...nowhere],
      ...children.flatMap(([at, address]) => [
        6,
        0,
        0,
        0,
        1,
        0,
        0,
        0,
        at,
        ...zeros(7),
        ...zeros(8),
        ...zeros(8),
        address,
        0,
      ]),
    ];
    const tree = (first: readonly number[], second: readonly number[]) =>
      chunks({ kind: 'tree', address: 0 }, fileOf(240, [2, first], [102, second]));
    assert.deepEqual(tree(node(1, [0, 100]), node(0, [2, 50], [4, 60])), [
      { offset: [2, 0], address: 50, packed: 6, mask: 1 },
      { offset: [4, 0], address: 60, packed: 6, mask: 1 },
    ]);
    assertDamaged(() => tree(node(2, [0, 100]), node(0, [2, 50])));
    assertDamaged(() => tree(node(1, [0, 100]), node(1, [2, 50])));
    assertDamaged(() => tree(node(1, [0, 0]), []));
    assertDamaged(() => tree(node(1, [0, 100], [2, 100]), node(0, [2, 50])));
  });
});

describe('the texts of variable length in HDF5', () => {
  const heap = (objects: readonly number[], size = 10 + objects.length) => [
    ...text('GCOL'),
    1,
    0,
    0,
    0,
    size,
    0,
    ...objects,
  ];
  const object = (number: number, content: string) => [
    number,
    0,
    ...zeros(6),
    content.length,
    0,
    ...text(content),
    ...zeros((8 - (content.length % 8)) % 8),
  ];
  const element = (length: number, address: number, number: number) => [length, 0, 0, 0, address, 0, number, 0, 0, 0];
  const texts = (objects: readonly number[], elements: readonly number[], limit = 1e6, size?: number) =>
    variableTexts(
      fileOf(120, [2, heap(objects, size)]),
      Uint8Array.from(elements),
      elements.length / 10,
      new MemoryBudget(limit),
    );

  it('are in a heap, where their lengths and numbers say', () => {
    const objects = [...object(1, 'ab'), ...object(2, '12345678'), ...object(3, 'x\0y'), ...zeros(10)];
    const elements = [
      element(2, 0, 1),
      element(8, 0, 2),
      element(7, 0, 2),
      element(3, 0, 3),
      element(0, 0, 1),
      element(5, 0, 0),
      element(5, 255, 1),
    ].flat();
    elements[65] = 255;
    assert.deepEqual(texts(objects, elements), ['ab', '12345678', '1234567', 'x', '', '', '']);
    assertDamaged(() => texts(objects, element(3, 0, 1)));
    assertDamaged(() => texts(objects, element(1, 0, 4)));
    assertDamaged(() => texts([1, ...zeros(7), 1, 0, 255, ...zeros(7)], element(1, 0, 1)));
    assertDamaged(() => texts(objects, element(2, 0, 1), 1e6, 9));
    assert.deepEqual(texts([], [], 1e6), []);
    assert.deepEqual(texts(object(1, '\0x'), element(2, 0, 1)), ['']);
    // The rest of a heap may be too short for an object, and its last text for whole words.
    assert.deepEqual(texts([...objects, ...zeros(9)], element(2, 0, 1)), ['ab']);
    assert.deepEqual(texts([1, 0, ...zeros(6), 1, 0, 97], element(1, 0, 1)), ['a']);
  });

  it('take no more memory than there is', () => {
    const two = [element(8, 0, 1), element(8, 0, 1)].flat();
    assert.equal(texts(object(1, '12345678'), two, 2 * 48).length, 2);
    assert.equal(faultOf(() => texts(object(1, '12345678'), two, 2 * 48 - 1)).detail.code, 'data-memory');
    const long = 'x'.repeat(80);
    assert.deepEqual(texts(object(1, long), element(80, 0, 1), 192), [long]);
    assert.equal(faultOf(() => texts(object(1, long), element(80, 0, 1), 191)).detail.code, 'data-memory');
  });
});

describe(`LZF (seed ${seed})`, () => {
  it('is unpacked to what was packed', () => {
    const step = fc.record({
      literals: fc.uint8Array({ minLength: 1, maxLength: 32 }),
      back: fc.nat(),
      count: fc.integer({ min: 3, max: 264 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
        const [packed, wanted]: [number[], number[]] = [[], []];
        for (const { literals, back, count } of steps) {
          packed.push(literals.length - 1, ...literals);
          wanted.push(...literals);
          const less = back % Math.min(wanted.length, 8192);
          const short = count - 2;
          packed.push((Math.min(7, short) << 5) | (less >> 8), ...(short >= 7 ? [short - 7] : []), less & 255);
          for (let k = 0; k < count; k++) wanted.push(wanted.at(-1 - less) ?? 0);
        }
        assert.deepEqual([...unpackLzf(Uint8Array.from(packed), origin, wanted.length)], wanted);
        assert.deepEqual([...unpackLzf(Uint8Array.from(packed), origin, wanted.length + 5)], wanted);
        assertDamaged(() => unpackLzf(Uint8Array.from(packed), origin, wanted.length - 1));
      }),
      { seed, numRuns: 300 },
    );
  });

  it('copies what is there, and ends with a whole step', () => {
    assert.deepEqual([...unpackLzf(Uint8Array.of(1, 5, 6, 0x20, 1), origin, 9)], [5, 6, 5, 6, 5]);
    assert.deepEqual([...unpackLzf(Uint8Array.of(1, 5, 6), origin, 2)], [5, 6]);
    for (const bytes of [
      [1, 5, 6, 0x20, 2],
      [1, 5],
      [0, 5, 0x20],
      [0, 5, 0xe0, 1],
    ])
      assertDamaged(() => unpackLzf(Uint8Array.from(bytes), origin, 99));
    assertDamaged(() => unpackLzf(Uint8Array.of(1, 5, 6), origin, 1));
  });
});
