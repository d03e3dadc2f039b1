import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { allBytes } from '../../../../src/data/file-bytes';
import { encodeUtf8 } from '../../../../src/model/utf8';
import { caseCount } from '../../../count';
import { arraysOf, assertRefused, faultOf, open } from './opened';
import { idx, npyOf, zip } from './written';

const seed = 20303;
const numRuns = caseCount(2000);

const page = '<!DOCTYPE html>\n<html>\n<head><title>Data</title></head>\n<body><p>a, b</p></body>\n</html>\n';
const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`;
const arff = '% a comment\n\n@RELATION t\n@attribute x numeric\n@data\n1,0\n';

/** What is no table, by what it is, with a word of the remedy. */
const others: readonly (readonly [string, string | Uint8Array, code: string, remedy: RegExp])[] = [
  ['an Excel book', zip([{ name: '[Content_Types].xml', data: encodeUtf8('<Types/>') }]), 'data-spreadsheet', /CSV/],
  [
    'an Excel book in other order',
    zip([{ name: 'xl/workbook.xml', data: encodeUtf8('<a/>') }]),
    'data-spreadsheet',
    /CSV/,
  ],
  ['a LibreOffice sheet', zip([{ name: 'mimetype', data: encodeUtf8('application') }]), 'data-spreadsheet', /CSV/],
  ['an old Excel book', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 'data-spreadsheet', /CSV/],
  ['a web page', page, 'data-web-page', /download/],
  ['a web page behind a comment', `\ufeff<!-- saved -->\n<HTML lang="en"><body>`, 'data-web-page', /download/],
  ['a pointer', pointer, 'data-lfs-pointer', /git lfs pull/],
  ['ARFF', arff, 'data-arff', /CSV/],
  ['JSON', '[{"x":1,"y":0},{"x":2,"y":1}]\n', 'data-json', /CSV/],
  ['JSON, a line an example', '{"x": 1.5e3, "y": null}\n{"x": [2, true], "y": {}}\n', 'data-json', /CSV/],
  ['long JSON', `[${Array.from({ length: 9999 }, () => '{"a, b": "c\\"d"}').join(',\n')}`, 'data-json', /CSV/],
  ['XML', '<?xml version="1.0"?>\n<a/>', 'data-other-format', /XML.*CSV/],
  ['PDF', '%PDF-1.4\n1 0 obj\n', 'data-other-format', /PDF.*CSV/],
  ['SQLite', 'SQLite format 3\0\x10\0', 'data-other-format', /SQLite/],
  ['a pickle', Uint8Array.of(0x80, 4, 0x95, 0, 0), 'data-other-format', /pickle/],
  ['PNG', Buffer.from('89504e470d0a1a0a00', 'hex'), 'data-other-format', /PNG/],
  ['an archive of tables', zip([{ name: 'train.csv', data: encodeUtf8('a\n1\n') }]), 'data-archive', /unpack.*/],
  ['an empty archive', zip([]), 'data-archive', /unpack/],
  ['nothing', '', 'data-empty-file', /empty/],
  ['nothing, packed', gzipSync(''), 'data-empty-file', /empty/],
  ['a packed package', gzipSync(gzipSync('a\n1\n')), 'data-gzip-twice', /once/],
  ['a web page, packed', gzipSync(page), 'data-web-page', /download/],
];

/** Tables that begin like something else. */
const tables = [
  'a,b\n1,2\n',
  '{,b\n1,2\n',
  '[,]\n1,2\n',
  '{"a",b\n1,2\n',
  '[1,b],y\n1,2,3\n',
  '[1 2 3]\n4 5 6\n',
  '"[1",y\n1,2\n',
  '{x},y\n1,2\n',
  '<b>,y\n1,2\n',
  '<html>,y\n1,2\n',
  '<!doctype,y\n1,2\n',
  '@relation,y\n1,2\n',
  '@relation x,y\n1,2\n',
  '%PDF,y\n1,2\n',
  'PK,y\n1,2\n',
  'PAR1,y\n1,2\n',
  'BZh,y\n1,2\n',
  'Obj,y\n1,2\n',
  'GIF8,y\n1,2\n',
  'ORC,y\n1,2\n',
  'PARE,ARROW1\n1,2\n',
  'version https://git-lfs.github.com/spec/v1,y\n1,2\n',
  '\ufeffä,y\n1,2\n',
];

describe('a file that is opened', () => {
  for (const [what, content, code, remedy] of others) {
    it(`is named for what it is: ${what}`, () => {
      for (const name of ['data.csv', 'data', 'data.csv.gz']) {
        assert.match(
          assertRefused(() => open(content, name), code),
          remedy,
        );
      }
    });
  }

  it('is a table where its first cell only looks like another format', () => {
    for (const text of tables) {
      for (const content of [encodeUtf8(text), gzipSync(text)]) {
        const file = open(content, 'data.csv');
        assert.deepEqual(file.kind === 'text' && Buffer.from(allBytes(file.content, 1e6)).toString(), text);
      }
    }
  });

  it('is an archive whose first five members are named', () => {
    const members = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({ name, data: encodeUtf8('1') }));
    assert.deepEqual(faultOf(() => open(zip(members))).detail.args, { names: 'a, b, c, d, e' });
  });

  it('is known by its content whatever its name, packed or not', () => {
    const x = npyOf.float64([2], [1, 2]);
    const files: readonly [string, Uint8Array][] = [
      ['NPY', x],
      ['NPZ', zip([{ name: 'x.npy', data: x }])],
      ['IDX', idx(8, [2], Uint8Array.of(1, 2))],
    ];
    for (const [format, bytes] of files) {
      for (const name of ['data.csv', 'train-images-idx3-ubyte', 'x.npz', 'x.h5', 'x.gz']) {
        assert.equal(arraysOf(bytes, name).format, format);
        assert.equal(arraysOf(gzipSync(bytes), name).format, format);
      }
    }
  });

  it('is refused where its ending names a format that has a signature, and it has none', () => {
    for (const name of [
      'x.npy',
      'x.npz',
      'x.h5',
      'x.hdf5',
      'x.parquet',
      't10k-images-idx3-ubyte',
      't.idx',
      'x.npy.gz',
    ]) {
      assertRefused(() => open('a,b\n1,2\n', name), 'data-ending');
      assertRefused(() => open(gzipSync('a,b\n1,2\n'), name), 'data-ending');
    }
  });

  it(`is a table for any cells of digits and words (seed ${seed}, ${numRuns} tables)`, () => {
    const cell = fc.constantFrom(
      '1',
      '-2.5',
      'red',
      '{',
      '}',
      '[',
      ']',
      '<b>',
      '"a, b"',
      '@data',
      '%',
      '',
      ':',
      'null',
    );
    const line = fc.array(cell, { minLength: 2, maxLength: 4 }).map((cells) => cells.join(','));
    fc.assert(
      fc.property(fc.constantFrom('a,b', '{,b', '<td>,b'), fc.array(line, { maxLength: 5 }), (head, lines) => {
        assert.equal(open([head, ...lines].join('\n'), 't.csv').kind, 'text');
      }),
      { seed, numRuns },
    );
  });
});
