import assert from 'node:assert/strict';
import { Column } from '../../../../src/data/csv/column';
import { type ArrayEntry, type ArrayValues, elementCount, shapeText } from '../../../../src/data/sources/array';
import { arrayTable } from '../../../../src/data/sources/array-table';
import { ByteReader, startsWith } from '../../../../src/data/sources/byte-reader';
import { type ArrayNames, examplesOf, featureArray, targetArray } from '../../../../src/data/sources/chosen-arrays';
import { columnTable } from '../../../../src/data/sources/column-table';
import type { ArrayFile } from '../../../../src/data/sources/data-file';
import { decodeElements, decodeNumbers, type ElementType, isReadable } from '../../../../src/data/sources/elements';
import { isIdx, readIdx } from '../../../../src/data/sources/idx/read';
import { cOrdered } from '../../../../src/data/sources/npy/fortran-order';
import { Fault, message } from '../../../../src/model/message';
import { assertDamaged, faultOf } from './opened';
import { bytesOf, idx } from './written';

const origin = { file: 'a.npy', format: 'NPY' };
const array = (name: string, shape: readonly number[], values?: ArrayValues): ArrayEntry => ({
  name,
  shape,
  read: () => values ?? Float64Array.from({ length: elementCount(shape) }, (_, k) => k),
});
const fileOf = (...arrays: readonly ArrayEntry[]): ArrayFile => ({ kind: 'arrays', format: 'NPZ', arrays });

