import { gzipSync } from 'node:zlib';
import { bytesOf } from '../written';
import { bomb, good, type Hostile, patched } from './good';

const footer = (bytes: Uint8Array): number => bytes.length - 8 - Buffer.from(bytes).readUInt32LE(bytes.length - 8);
/** A Parquet file of these metadata and pages; the others are values of Thrift’s compact protocol as bytes. */
export const parquetWith = (metadata: readonly number[], pages: readonly number[] = []): Uint8Array => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(metadata.length);
  return Buffer.concat([Buffer.from('PAR1\0'), Buffer.from(pages), Buffer.from(metadata), length, Buffer.from('PAR1')]);
};
export const varint = (value: number): readonly number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
export const zig = (value: number): readonly number[] => varint(value < 0 ? -2 * value - 1 : 2 * value);
export const field = (delta: number, type: number, value: readonly number[]): readonly number[] => [
  (delta << 4) | type,
  ...value,
];
export const struct = (...fields: readonly (readonly number[])[]): readonly number[] => [...fields.flat(), 0];
export const text = (value: string): readonly number[] => [value.length, ...Buffer.from(value)];
export const list = (...items: readonly (readonly number[])[]): readonly number[] => [
  (items.length << 4) | 12,
  ...items.flat(),
];

/** Numbers of so many bits, the lowest first. */
export function packed(numbers: readonly bigint[], width: number): number[] {
  let all = 0n;
  for (const [k, number] of numbers.entries()) all |= BigInt.asUintN(width, number) << BigInt(k * width);
  const length = Math.ceil((numbers.length * width) / 8);
  return Array.from({ length }, (_, k) => Number((all >> BigInt(8 * k)) & 255n));
}

interface ParquetParts {
  readonly rows?: number;
  readonly type?: number;
  readonly codec?: number;
  readonly start?: number;
  readonly size?: number;
  readonly children?: number;
  readonly repetition?: number;
}

/** A Parquet file of one column `x` whose chunk has these pages. */
export function parquet(pages: readonly number[], parts: ParquetParts = {}): Uint8Array {
  const { rows = 4, type = 5, codec = 0, start = 5, size = pages.length, children = 1, repetition = 0 } = parts;
  const root = struct(field(4, 8, text('r')), field(1, 5, zig(children)));
  const column = struct(field(1, 5, zig(type)), field(2, 5, zig(repetition)), field(1, 8, text('x')));
  const meta = struct(
    field(1, 5, zig(type)),
    field(1, 9, [0x15, 0]),
    field(1, 9, [0x18, ...text('x')]),
    field(1, 5, zig(codec)),
    field(1, 6, zig(rows)),
    field(1, 6, zig(size)),
    field(1, 6, zig(size)),
    field(2, 6, zig(start)),
  );
  const chunk = struct(field(2, 6, zig(0)), field(1, 12, meta));
  const group = struct(field(1, 9, list(chunk)), field(1, 6, zig(size)), field(1, 6, zig(rows)));
  return parquetWith(
    struct(field(1, 5, zig(1)), field(1, 9, list(root, column)), field(1, 6, zig(rows)), field(1, 9, list(group))),
    pages,
  );
}

interface PageParts {
  readonly kind?: number;
  readonly size?: number;
  readonly packed?: number;
  readonly rows?: number;
  readonly encoding?: number;
}

/** A page of version 1. */
export function page(content: readonly number[], parts: PageParts = {}): readonly number[] {
  const { kind = 0, size = content.length, packed = content.length, rows = 4, encoding = 0 } = parts;
  const details = struct(field(1, 5, zig(rows)), field(1, 5, zig(encoding)), field(1, 5, zig(3)), field(1, 5, zig(3)));
  const delta = kind === 2 ? 4 : 2;
  return [
    ...struct(field(1, 5, zig(kind)), field(1, 5, zig(size)), field(1, 5, zig(packed)), field(delta, 12, details)),
    ...content,
  ];
}

