import assert from 'node:assert/strict';
import { columnBytes } from '../../../../src/data/csv/column';
import { type ArrayEntry, type ArrayValues, elementCount } from '../../../../src/data/sources/array';
import { arrayTable } from '../../../../src/data/sources/array-table';
import type { ArrayNames } from '../../../../src/data/sources/chosen-arrays';
import type { ArrayFile } from '../../../../src/data/sources/data-file';
import { Fault, message } from '../../../../src/model/message';
import { faultOf } from './opened';

const array = (name: string, shape: readonly number[], values?: ArrayValues): ArrayEntry => ({
  name,
  shape,
  read: () => values ?? Float64Array.from({ length: elementCount(shape) }, (_, k) => k),
});
const fileOf = (...arrays: readonly ArrayEntry[]): ArrayFile => ({ kind: 'arrays', format: 'NPZ', arrays });

describe('the arrays of a file', () => {
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
    const cube = arrayTable('a.npz', fileOf(array('X', [2, 2, 3])), {}, undefined, 1e6, false).table;
    assert.deepEqual(
      [0, 2, 3, 4].map((column) => cube.fault(1, column, detail).detail.args.column),
      ['X[1, 0, 0]', 'X[1, 0, 2]', 'X[1, 1, 0]', 'X[1, 1, 1]'],
    );
    // A byte a value in columns, one in X, and the columns' objects.
    const least = 2 * 6 + 3 * columnBytes;
    const alone = arrayTable('a.npz', fileOf(x), {}, undefined, least, false);
    assert.deepEqual([alone.targets, alone.table.x, alone.table.names.length], [[], undefined, 3]);
    assert.equal(alone.table.bytes, 6 + 3 * columnBytes);
    const tooLittle = [
      () => arrayTable('a.npz', fileOf(x), {}, undefined, least - 1, false),
      // Two targets of eight bytes in Y.
      () => arrayTable('a.npz', fileOf(x, array('y', [2])), {}, undefined, least + 2 + 16 + columnBytes - 1),
      () => arrayTable('a.npz', { ...fileOf(x), unpacked: 1 }, {}, undefined, least, false),
      // A column for each of a million values.
      () => arrayTable('a.npz', fileOf(array('X', [1, 1e6])), {}, undefined, 1e8, false),
    ];
    for (const read of tooLittle) assert.equal(faultOf(read).detail.code, 'data-memory');
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
    const faults = [1, 2].map((column) => table.fault(0, column, message('data-missing-cell')).place?.file);
    assert.deepEqual(faults, ['x.npy', 'y.npy']);
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
});