describe('the bytes of a file', () => {
  const reader = (): ByteReader => new ByteReader(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 255), origin);

  it('are read forward, numbers little-endian, and never beyond the end', () => {
    const from = reader();
    assert.deepEqual([from.u8(), from.u16(), from.left, from.at], [1, 0x0302, 6, 3]);
    assert.deepEqual([from.u32BigEndian(), from.unsigned(2), from.left], [0x04050607, 0xff08, 0]);
    assertDamaged(() => from.u8());
    assert.equal(reader().unsigned(6), 0x060504030201);
    assertDamaged(() => reader().unsigned(8));
    assertDamaged(() => reader().skip(-1));
    assertDamaged(() => reader().take(10));
    assert.equal(reader().take(9).length, 9);
    assert.deepEqual([reader().seek(9).left, reader().seek(0).left], [0, 9]);
    for (const at of [-1, 10, 0.5]) assertDamaged(() => reader().seek(at));
    assert.equal(faultOf(() => reader().take(10)).detail.args.at, 10);
  });

  it('begin with a signature or not', () => {
    const bytes = Uint8Array.of(80, 75, 3);
    assert.deepEqual(
      [
        startsWith(bytes, 'PK\x03'),
        startsWith(bytes, 'K', 1),
        startsWith(bytes, 'PK\x03\0'),
        startsWith(bytes, 'PK', 1),
      ],
      [true, true, false, false],
    );
  });
});

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
    assert.deepEqual([...decodeElements(bytes, type, 3, origin, 6)], [97, 98 * 256, 99]);
    assert.deepEqual([...decodeElements(bytes, text, 2, origin, 70)], ['a', 'bc']);
    assertDamaged(() => decodeElements(bytes, type, 4, origin, 1e6));
    assertDamaged(() => decodeElements(bytes, text, 3, origin, 1e6));
    assertDamaged(() => decodeNumbers(bytes, { ...type, size: 3 }, 1, origin));
    assert.equal(faultOf(() => decodeElements(bytes, text, 2, origin, 69)).detail.code, 'data-memory');
    assert.equal(faultOf(() => decodeElements(bytes, type, 3, origin, 5)).detail.code, 'data-memory');
    const broken = faultOf(() => decodeElements(Uint8Array.of(97, 0, 0, 98, 255, 0), text, 2, origin, 1e6));
    assert.equal(broken.detail.args.at, 5);
  });

  it('are whole numbers that a double holds, or texts of code points', () => {
    const long = { kind: 'signed', size: 8, isBigEndian: false } as const;
    const read = (value: bigint) => decodeElements(bytesOf(BigInt64Array.of(value)), long, 1, origin, 1e6);
    assert.deepEqual([...read(2n ** 53n - 1n), ...read(-(2n ** 53n) + 1n)], [2 ** 53 - 1, -(2 ** 53) + 1]);
    const fault = faultOf(() => read(2n ** 53n));
    assert.deepEqual([fault.detail.code, fault.detail.args], ['data-array-large-integer', { value: 2 ** 53 }]);
    const unicode = { kind: 'unicode', size: 12, isBigEndian: false } as const;
    const text = (...codes: readonly number[]) => [
      ...decodeElements(bytesOf(Uint32Array.from(codes)), unicode, codes.length / 3, origin, 1e6),
    ];
    assert.deepEqual(text(97, 0, 98, 0, 0, 0, 0x10ffff, 0, 0), ['a\0b', '', '\u{10ffff}']);
    assert.equal(faultOf(() => text(97, 98, 0x110000)).detail.args.at, 9);
  });

  it('have a count and a shape', () => {
    assert.deepEqual(
      [elementCount([]), elementCount([3, 4]), elementCount([2 ** 60, 0]), elementCount([2 ** 30, 2 ** 30])],
      [1, 12, 0, Infinity],
    );
    assert.deepEqual([shapeText([]), shapeText([5]), shapeText([3, 4])], ['()', '(5,)', '(3, 4)']);
  });

  it('are put in C order, texts too', () => {
    assert.deepEqual(cOrdered(['a', 'b', 'c', 'd', 'e', 'f'], [2, 3]), ['a', 'c', 'e', 'b', 'd', 'f']);
    assert.deepEqual(cOrdered(Uint8Array.of(1, 2, 3, 4, 5, 6), [3, 2]), Uint8Array.of(1, 4, 2, 5, 3, 6));
    const line = Uint8Array.of(1, 2);
    assert.equal(cOrdered(line, [1, 2, 1]), line);
  });

  it('of an IDX file are as many as its axes say', () => {
    const head = (...bytes: readonly number[]) => isIdx(Uint8Array.from(bytes));
    assert.deepEqual(
      [
        head(0, 0, 8, 1),
        head(0, 0, 8, 8),
        head(0, 0, 8, 0),
        head(0, 0, 8, 9),
        head(0, 0, 10, 1),
        head(1, 0, 8, 1),
        head(0, 1, 8, 1),
        head(0, 0),
      ],
      [true, true, false, false, false, false, false, false],
    );
    const read = (bytes: Uint8Array) => [...readIdx('a', bytes, 1e6).read()];
    assert.deepEqual(read(idx(11, [2], Uint8Array.of(1, 0, 255, 255))), [256, -1]);
    assert.equal(faultOf(() => read(idx(8, [3], Uint8Array.of(1, 2)))).detail.args.at, 11);
    assert.equal(faultOf(() => read(idx(8, [1], Uint8Array.of(1, 2)))).detail.args.at, 10);
    assertDamaged(() => read(Uint8Array.of(0, 0, 10, 1, 0, 0, 0, 1, 1)));
    assertDamaged(() => read(Uint8Array.of(0, 0, 8, 0)));
    assert.deepEqual(read(idx(8, new Array<number>(8).fill(1), Uint8Array.of(7))), [7]);
    assert.equal(faultOf(() => read(idx(8, new Array<number>(9).fill(1), Uint8Array.of(7)))).detail.args.at, 3);
  });
});

