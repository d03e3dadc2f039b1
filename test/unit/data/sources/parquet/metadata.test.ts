import assert from 'node:assert/strict';
import { MemoryBudget } from '../../../../../src/data/memory';
import { UnpackBudget } from '../../../../../src/data/sources/parquet/budget';
import { type ColumnType, type Meaning, readMetadata } from '../../../../../src/data/sources/parquet/metadata';
import { type Page, pagesOf } from '../../../../../src/data/sources/parquet/pages';
import { field, list, page, parquetWith, struct, text, zig } from '../hostile/parquet';
import { assertDamaged, faultOf } from '../opened';

const origin = { file: 'a.parquet', format: 'Parquet' };
type Bytes = readonly number[];
const fieldsOf = (fields: Readonly<Record<number, readonly [type: number, value: Bytes]>>): Bytes => {
  let last = 0;
  const written = Object.entries(fields).map(([name, [type, value]]) => {
    const delta = Number(name) - last;
    last = Number(name);
    return field(delta, type, value);
  });
  return struct(...written);
};
const whole = (value: number): readonly [number, Bytes] => [5, zig(value)];
const inner = (value: Bytes): readonly [number, Bytes] => [12, value];
const named = (name: string): readonly [number, Bytes] => [8, text(name)];
const yes = [1, []] as const;
const no = [2, []] as const;
const empty = inner(struct());

interface Group {
  readonly rows?: number;
  readonly chunks?: readonly Bytes[];
}
const chunk = (codec: number, size: number, data: number, dictionary?: number): Bytes =>
  fieldsOf({
    3: inner(
      fieldsOf({
        4: whole(codec),
        7: whole(size),
        9: whole(data),
        ...(dictionary === undefined ? {} : { 11: whole(dictionary) }),
      }),
    ),
  });

/** The metadata of a file whose root has these elements below it. */
function metadata(children: number, elements: readonly Bytes[], groups: readonly Group[] = []) {
  const root = fieldsOf({ 4: named('r'), 5: whole(children) });
  const all = groups.map(({ rows = 1, chunks = [] }) => fieldsOf({ 1: [9, list(...chunks)], 3: whole(rows) }));
  return readMetadata(parquetWith(fieldsOf({ 2: [9, list(root, ...elements)], 4: [9, list(...all)] })), origin);
}
const element = (further: Readonly<Record<number, readonly [number, Bytes]>> = {}, name = 'x'): Bytes =>
  fieldsOf({ 1: whole(1), 3: whole(0), 4: named(name), ...further });

