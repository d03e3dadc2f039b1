import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { prepareData } from '../../../../src/data/prepare';
import { readExamples } from '../../../../src/data/read-examples';
import { sourceTable } from '../../../../src/data/sources/source-table';
import type { Dataset } from '../../../../src/model/dataset';
import { type DataSpec, dataPathsOf, type FileSource } from '../../../../src/model/source';
import { encodeUtf8 } from '../../../../src/model/utf8';
import { assertFault, line, type Network, specOf, tabular, three } from '../specs';
import { bytesOf, idx, npy, npyOf, zip } from './written';

const folder = 'test/fixtures/files';
type Files = Readonly<Record<string, Uint8Array>>;

/** A source without a target. */
function arrays(path: string, properties: Partial<FileSource> = {}): FileSource {
  const { target: _target, header: _header, ...source } = tabular({ path });
  return { ...source, ...properties };
}

function prepared(source: FileSource, files: Files, network: Network = {}, data: Partial<DataSpec> = {}): Dataset {
  return prepareData(specOf({ source, ...data }, network), new Map(Object.entries(files)));
}

const images = npyOf.uint8([3, 2, 2, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
const labels = npyOf.int64([3], [7, 5, 7]);
const names = ['x[0,0,0]', 'x[0,1,0]', 'x[1,0,0]', 'x[1,1,0]'];
const npz = (members: Files): Uint8Array =>
  zip(Object.entries(members).map(([name, data]) => ({ name: `${name}.npy`, data })));
const four = { inputs: 4 };

describe('examples from arrays', () => {
  it('are flattened in C order, their whole numbers the classes, by the usual names', () => {
    for (const [x, y] of [
      ['x', 'y'],
      ['X', 'Y'],
      ['images', 'labels'],
    ] as const) {
      const data = prepared(arrays('d.npz'), { 'd.npz': npz({ [y]: labels, [x]: images }) }, four);
      assert.deepEqual([...data.train.x.doubles()], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      assert.deepEqual([data.featureNames, data.classes, [...data.train.y]], [names, ['5', '7'], [1, 0, 1]]);
    }
  });

  it('are those that are named, in a test set too', () => {
    const file = npz({ x_train: images, y_train: labels, x_test: images, y_test: npyOf.int64([3], [5, 5, 7]) });
    const source = arrays('d.npz', { x: 'x_train', y: 'y_train' });
    const test = arrays('d.npz', { x: 'x_test', y: 'y_test' });
    assert.deepEqual([...(prepared(source, { 'd.npz': file }, four, { test }).test?.y ?? [])], [0, 0, 1]);
    assertFault(() => prepared(source, { 'd.npz': file }, four, { test: arrays('d.npz') }), 'data-array-choose-x');
    const other = npz({ x_train: images, y_train: labels, z: images });
    const alike = prepared(source, { 'd.npz': file, 'e.npz': other }, four, { test: arrays('e.npz') });
    assert.deepEqual(alike.test?.y, alike.train.y);
  });

  it('of NPY and IDX files have their targets in another file', () => {
    const source = arrays('x.npy', { y: 'l/y.npy' });
    assert.deepEqual([...prepared(source, { 'x.npy': images, 'l/y.npy': labels }, four).train.y], [1, 0, 1]);
    const [pixels, digits] = [
      idx(8, [2, 2, 2], Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8])),
      idx(8, [2], Uint8Array.of(0, 1)),
    ];
    const packed = { 'i-ubyte.gz': gzipSync(pixels), 'l-ubyte.gz': gzipSync(digits) };
    const data = prepared(arrays('i-ubyte.gz', { y: 'l-ubyte.gz' }), packed, four);
    assert.deepEqual([...data.train.x.doubles(), ...data.train.y], [1, 2, 3, 4, 5, 6, 7, 8, 0, 1]);
    assertFault(() => prepared(arrays('x.npy'), { 'x.npy': images }, four), 'data-labels-needed');
    const table = { 'x.npy': images, 'y.npy': encodeUtf8('y\n1\n') };
    assertFault(() => prepared(arrays('x.npy', { y: 'y.npy' }), table, four), 'data-ending');
    const csv = { 'x.npy': images, 'y.csv': encodeUtf8('y\n1\n') };
    assertFault(() => prepared(arrays('x.npy', { y: 'y.csv' }), csv, four), 'data-labels-file');
  });

  it('have targets of every usual shape', () => {
    const target = (y: Uint8Array, network: Network): Dataset =>
      prepared(arrays('d.npz'), { 'd.npz': npz({ x: images, y }) }, { ...four, ...network });
    for (const shape of [[3], [3, 1], [1, 3]]) {
      const { train, targetNames } = target(npyOf.float64(shape, [0.5, 1.5, 2.5]), line);
      assert.deepEqual([[...train.y], targetNames], [[0.5, 1.5, 2.5], ['y']]);
    }
    const oneHot = target(npyOf.float64([3, 3], [1, 0, 0, 0, 0, 1, 0, 1, 0]), three);
    assert.deepEqual([...oneHot.train.y], [1, 0, 0, 0, 0, 1, 0, 1, 0]);
    assert.deepEqual(oneHot.classes, ['y[0]', 'y[1]', 'y[2]']);
    const texts = npy({ descr: '<U1', shape: [3], data: bytesOf(Uint32Array.of(98, 97, 98)) });
    assert.deepEqual(target(texts, {}).classes, ['a', 'b']);
    assertFault(() => target(npyOf.int64([2], [0, 1]), {}), 'data-array-rows');
    assertFault(() => target(npyOf.int64([4], [0, 1, 0, 1]), {}), 'data-array-rows');
  });

  it('of one value each are one feature', () => {
    const data = prepared(
      arrays('d.npz'),
      { 'd.npz': npz({ x: npyOf.float64([3], [4, 5, 6]), y: labels }) },
      { inputs: 1 },
    );
    assert.deepEqual([data.featureNames, [...data.train.x.doubles()]], [['x'], [4, 5, 6]]);
  });

  it('lack a value where there is no number, which is named by array and index', () => {
    const x = npyOf.float64([3, 2], [1, 2, 3, NaN, 5, 6]);
    const file = { 'd.npz': npz({ features: x, y: labels }) };
    const sentence = assertFault(() => prepared(arrays('d.npz', { x: 'features' }), file), 'data-missing-cell');
    assert.match(sentence, /“features\[1, 1\]”/);
    const mean = prepared(arrays('d.npz', { missing: 'mean' }), file);
    assert.deepEqual([...mean.train.x.doubles()], [1, 2, 3, 4, 5, 6]);
    const drop = prepared(arrays('d.npz', { missing: 'drop' }), file, line);
    assert.deepEqual(
      [[...drop.train.x.doubles()], [...drop.train.y]],
      [
        [1, 2, 5, 6],
        [7, 7],
      ],
    );
    const infinite = npyOf.float64([3, 2], [1, 2, 3, Infinity, 5, 6]);
    const other = { 'd.npz': npz({ x: infinite, y: labels }) };
    assert.match(
      assertFault(() => prepared(arrays('d.npz'), other), 'data-not-finite'),
      /“x\[1, 1\]”.*Infinity/,
    );
  });

  it('are refused where their names or properties do not fit', () => {
    const file = { 'd.npz': npz({ a: images, b: images, c: labels }) };
    const refused = (properties: Partial<FileSource>, code: string): string =>
      assertFault(() => prepared(arrays('d.npz', properties), file, four), code);
    assert.match(refused({}, 'data-array-choose-x'), /a, b, c/);
    assert.match(refused({ x: 'image' }, 'data-array-unknown'), /a, b, c/);
    assert.match(refused({ x: 'A' }, 'data-array-meant'), /“a”/);
    assert.equal(prepared(arrays('d.npz', { x: 'a' }), file, four).train.m, 3);
    refused({ x: 'c', y: 'c', target: 'y' }, 'data-columns-in-arrays');
    const scalar = { 'd.npz': npz({ x: npyOf.float64([], [1]), y: labels }) };
    assertFault(() => prepared(arrays('d.npz'), scalar, four), 'data-array-shape');
    assertFault(
      () => prepared(arrays('t.csv', { x: 'a' }), { 't.csv': encodeUtf8('a,y\n1,0\n') }),
      'data-arrays-in-table',
    );
  });

  it('of an HDF5 file are its training set', () => {
    const file = { 'train.h5': readFileSync(`${folder}/images.h5.gz`) };
    const data = prepared(arrays('train.h5', { x: 'train_set_x', y: 'train_set_y' }), file, { inputs: 64 * 64 * 3 });
    assert.deepEqual([data.train.m, data.features, data.classes], [209, 12288, ['0', '1']]);
    assert.ok(data.train.x.doubles().every((value, k) => value === k % 251));
    assert.equal(data.featureNames[12287], 'x[63,63,2]');
    assert.deepEqual(prepared(arrays('train.h5'), file, { inputs: 12288 }).hash, data.hash);
  });

  it('to predict need no targets, and are found by their shape', () => {
    const { pipeline } = prepared(arrays('d.npz'), { 'd.npz': npz({ x: images, y: labels }) }, four);
    assert.equal(pipeline.table?.format, 'npz');
    for (const file of [images, npz({ new: images }), npz({ x: images, y: labels, other: images })]) {
      assert.deepEqual([...readExamples('new', file, pipeline).x.doubles()], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    }
    const named = prepared(arrays('d.npz', { x: 'a' }), { 'd.npz': npz({ a: images, b: images, y: labels }) }, four);
    const both = npz({ b: npyOf.uint8([1, 4], [9, 9, 9, 9]), a: npyOf.uint8([1, 2, 2, 1], [1, 2, 3, 4]) });
    assert.deepEqual([...readExamples('new.npz', both, named.pipeline).x.doubles()], [1, 2, 3, 4]);
    const wider = npyOf.uint8([1, 2, 3, 1], [1, 2, 3, 4, 5, 6]);
    assert.equal(readExamples('new.npy', wider, pipeline).x.m, 1);
    const narrower = npyOf.uint8([1, 2], [1, 2]);
    assertFault(() => readExamples('new.npy', narrower, pipeline), 'data-columns-lacking');
  });
});

describe('examples from Parquet', () => {
  it('have names and classes as those of a table of text', () => {
    const file = { 's.parquet': readFileSync(`${folder}/small.parquet`) };
    const data = prepared(tabular({ path: 's.parquet' }), file, { inputs: 1 });
    assert.deepEqual(
      [[...data.train.x.doubles()], [...data.train.y], data.classes],
      [
        [0.5, 1.5, 2.5, 3.5],
        [0, 1, 0, 1],
        ['n', 'p'],
      ],
    );
    assert.equal(data.pipeline.table?.format, 'parquet');
    assert.deepEqual([...readExamples('new.csv', encodeUtf8('x\n7\n'), data.pipeline).x.doubles()], [7]);
    assert.deepEqual(
      [...readExamples('s.parquet', file['s.parquet'], data.pipeline).x.doubles()],
      [0.5, 1.5, 2.5, 3.5],
    );
    assertFault(() => prepared(tabular({ path: 's.parquet', target: 'z' }), file), 'data-column-unknown');
  });

  it('lack a value at a row and column', () => {
    const file = { 'n.parquet': readFileSync(`${folder}/none.parquet`) };
    const source = tabular({ path: 'n.parquet', target: 'whole', features: 'f64,i32' });
    assertFault(() => prepared(source, file, line), 'data-missing-cell', [4, 3]);
    assert.equal(prepared({ ...source, missing: 'drop' }, file, line).train.m, 257);
  });
});

describe('files that are no table', () => {
  it('are named when a spec reads them', () => {
    const page = encodeUtf8('<!DOCTYPE html><html><body></body></html>');
    assertFault(() => prepared(tabular(), { 'data/t.csv': page }), 'data-web-page');
    assertFault(() => prepared(tabular({ path: 'x.gz' }), { 'x.gz': gzipSync(page) }), 'data-web-page');
    const data = prepared(tabular({ path: 't.csv.gz' }), { 't.csv.gz': gzipSync('a,b,y\n1,2,0\n3,4,1\n') });
    assert.deepEqual([...data.train.x.doubles()], [1, 2, 3, 4]);
  });
});

describe('a table of text', () => {
  it('has the marks of missing values that the spec names, by which its header is told, too', () => {
    const rows = (missingAs: readonly string[] | undefined): number => {
      const { header: _header, ...source } = tabular({ target: '2', ...(missingAs && { missingAs }) });
      return sourceTable(source, () => encodeUtf8('a,none\nb,2\nc,3\n'), {}, 1e9).table.m;
    };
    assert.deepEqual([rows(undefined), rows(['none'])], [2, 3]);
  });
});

describe('the paths that a data block names', () => {
  it('have the files of targets among them', () => {
    const source = arrays('x.npy', { y: 'y.npy' });
    const test = arrays('t-ubyte.gz', { y: 'l-ubyte.gz' });
    assert.deepEqual(dataPathsOf({ source, test }), ['x.npy', 'y.npy', 't-ubyte.gz', 'l-ubyte.gz']);
    assert.deepEqual(dataPathsOf({ source: arrays('d.npz', { x: 'x', y: 'y' }) }), ['d.npz']);
    assert.deepEqual(dataPathsOf({ source: arrays('pixels', { y: 'labels.idx1-ubyte' }) }), [
      'pixels',
      'labels.idx1-ubyte',
    ]);
  });
});