describe('the arrays of a file', () => {
  const features = (file: ArrayFile, names = {}) => featureArray('a.npz', file, names).name;
  const targets = (file: ArrayFile, x: ArrayEntry, m: number, names = {}) =>
    targetArray('a.npz', file, names, x, m).name;

  it('have the features in the one that is named, or looks like it', () => {
    const [p, q, v] = [array('p', [4, 2]), array('q', [4, 3]), array('v', [4])];
    assert.deepEqual(
      [features(fileOf(p, q), { x: 'q' }), features(fileOf(p, q), { x: '/q' }), features(fileOf(v))],
      ['q', 'q', 'v'],
    );
    assert.deepEqual(
      [features(fileOf(p, array('X', [4]), q)), features(fileOf(array('X', [1]), array('x', [1])))],
      ['X', 'x'],
    );
    assert.deepEqual(
      [
        features(fileOf(v, p, array('w', [1, 4]))),
        features(fileOf(v, array('y', [4]))),
        features(fileOf(v, array('Y', [4]))),
      ],
      ['p', 'v', 'v'],
    );
    assert.equal(features(fileOf(p, q), { y: 'q' }), 'p');
    // One value alone is none, and neither is a matrix with one axis that is longer than 1.
    assert.deepEqual(
      [[], [1], [1, 1], [1, 4, 1], [0]].map((shape) => features(fileOf(p, array('w', shape)))),
      ['p', 'p', 'p', 'p', 'p'],
    );
    assert.equal(features(fileOf(v, p, array('w', [2, 2]), array('y', [4])), { x: 'w' }), 'w');
    const unread: ArrayEntry = { name: 'u', read: () => assert.fail('read') };
    assert.equal(features(fileOf(unread, p)), 'p');
    const { detail } = faultOf(() => features(fileOf(p, q)));
    assert.deepEqual([detail.code, detail.args], ['data-array-choose-x', { names: 'p, q' }]);
    const near = faultOf(() => features(fileOf(array('images', [1]), q), { x: 'image' }));
    assert.deepEqual(near.detail.args, { name: 'image', meant: 'images' });
    assert.deepEqual(faultOf(() => features(fileOf(p, q), { x: 'zzz' })).detail.args, { name: 'zzz', names: 'p, q' });
  });

  it('have the targets in the one that is named, or has as many examples', () => {
    const x = array('x', [4, 2]);
    const [v, w, other] = [array('v', [4]), array('w', [4, 3]), array('o', [5])];
    assert.deepEqual(
      [
        targets(fileOf(x, v, w), x, 4, { y: 'w' }),
        targets(fileOf(x, v, other), x, 4),
        targets(fileOf(x, v, w, other), x, 4),
      ],
      ['w', 'v', 'v'],
    );
    assert.deepEqual(
      [targets(fileOf(x, v, array('Y', [9])), x, 4), targets(fileOf(x, array('r', [1, 4]), other), x, 4)],
      ['Y', 'r'],
    );
    assert.equal(faultOf(() => targets(fileOf(x, v, array('u', [4])), x, 4)).detail.code, 'data-array-choose-y');
    assert.deepEqual(
      [examplesOf([1, 4], 4), examplesOf([4, 1], 4), examplesOf([1, 4], 3), examplesOf([1, 4, 4], 4)],
      [4, 4, 1, 1],
    );
  });

  it('are a table whose columns have the names of their elements', () => {
    const x = array('X', [2, 1, 3]);
    const { table, targets: names } = arrayTable('a.npz', fileOf(x, array('y', [2, 2])), {}, undefined, 1e6);
    assert.deepEqual(table.names, ['x[0,0]', 'x[0,1]', 'x[0,2]', 'y[0]', 'y[1]']);
    assert.deepEqual([names, table.m, table.x, table.lineOf(1)], [['y[0]', 'y[1]'], 2, 'X', 0]);
    assert.deepEqual(
      table.columns.map((column) => column.cell(1)),
      ['3', '4', '5', '2', '3'],
    );
    const detail = message('data-missing-cell', { column: 'q' });
    assert.deepEqual(
      [
        table.fault(1, 2, detail).detail.args,
        table.fault(1, 4, detail).detail.args,
        table.fault(0, 3, detail).detail.args,
      ],
      [{ column: 'X[1, 0, 2]' }, { column: 'y[1, 1]' }, { column: 'y[0, 0]' }],
    );
    const alone = arrayTable('a.npz', fileOf(x), {}, undefined, 48, false);
    assert.deepEqual([alone.targets, alone.table.x, alone.table.names.length], [[], undefined, 3]);
    assert.equal(faultOf(() => arrayTable('a.npz', fileOf(x), {}, undefined, 47, false)).detail.code, 'data-memory');
  });

  it('have their targets in a file of their own, which faults name', () => {
    const x: ArrayFile = { kind: 'arrays', format: 'NPY', arrays: [array('', [250, 2])] };
    const y: ArrayFile = { kind: 'arrays', format: 'NPY', arrays: [array('', [250])] };
    const { table } = arrayTable('x.npy', x, {}, { file: 'y.npy', opened: y }, 1e6);
    assert.deepEqual(
      [0, 1, 2].map((column) => table.placeOf(0, column).file),
      ['x.npy', 'x.npy', 'y.npy'],
    );
    assert.deepEqual(
      table.columns.map((column) => Array.from({ length: column.length }, (_, row) => column.number(row))),
      [0, 1, 2].map((k) => Array.from({ length: 250 }, (_, row) => (k === 2 ? row : 2 * row + k))),
    );
    const short: ArrayFile = { ...y, arrays: [array('', [249])] };
    const fault = faultOf(() => arrayTable('x.npy', x, {}, { file: 'y.npy', opened: short }, 1e6));
    assert.deepEqual([fault.detail.args, fault.place?.file], [{ x: 'x (250, 2)', y: 'y (249,)' }, 'y.npy']);
    assert.deepEqual(faultOf(() => arrayTable('x.npy', x, {}, undefined, 1e6)).detail.args, { format: 'NPY' });
    for (const shape of [[], [0, 2], [2, 0]]) {
      const none = fileOf(array('', shape));
      assert.equal(faultOf(() => arrayTable('x.npz', none, {}, undefined, 1e6, false)).detail.code, 'data-array-shape');
    }
  });

  it('are read where they have no shape, which says why', () => {
    const refused = (): never => {
      throw new Fault(message('data-hdf5-link', { name: 'u' }), { file: 'a.h5' });
    };
    const unread: ArrayEntry = { name: 'u', read: refused };
    const [x, y] = [array('x', [2, 2]), array('y', [2])];
    const codeOf = (file: ArrayFile, names: ArrayNames) =>
      faultOf(() => arrayTable('a.h5', file, names, undefined, 1e6)).detail.code;
    assert.deepEqual(
      [codeOf(fileOf(unread, y), { x: 'u', y: 'y' }), codeOf(fileOf(x, unread), { x: 'x', y: 'u' })],
      ['data-hdf5-link', 'data-hdf5-link'],
    );
    assert.equal(codeOf(fileOf(x, array('y', [2, 0])), {}), 'data-array-rows');
    // No array is read before all shapes fit.
    const never = (name: string, shape: readonly number[]): ArrayEntry => ({ name, shape, read: () => assert.fail() });
    assert.equal(codeOf(fileOf(never('x', [2, 2]), never('y', [3])), {}), 'data-array-rows');
  });

  it('may be of texts, each of which is kept', () => {
    const words = ['abc', 'xbc', 'abx', 'abc', ''];
    const { table } = arrayTable('a.npz', fileOf(array('x', [5], words)), {}, undefined, 1e6, false);
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((row) => table.columns[0]?.text(row)),
      words,
    );
  });

  it('lack a cell where a value is not a number', () => {
    const values = Float64Array.of(1, Number.NaN, Infinity);
    const { table } = arrayTable('a.npz', fileOf(array('x', [3], values)), {}, undefined, 1e6, false);
    assert.deepEqual(
      [0, 1, 2].map((row) => table.columns[0]?.cell(row)),
      ['1', '', 'Infinity'],
    );
  });

  it('or the columns of a file are rows that are counted from 1', () => {
    const columns = [new Column(), new Column()];
    const table = columnTable('a.parquet', { kind: 'columns', format: 'Parquet', names: ['a', 'a'], columns, m: 4 });
    assert.deepEqual(
      [table.lineOf(2), table.placeOf(2, 1), table.byName.get('a')],
      [3, { file: 'a.parquet', line: 3, column: 2 }, 0],
    );
    assert.deepEqual([table.dialect.header, table.dialect.columns, table.namesPlace], [true, 2, { file: 'a.parquet' }]);
    assert.deepEqual(table.fault(0, 0, message('data-no-features')).place, { file: 'a.parquet', line: 1, column: 1 });
  });
});