describe('a Parquet file’s columns', () => {
  const meaningOf = (further: Readonly<Record<number, readonly [number, Bytes]>>): Meaning | undefined =>
    metadata(1, [element(further)]).columns[0]?.meaning;
  const logical = (fields: Readonly<Record<number, readonly [number, Bytes]>>) => ({ 10: inner(fieldsOf(fields)) });

  it('mean what their logical type or the older one says', () => {
    const unit = (number: number) =>
      logical({ 8: inner(fieldsOf({ 1: yes, 2: inner(fieldsOf({ [number]: empty })) })) });
    const integer = (isSigned: boolean) => logical({ 10: inner(fieldsOf({ 1: [3, [32]], 2: isSigned ? yes : no })) });
    const converted = (number: number) => ({ 6: whole(number) });
    const cases: readonly (readonly [Meaning | undefined, Meaning])[] = [
      [meaningOf({}), { kind: 'plain' }],
      [meaningOf({ ...converted(5), 7: whole(3) }), { kind: 'decimal', scale: 3 }],
      [meaningOf(converted(5)), { kind: 'decimal', scale: 0 }],
      [meaningOf({ ...converted(5), 7: named('n') }), { kind: 'decimal', scale: 0 }],
      [meaningOf(logical({ 5: inner(fieldsOf({ 1: whole(2), 2: whole(9) })) })), { kind: 'decimal', scale: 2 }],
      [meaningOf(logical({ 5: inner(fieldsOf({ 2: whole(9) })) })), { kind: 'decimal', scale: 0 }],
      [meaningOf(converted(6)), { kind: 'date' }],
      [meaningOf(logical({ 6: empty })), { kind: 'date' }],
      [meaningOf(converted(9)), { kind: 'timestamp', units: 1e3 }],
      [meaningOf(unit(1)), { kind: 'timestamp', units: 1e3 }],
      [meaningOf(converted(10)), { kind: 'timestamp', units: 1e6 }],
      [meaningOf(unit(2)), { kind: 'timestamp', units: 1e6 }],
      [meaningOf(unit(3)), { kind: 'timestamp', units: 1e9 }],
      [meaningOf(unit(4)), { kind: 'plain' }],
      [meaningOf(integer(false)), { kind: 'unsigned' }],
      [meaningOf(integer(true)), { kind: 'plain' }],
      // The logical type counts where there are both.
      [meaningOf({ ...converted(11), ...integer(true) }), { kind: 'plain' }],
      [meaningOf(logical({ 15: empty })), { kind: 'half' }],
      [meaningOf(logical({ 1: empty })), { kind: 'plain' }],
    ];
    for (const [found, wanted] of cases) assert.deepEqual(found, wanted);
    const kinds = [7, 8, 11, 12, 13, 14, 15].map((number) => meaningOf(converted(number))?.kind);
    assert.deepEqual(kinds, ['plain', 'plain', 'unsigned', 'unsigned', 'unsigned', 'unsigned', 'plain']);
  });

  it('are the elements below the root, of which a group takes those below it', () => {
    const group = (children: number, name: string): Bytes =>
      fieldsOf({ 3: whole(1), 4: named(name), 5: whole(children) });
    const { columns } = metadata(3, [
      element({ 2: whole(7) }, 'a'),
      group(2, 'g'),
      group(1, 'h'),
      element(),
      element(),
      element({ 3: whole(1) }, 'b'),
    ]);
    const plain = { meaning: { kind: 'plain' }, length: 0, isOptional: true } as const;
    assert.deepEqual(columns, [
      { ...plain, name: 'a', physical: 'INT32', length: 7, isOptional: false },
      { ...plain, name: 'g', physical: undefined },
      { ...plain, name: 'b', physical: 'INT32' },
    ] satisfies ColumnType[]);
    const physical = (further: Readonly<Record<number, readonly [number, Bytes]>>) =>
      metadata(1, [element(further)]).columns[0]?.physical;
    assert.deepEqual(
      [physical({ 1: whole(0) }), physical({ 1: whole(7) }), physical({ 1: whole(8) }), physical({ 3: whole(2) })],
      ['BOOLEAN', 'FIXED_LEN_BYTE_ARRAY', undefined, undefined],
    );
    const bare = metadata(1, [fieldsOf({ 4: named('x') })]).columns[0];
    assert.deepEqual([bare?.physical, bare?.isOptional], [undefined, false]);
  });

  it('are as many as the root says, each with a name', () => {
    const group = (children: number): Bytes => fieldsOf({ 4: named('g'), 5: whole(children) });
    for (const [children, elements] of [
      [-1, [element()]],
      [2, [element()]],
      [1, [element(), element()]],
      [0, [element()]],
      [1, [group(2), element()]],
      [1, [group(-1), element()]],
      [1, [group(-1)]],
      [1, [element({ 5: named('n') })]],
      [-1, []],
      [3, [element(), element()]],
      [1, [group(1), element(), element()]],
      [1, [fieldsOf({ 1: whole(1) })]],
      [1, [element({ 4: [8, [1, 255]] })]],
      [1, [element({ 2: whole(-1) })]],
      [1, [element({ 2: named('n') })]],
      [1, [element({ 3: named('n') })]],
    ] as const) {
      assertDamaged(() => metadata(children, elements));
    }
    assert.equal(metadata(0, []).columns.length, 0);
    const root = fieldsOf({ 4: named('r'), 5: whole(0) });
    for (const fields of [
      { 2: [9, list(root)] as const },
      { 4: [9, list()] as const },
      { 2: [9, list(fieldsOf({ 4: named('r') }))] as const, 4: [9, list()] as const },
      { 2: [9, list()] as const, 4: [9, list()] as const },
    ])
      assertDamaged(() => readMetadata(parquetWith(fieldsOf(fields)), origin));
  });

  it('have a chunk each in every group of rows', () => {
    const [first, second] = [chunk(1, 20, 4), chunk(6, 9, 70, 50)];
    const { groups } = metadata(
      2,
      [element(), element()],
      [
        { rows: 3, chunks: [first, second] },
        { rows: 0, chunks: [chunk(0, 1, 50, 70), chunk(0, 1, 50, 0)] },
        { rows: 0, chunks: [chunk(0, 1, 50, 1), chunk(0, 1, 50, -1)] },
      ],
    );
    assert.deepEqual(groups, [
      {
        rows: 3,
        chunks: [
          { codec: 1, size: 20, start: 4 },
          { codec: 6, size: 9, start: 50 },
        ],
      },
      {
        rows: 0,
        chunks: [
          { codec: 0, size: 1, start: 50 },
          { codec: 0, size: 1, start: 50 },
        ],
      },
      {
        rows: 0,
        chunks: [
          { codec: 0, size: 1, start: 1 },
          { codec: 0, size: 1, start: 50 },
        ],
      },
    ]);
    const nested = metadata(1, [element({ 1: whole(99) })], [{ chunks: [first, first] }]);
    assert.deepEqual(nested.groups, [{ rows: 1, chunks: [] }]);
    for (const group of [
      { chunks: [first] },
      { chunks: [first, second, first] },
      { rows: -1, chunks: [first, second] },
      { rows: 2 ** 53, chunks: [first, second] },
      { chunks: [first, fieldsOf({ 3: inner(fieldsOf({ 7: whole(1), 9: whole(1) })) })] },
      { chunks: [first, fieldsOf({ 3: inner(fieldsOf({ 4: whole(1), 9: whole(1) })) })] },
      { chunks: [first, fieldsOf({ 3: inner(fieldsOf({ 4: whole(1), 7: whole(1) })) })] },
      { chunks: [first, fieldsOf({ 3: inner(fieldsOf({ 4: whole(1), 7: whole(1), 9: whole(1), 11: named('n') })) })] },
      { chunks: [first, struct()] },
    ]) {
      assertDamaged(() => metadata(2, [element(), element()], [group]));
    }
  });

  it('are described at the file’s end, between two signatures', () => {
    const file =
      (...bytes: Bytes): (() => unknown) =>
      () =>
        readMetadata(Uint8Array.from(bytes), origin);
    const signature = [...Buffer.from('PAR1')];
    const at = (action: () => unknown) => faultOf(action).detail.args.at;
    assert.equal(at(file(...signature, 0, 0, 0, ...signature)), 12);
    assert.equal(at(file(...signature, 0, 0, 0, 0, ...Buffer.from('PAR2'))), 13);
    assert.equal(at(file(...signature, 0, 1, 0, 0, 0, ...signature)), 5);
    assert.equal(at(file(...signature, 0, 2, 0, 0, 0, ...signature)), 6);
    assert.equal(at(file(...signature, 0, 0, 0, 0, ...signature)), 5);
    // What says how long it is, is no part of it.
    assert.equal(at(file(...signature, 0, 0x15, 1, 0, 0, 0, ...signature)), 7);
  });
});

