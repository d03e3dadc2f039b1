import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import {
  fileEnd,
  fileHead,
  type HeadColumn,
  isToldByAll,
  isToldByEnd,
} from '../../../../src/data/sources/head-columns';
import type { FileSource } from '../../../../src/model/source';
import { encodeUtf8 } from '../../../../src/model/utf8';
import { idx, npyOf, zip } from './written';

const source: FileSource = { from: 'file', path: 't.csv', missing: 'error', unknown: 'error' };

function headColumns(of: FileSource, bytes: Uint8Array, isWhole: boolean): readonly HeadColumn[] {
  const { columns, hasTargets, arrays } = fileHead(of, bytes, isWhole);
  assert.deepEqual([hasTargets, arrays], [columns.length > 0, []]);
  return columns;
}

describe('the columns that the beginning of a file tells', () => {
  const text = 'age,port,mixed,empty\n20,S,1,NA\n-3.5,C,x,\nNA,S,1,NA\n7,Q,\n';

  it('are named, with the range of numbers, the number of texts, and the cells that are missing', () => {
    assert.deepEqual(headColumns(source, encodeUtf8(`${text.slice(0, -1)},\n`), true), [
      { name: 'age', rows: 4, missing: 1, range: { least: -3.5, largest: 20 } },
      { name: 'port', rows: 4, missing: 0, distinct: 3 },
      { name: 'mixed', rows: 4, missing: 1, distinct: 2 },
      { name: 'empty', rows: 4, missing: 4 },
    ]);
  });

  it('are read to the last whole line of a beginning', () => {
    const [age] = headColumns(source, encodeUtf8('age,y\n1,0\n2,1\n999'), false);
    assert.deepEqual(age, { name: 'age', rows: 2, missing: 0, range: { least: 1, largest: 2 } });
    assert.deepEqual(headColumns(source, encodeUtf8('age,y\n1,0\n2,1\n3,1'), true)[0]?.rows, 3);
  });

  it('are read as the spec says', () => {
    const [first] = headColumns({ ...source, missingAs: ['2'], delimiter: ';' }, encodeUtf8('a;b\n1;0\n2;1\n'), true);
    assert.deepEqual(first, { name: 'a', rows: 2, missing: 1, range: { least: 1, largest: 1 } });
  });

  it('are none where the file is no table of text', () => {
    assert.deepEqual(headColumns(source, new Uint8Array(), true), []);
    assert.deepEqual(headColumns(source, encodeUtf8('<!DOCTYPE html><html></html>'), true), []);
    assert.deepEqual(headColumns(source, encodeUtf8('a,b\n1,"x\n'), true), []);
    assert.deepEqual(headColumns(source, encodeUtf8('no line ends'), false), []);
  });
});