const doubles = [...bytesOf(Float64Array.of(1, 2, 3, 4))];

/** Two whole numbers as a first one and its difference to the second, in the widths that writers use. */
export function deltas(first: number, second: number): readonly number[] {
  return [...varint(128), ...varint(4), ...varint(2), ...zig(first), ...zig(second - first), 0, 0, 0, 0];
}

/** One whole number likewise. */
export const oneDelta = [...varint(128), ...varint(4), ...varint(1), ...zig(-7)];

/** What `parquet` and `page` make is a table where nothing is wrong with it. */
export const plainParquet = parquet(page(doubles));

export const parquetFiles: readonly Hostile[] = [
  { what: 'Parquet of its signature alone', bytes: Buffer.from('PAR1\0\0\0\0PAR1') },
  {
    what: 'Parquet whose metadata take 4 GB',
    bytes: patched(good.parquet, good.parquet.length - 8, 255, 255, 255, 255),
  },
  { what: 'Parquet whose metadata are empty', bytes: patched(good.parquet, footer(good.parquet), 0) },
  { what: 'Parquet with a list of 2³¹', bytes: parquetWith([0x19, 0xfc, 255, 255, 255, 255, 7]) },
  { what: 'Parquet with a list in a list in …', bytes: parquetWith([0x19, ...new Array(4000).fill(0x19)]) },
  { what: 'Parquet with a struct in a struct in …', bytes: parquetWith(new Array(4000).fill(0x1c)) },
  { what: 'Parquet with an endless number', bytes: parquetWith([0x15, ...new Array(4000).fill(0xff)]) },
  { what: 'Parquet with a text of 2³¹ bytes', bytes: parquetWith([0x18, 255, 255, 255, 255, 7]) },
  { what: 'Parquet with 2⁴⁰ rows', bytes: parquet(page(doubles), { rows: 2 ** 40 }) },
  { what: 'Parquet with −1 rows', bytes: parquet(page(doubles), { rows: -1 }) },
  { what: 'Parquet with more rows than it has', bytes: parquet(page(doubles), { rows: 5 }) },
  { what: 'Parquet with a schema of 99 columns', bytes: parquet(page(doubles), { children: 99 }) },
  { what: 'Parquet with a schema of −1 columns', bytes: parquet(page(doubles), { children: -1 }) },
  { what: 'Parquet with a repeated column', bytes: parquet(page(doubles), { repetition: 2 }) },
  { what: 'Parquet of an unknown type', bytes: parquet(page(doubles), { type: 99 }) },
  { what: 'Parquet of INT96', bytes: parquet(page(doubles), { type: 3 }) },
  { what: 'Parquet of bytes of no width', bytes: parquet(page(doubles), { type: 7 }) },
  { what: 'Parquet with an unknown codec', bytes: parquet(page(doubles), { codec: 99 }) },
  { what: 'Parquet whose chunk is beyond', bytes: parquet(page(doubles), { start: 1e9 }) },
  { what: 'Parquet whose chunk is before', bytes: parquet(page(doubles), { start: -9 }) },
  { what: 'Parquet whose chunk has 2⁴⁰ bytes', bytes: parquet(page(doubles), { size: 2 ** 40 }) },
  { what: 'Parquet whose chunk has −1 bytes', bytes: parquet(page(doubles), { size: -1 }) },
  { what: 'Parquet with a page that goes back', bytes: parquet(page(doubles, { packed: -40, rows: 0 })) },
  { what: 'Parquet with a page of 2³⁰ bytes', bytes: parquet(page(doubles, { size: 2 ** 30 }), { codec: 1 }) },
  { what: 'Parquet with a page of −1 bytes', bytes: parquet(page(doubles, { size: -1 }), { codec: 1 }) },
  { what: 'Parquet with a page of 2³⁰ rows', bytes: parquet(page(doubles, { rows: 2 ** 30 })) },
  {
    what: 'Parquet with a page of 2³⁰ rows of which none has a value',
    bytes: parquet(page([4, 0, 0, 0, 255, 255, 3, 0], { rows: 2 ** 30 }), { repetition: 1 }),
  },
  { what: 'Parquet with 999 pages of no rows', bytes: parquet(new Array(999).fill(page([], { rows: 0 })).flat()) },
  { what: 'Parquet with an unknown encoding', bytes: parquet(page(doubles, { encoding: 99 })) },
  { what: 'Parquet with numbers of a missing dictionary', bytes: parquet(page([1, 8, 0], { encoding: 8 })) },
  {
    what: 'Parquet with numbers beyond the dictionary',
    bytes: parquet([...page(doubles, { kind: 2 }), ...page([3, 8, 7], { encoding: 8 })]),
  },
  {
    what: 'Parquet with numbers of 200 bits',
    bytes: parquet([...page(doubles, { kind: 2 }), ...page([200, 8, 7], { encoding: 8 })]),
  },
  {
    what: 'Parquet with packed numbers that end early',
    bytes: parquet([...page(doubles, { kind: 2 }), ...page([32, 3], { encoding: 8 })]),
  },
  {
    what: 'Parquet with differences in 2³¹ parts',
    bytes: parquet(page([128, 1, 255, 255, 255, 255, 7, 4, 0], { encoding: 5 }), { type: 1 }),
  },
  {
    what: 'Parquet with differences in no part',
    bytes: parquet(page([128, 1, 0, 4, 0, 0], { encoding: 5 }), { type: 1 }),
  },
  {
    what: 'Parquet with differences of 255 bits',
    bytes: parquet(page([128, 1, 1, 4, 0, 0, 255, 0], { encoding: 5 }), { type: 1 }),
  },
  {
    what: 'Parquet with texts beyond the page',
    bytes: parquet(page([255, 255, 255, 127, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), { type: 6 }),
  },
  {
    what: 'Parquet with texts of −1 bytes',
    bytes: parquet(page([128, 1, 4, 4, 1, 0, 0, 0, 0, 0], { encoding: 6 }), { type: 6 }),
  },
  {
    what: 'Parquet with a text that says more of the last one than it has',
    bytes: parquet(page([...deltas(0, 2), ...deltas(1, 1), 97, 98], { encoding: 7, rows: 2 }), { type: 6, rows: 2 }),
  },
  {
    what: 'Parquet with texts before the first',
    bytes: parquet(page([128, 1, 4, 4, 8, 0, 0, 0, 0, 0, 128, 1, 4, 4, 0, 0, 0, 0, 0, 0], { encoding: 7 }), {
      type: 6,
    }),
  },
  {
    what: 'Parquet with bytes that are no text',
    bytes: parquet(page([1, 0, 0, 0, 255, 1, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0]), { type: 6 }),
  },
  { what: 'Parquet with levels beyond the page', bytes: parquet(page([255, 255, 255, 127, 8, 1]), { repetition: 1 }) },
  { what: 'Parquet with Snappy that copies from before', bytes: parquet(page([32, 1, 9], { size: 32 }), { codec: 1 }) },
  {
    what: 'Parquet with Snappy that ends early',
    bytes: parquet(page([32, 252, 255, 255, 255, 127], { size: 32 }), { codec: 1 }),
  },
  {
    what: 'Parquet with LZ4 that copies from before',
    bytes: parquet(page([0x1f, 1, 9, 0, 255, 0], { size: 32 }), { codec: 7 }),
  },
  {
    what: 'Parquet with LZ4 of an endless length',
    bytes: parquet(page(new Array(999).fill(255), { size: 32 }), { codec: 7 }),
  },
  {
    what: 'Parquet with a gzip bomb',
    bytes: parquet(page([...gzipSync(bomb)].slice(0, 4000), { size: 32 }), { codec: 2 }),
  },
];