describe('a Parquet file’s pages', () => {
  const pages = (bytes: Bytes, isOptional = false, codec = 0, mostRows = 100, left = 1e6): Page[] => [
    ...pagesOf(
      Uint8Array.from([9, ...bytes, 9]),
      { codec, start: 1, size: bytes.length },
      isOptional,
      mostRows,
      origin,
      new UnpackBudget(new MemoryBudget(left)),
    ),
  ];
  const shown = ({ isDictionary, encoding, present, rows, values, reader }: Page) => ({
    isDictionary,
    encoding,
    present: present && [...present],
    rows,
    values,
    rest: [...reader.take(reader.left)],
  });
  const first = (...args: Parameters<typeof pages>) => pages(...args).map(shown)[0];
  const levels = [4, 1, 2, 0, 4, 1];

  it('of version 1 have the levels of optional values before them', () => {
    assert.deepEqual(first(page([7, 8, 9], { rows: 3 })), {
      isDictionary: false,
      encoding: 0,
      present: undefined,
      rows: 3,
      values: 3,
      rest: [7, 8, 9],
    });
    assert.deepEqual(first(page([6, 0, 0, 0, ...levels, 7, 8], { rows: 5, encoding: 8 }), true), {
      isDictionary: false,
      encoding: 8,
      present: [1, 1, 0, 1, 1],
      rows: 5,
      values: 4,
      rest: [7, 8],
    });
    // The encoding of the levels is the third number, whatever that of the repetitions is.
    const optional = (levelsEncoding: number) => {
      const details = fieldsOf({ 1: whole(5), 2: whole(0), 3: whole(levelsEncoding), 4: whole(7) });
      const content = [6, 0, 0, 0, ...levels, 7];
      return [
        ...fieldsOf({ 1: whole(0), 2: whole(content.length), 3: whole(content.length), 5: inner(details) }),
        ...content,
      ];
    };
    assert.equal(first(optional(3), true)?.values, 4);
    for (const encoding of [2, 4]) assertDamaged(() => pages(optional(encoding), true));
    const dictionary = first(page([7, 8], { kind: 2, rows: 200 }), true);
    assert.deepEqual([dictionary?.isDictionary, dictionary?.rows, dictionary?.present], [true, 200, undefined]);
    assert.deepEqual(
      pages([...page([1], { kind: 1 }), ...page([2], { rows: 100 }), ...page([3])]).map(({ rows }) => rows),
      [100, 4],
    );
  });

  interface Second {
    readonly rows?: number;
    readonly levels?: number;
    readonly repetitions?: number;
    readonly isPacked?: boolean;
    readonly size?: number;
  }
  const second = (
    content: Bytes,
    { rows = 5, levels = 0, repetitions = 0, isPacked, size = content.length }: Second = {},
  ): Bytes => {
    const details = fieldsOf({
      1: whole(rows),
      4: whole(8),
      5: whole(levels),
      6: whole(repetitions),
      ...(isPacked === undefined ? {} : { 7: isPacked ? yes : no }),
    });
    return [...fieldsOf({ 1: whole(3), 2: whole(size), 3: whole(content.length), 8: inner(details) }), ...content];
  };

  it('of version 2 have levels that are never packed', () => {
    const wanted = { isDictionary: false, encoding: 8, present: [1, 1, 0, 1, 1], rows: 5, values: 4 };
    assert.deepEqual(first(second([...levels, 7, 8], { levels: 6 }), true), { ...wanted, rest: [7, 8] });
    assert.deepEqual(first(second([0, 0, 0, 7, 8], { repetitions: 3 })), {
      ...wanted,
      present: undefined,
      values: 5,
      rest: [7, 8],
    });
    const packed = [...levels, 2, 4, 7, 8];
    assert.deepEqual(first(second(packed, { levels: 6, size: 8 }), true, 1)?.rest, [7, 8]);
    assert.deepEqual(first(second(packed, { levels: 6, size: 8, isPacked: true }), true, 1)?.rest, [7, 8]);
    assert.deepEqual(first(second(packed, { levels: 6, isPacked: false }), true, 1)?.rest, [2, 4, 7, 8]);
    assert.deepEqual(first(second([...levels, 1, 0, 7], { levels: 6, size: 7 }), true, 1)?.rest, [7]);
    // Nothing is not unpacked.
    assert.deepEqual(first(second([4, 0], { levels: 2, rows: 2 }), true, 2)?.rest, []);
    assert.deepEqual(first(second([4, 0], { levels: 2, rows: 2 }), true, 1)?.rest, []);
    assertDamaged(() => pages(second([...levels], { levels: 6, size: 5 }), true));
    assertDamaged(() => pages(second([], { levels: -1 })));
  });

  it('have a size, and no more rows than their group, and take memory one after the other', () => {
    assertDamaged(() => pages(page([], { rows: 101 })));
    assertDamaged(() => pages(page([], { rows: -1 })));
    for (const codec of [0, 1]) assertDamaged(() => pages(page([1], { size: -1 }), false, codec));
    assertDamaged(() => pages(page([1], { encoding: -1 })));
    const without = (field: number, isV2: boolean) => {
      const all = { 1: whole(4), 2: whole(0), 3: whole(3), 4: whole(isV2 ? 0 : 9), 5: whole(0), 6: whole(0) };
      const details = fieldsOf(Object.fromEntries(Object.entries(all).filter(([name]) => Number(name) !== field)));
      const head = { 1: whole(isV2 ? 3 : 0), 2: whole(1), 3: whole(1), [isV2 ? 8 : 5]: inner(details) };
      return () => pages([...fieldsOf(head), 7]);
    };
    for (const [field, isV2] of [
      [1, false],
      [2, false],
      [1, true],
      [4, true],
      [5, true],
      [6, true],
    ] as const)
      assertDamaged(without(field, isV2));
    for (const isV2 of [false, true]) assert.equal(without(3, isV2)().length, 1);
    assertDamaged(() => pages([...page([1]), 0x15]));
    for (const head of [
      { 1: whole(0), 3: whole(1) },
      { 1: whole(0), 2: whole(1) },
      { 1: whole(0), 2: whole(1), 3: whole(1) },
    ])
      assertDamaged(() => pages([...fieldsOf(head), 7]));
    assert.equal(pages(page([], { rows: 0 }))[0]?.rows, 0);
    const two = [...page([1, 2, 3]), ...page([4, 5, 6])];
    // One page at a time: its bytes, and 24 for each of 4 rows; a dictionary stays.
    assert.equal(pages(two, false, 0, 100, 99).length, 2);
    assert.equal(faultOf(() => pages(two, false, 0, 100, 98)).detail.code, 'data-unpacked-size');
    const many = (count: number): number[] => new Array(count).fill(page([1, 2, 3])).flat();
    assert.equal(pages(many(8), false, 0, 100, 99).length, 8);
    assert.equal(faultOf(() => pages(many(9), false, 0, 100, 99)).detail.code, 'data-unpacked-size');
    assertDamaged(() => pages(page([6, 0, 0, 0, ...levels], { rows: 5, packed: 11 }), true));
  });

  it('are named by where they are in the file where they are damaged', () => {
    const broken = page([9, 0, 0, 0, ...levels], { rows: 5 });
    const begin = 1 + broken.length - 10;
    assert.equal(faultOf(() => pages(broken, true)).detail.args.at, begin + 11);
  });
});
