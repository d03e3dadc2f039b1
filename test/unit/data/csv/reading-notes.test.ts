import assert from 'node:assert/strict';
import { readingNotes } from '../../../../src/data/csv/reading-notes';
import { readTable } from '../../../../src/data/csv/table';
import { layoutOf } from '../../../../src/data/csv/table-layout';
import type { StoredFormat } from '../../../../src/model/pipeline';
import type { Encoding } from '../../../../src/model/source';
import { encodeUtf8 } from '../../../../src/model/utf8';
import { prepare } from '../../cli/field/relatives';
import { tabular } from '../specs';

const tableOf = (text: string, options = {}) =>
  readTable('t.csv', encodeUtf8(text), { memoryLimit: 1e9, header: true, ...options });

describe('how a table was read', () => {
  it('is told: what separates its cells, its decimal mark, its header and its size', () => {
    const notes = (text: string, options = {}) =>
      readingNotes(tableOf(text, options)).map(({ code, args }) => [code, args]);
    const size = { decimal: '.', columns: 2, rows: 3 };
    const rows = (delimiter: string) => `a,b\n1,2\n3,4\n5,6\n`.replaceAll(',', delimiter);
    assert.deepEqual(notes(rows(';')), [
      ['data-note-delimiter', { delimiter: ';', ...size }],
      ['data-note-header', { line: 1 }],
    ]);
    assert.deepEqual(notes(rows('\t')), [
      ['data-note-tabs', size],
      ['data-note-header', { line: 1 }],
    ]);
    assert.deepEqual(notes('1 2,5\n3 4,5\n', { header: false, decimal: ',' }), [
      ['data-note-blanks', { decimal: ',', columns: 2, rows: 2 }],
      ['data-note-headerless', { line: 1 }],
    ]);
  });

  it('names the line of the header, behind what is left out', () => {
    const noteOf = (text: string, options: object) => readingNotes(tableOf(text, options))[1];
    const [skipped, commented] = [
      noteOf('title\n\na,b\n1,2\n', { skip: 1 }),
      noteOf('# x\na,b\n1,2\n', { comment: '#' }),
    ];
    assert.deepEqual([skipped?.args, commented?.args], [{ line: 3 }, { line: 2 }]);
    const headerless = noteOf('title\n1,2\n3,4\n', { skip: 1, header: false });
    assert.deepEqual([headerless?.code, headerless?.args], ['data-note-headerless', { line: 2 }]);
  });

  it('tells of a test file what differs from the training file, and the columns that are ignored', () => {
    const notesOf = (test: string, spec = '') => {
      const { dataset } = prepare({
        table: 'a,b,y\n1,2,3\n4,5,6\n',
        spec: `${spec}\n test "u.csv"`,
        files: { 'u.csv': test },
      });
      return dataset.notes.slice(2).map(({ code, args }) => [code, args]);
    };
    assert.deepEqual(notesOf('a,b,y\n1,2,3\n4,5,6\n7,8,9\n'), []);
    assert.deepEqual(notesOf('b;a;y;note\n1,5;2;3;x\n4;5;6;x\n'), [
      ['data-note-test', { file: 'u.csv' }],
      ['data-note-delimiter', { delimiter: ';', decimal: ',', columns: 4, rows: 2 }],
      ['data-note-ignored', { names: 'note', count: 1 }],
    ]);
    assert.deepEqual(notesOf('a,c,d,y\n1,7,8,2\n', 'features=a').at(-1), [
      'data-note-ignored',
      { names: 'c, d', count: 2 },
    ]);
  });

  it('counts the rows at the end that have no value, where another row is left', () => {
    const codes = (text: string) =>
      readingNotes(tableOf(text))
        .slice(2)
        .map(({ code, args }) => [code, args]);
    assert.deepEqual(codes('a,b\n1,2\n,\n,\n'), [['data-note-blank-rows', { count: 2 }]]);
    assert.deepEqual([codes('a,b\n,\n1,2\n'), codes('a,b\n1,2\n,3\n'), codes('a,b\n,\n')], [[], [], []]);
  });

  it('has the encoding, where that is not UTF-8', () => {
    const noteOf = (delimiter: string, encoding?: Encoding) => {
      const text = 'a,b\n1,2\n'.replaceAll(',', delimiter);
      const bytes = encoding === undefined ? Buffer.from(text, 'utf16le') : encodeUtf8(text);
      const table = readTable('t.csv', bytes, { memoryLimit: 1e9, header: true, ...(encoding ? { encoding } : {}) });
      const [note] = readingNotes(table);
      return [note?.code, note?.args.encoding];
    };
    assert.deepEqual(noteOf(','), ['data-note-encoded-delimiter', 'utf-16le']);
    assert.deepEqual(noteOf('\t', 'windows-1252'), ['data-note-encoded-tabs', 'windows-1252']);
    assert.deepEqual(noteOf(' ', 'gb18030'), ['data-note-encoded-blanks', 'gb18030']);
    assert.deepEqual(noteOf(';', 'utf-8'), ['data-note-delimiter', undefined]);
  });

  it('is the name of a format that is no text', () => {
    const table = tableOf('a,b\n1,2\n');
    const name = (format: StoredFormat) => readingNotes({ ...table, format }).map(({ code, args }) => [code, args]);
    for (const [format, shown] of [
      ['npy', 'NPY'],
      ['npz', 'NPZ'],
      ['idx', 'IDX'],
      ['hdf5', 'HDF5'],
      ['parquet', 'Parquet'],
    ] as const)
      assert.deepEqual(name(format), [['data-note-format', { format: shown, columns: 2, rows: 1 }]]);
  });

  it('is kept with what the spec says of it', () => {
    const table = tableOf('a,b\n1,2\n');
    const plain = { delimiter: ',', decimal: '.', header: true, columns: 2 };
    assert.deepEqual(layoutOf(table, tabular()), plain);
    const missingAs = ['none'];
    assert.deepEqual(layoutOf(table, tabular({ skip: 0, encoding: 'utf-8', missingAs })), {
      ...plain,
      skip: 0,
      encoding: 'utf-8',
      missingAs,
    });
    const full = {
      ...table,
      format: 'hdf5',
      x: 'X',
      dialect: { ...table.dialect, thousands: ' ', comment: '#' },
    } as const;
    assert.deepEqual(layoutOf(full, tabular()), { ...plain, format: 'hdf5', x: 'X', thousands: ' ', comment: '#' });
  });
});