describe('the columns and arrays that the whole of a file tells', () => {
  const whole = (bytes: Uint8Array, of: Partial<FileSource> = {}) => fileHead({ ...source, ...of }, bytes, true);
  const images = npyOf.uint8([3, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  const labels = npyOf.float64([3], [0, Number.NaN, 1]);
  const archive = (...names: readonly [string, string]) =>
    zip([images, labels].map((data, k) => ({ name: `${names[k]}.npy`, data })));

  it('are those of Parquet, with range, texts and missing cells', () => {
    const { columns, hasTargets, arrays } = whole(readFileSync('test/fixtures/files/snappy.parquet'));
    assert.deepEqual([hasTargets, arrays], [true, []]);
    const known = new Map(columns.map((column) => [column.name, column]));
    assert.deepEqual(known.get('i32'), { name: 'i32', rows: 300, missing: 43, range: { least: -50, largest: 249 } });
    assert.deepEqual(known.get('flag'), { name: 'flag', rows: 300, missing: 28, range: { least: 0, largest: 1 } });
    assert.deepEqual(known.get('text'), { name: 'text', rows: 300, missing: 120, distinct: 3 });
    assert.equal(known.size, 15);
  });

  it('are the features of arrays, the targets beside them, and the arrays themselves', () => {
    const { columns, hasTargets, arrays } = whole(archive('train_set_x', 'train_set_y'));
    assert.deepEqual(
      columns.map(({ name, range, missing }) => [name, range?.least, range?.largest, missing]),
      [
        ['x[0,0]', 1, 9, 0],
        ['x[0,1]', 2, 10, 0],
        ['x[1,0]', 3, 11, 0],
        ['x[1,1]', 4, 12, 0],
        ['y', 0, 1, 1],
      ],
    );
    assert.equal(hasTargets, false, 'y= names them, and target= would be refused');
    assert.deepEqual(arrays, [
      { name: 'train_set_x', shape: '(3, 2, 2)' },
      { name: 'train_set_y', shape: '(3,)' },
    ]);
    const hdf5 = whole(readFileSync('test/fixtures/files/small.h5'));
    assert.ok(hdf5.columns.length > 0 && hdf5.arrays.length > 0);
  });

  it('are the features alone where it is not said which array has the targets, or a file beside it has', () => {
    const other = zip(['a', 'b', 'c'].map((name) => ({ name: `${name}.npy`, data: name === 'a' ? images : labels })));
    const chosen = whole(other, { x: 'a' });
    assert.deepEqual([chosen.columns.length, chosen.arrays.length], [4, 3]);
    const unknown = whole(zip(['a', 'b'].map((name) => ({ name: `${name}.npy`, data: images }))));
    assert.deepEqual([unknown.columns, unknown.arrays.length], [[], 2]);
    const single = whole(idx(8, [2, 3], Uint8Array.of(1, 2, 3, 4, 5, 6)), { path: 't.idx', y: 'labels.idx' });
    assert.deepEqual(
      [single.columns.map(({ name, range }) => [name, range?.least, range?.largest]), single.arrays],
      [
        [
          ['x[0]', 1, 4],
          ['x[1]', 2, 5],
          ['x[2]', 3, 6],
        ],
        [],
      ],
    );
  });

  it('are not columns of so large an array that nobody names them', () => {
    const large = zip([
      { name: 'X.npy', data: npyOf.uint8([1001, 1000], new Array<number>(1_001_000).fill(1)) },
      { name: 'y.npy', data: npyOf.uint8([1001], new Array<number>(1001).fill(0)) },
    ]);
    assert.deepEqual(
      [whole(large).columns, whole(large).arrays.map(({ shape }) => shape)],
      [[], ['(1001, 1000)', '(1001,)']],
    );
  });

  it('are read from what gzip packed: of a text from its beginning, of all else from all of it', () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => `${i},${(i * 7919) % 9973}`).join('\n');
    const packed = gzipSync(encodeUtf8(`a,b\n${lines}\n`));
    assert.ok(packed.length > 200_000);
    assert.equal(isToldByAll(packed), false);
    const { columns } = fileHead({ ...source, path: 't.csv.gz' }, packed.subarray(0, 262_144), false);
    assert.deepEqual(
      columns.map(({ name, range }) => [name, range?.least]),
      [
        ['a', 0],
        ['b', 0],
      ],
    );
    assert.ok((columns[0]?.rows ?? 0) > 10_000);
    assert.deepEqual(whole(gzipSync(encodeUtf8('a,b\n1,2\n')), { path: 't.csv.gz' }).columns.length, 2);
    const arrays = gzipSync(archive('X', 'y'));
    assert.deepEqual([isToldByAll(arrays), whole(arrays).arrays.length], [true, 2]);
  });

  it('are none where the file is damaged, or only its beginning is there', () => {
    const good = archive('X', 'y');
    const nothing = { columns: [], hasTargets: false, arrays: [] };
    assert.deepEqual([isToldByAll(good), fileHead(source, good, false)], [true, nothing]);
    assert.deepEqual(whole(good.subarray(0, good.length - 30)), nothing);
    assert.deepEqual(whole(readFileSync('test/fixtures/files/list.parquet')), nothing);
    assert.deepEqual(whole(gzipSync(encodeUtf8('a,b\n1,2\n')).subarray(0, 20)), nothing);
  });
});

describe('the columns that the end of a large Parquet file tells', () => {
  for (const file of ['none', 'zstd', 'plain', 'pages', 'encoded-1.0', 'encoded-2.0', 'small', 'index']) {
    it(`are those that all of it tells, by its statistics: ${file}`, () => {
      const bytes = readFileSync(`test/fixtures/files/${file}.parquet`);
      const all = fileHead(source, bytes, true).columns;
      const length = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 8, 4).getUint32(0, true);
      const { columns, hasTargets } = fileEnd(source, bytes.subarray(bytes.length - length - 8 - 4));
      assert.deepEqual([hasTargets, isToldByEnd(bytes), columns.length], [true, true, all.length]);
      for (const [k, column] of columns.entries()) {
        const { distinct, missing = NaN, ...known } = all[k] ?? assert.fail();
        assert.deepEqual([column.name, column.rows], [known.name, known.rows]);
        assert.deepEqual(column.range, known.range, column.name);
        assert.equal(column.distinct, distinct === undefined ? undefined : 'unknown', column.name);
        // A number that is none is missing, and an empty text, which are no nulls.
        if (column.range && column.name !== 'odd') assert.equal(column.missing, missing, column.name);
      }
    });
  }

  it('are none where it is damaged, or its end is not all there', () => {
    const bytes = readFileSync('test/fixtures/files/small.parquet');
    const nothing = { columns: [], hasTargets: false, arrays: [] };
    assert.deepEqual(fileEnd(source, bytes.subarray(bytes.length - 40)), nothing);
    assert.deepEqual(fileEnd(source, bytes.subarray(0, bytes.length - 1)), nothing);
    assert.equal(isToldByEnd(encodeUtf8('PAR1,b\n1,2\n')), false);
  });
});
