import assert from 'node:assert/strict';
import fc from 'fast-check';
import { recordFormat } from '../../../../src/data/csv/dialect';
import { placeAt, placeOfCell } from '../../../../src/data/csv/place';
import { readTable, type TableOptions } from '../../../../src/data/csv/table';
import { encodeUtf8 } from '../../../../src/model/utf8';

const seed = 20274;
const commas = recordFormat({ delimiter: ',', comment: '#' });

function read(text: string, options: Partial<TableOptions> = {}) {
  return readTable('t.csv', encodeUtf8(text), { memoryLimit: 1e9, delimiter: ',', ...options });
}

describe(`places in a table (seed ${seed})`, () => {
  it('count the lines of an editor, however they end, and its columns', () => {
    const pieces = fc.array(fc.constantFrom('a', 'é', '𝄞', '\n', '\r', '\r\n', ','), { maxLength: 30 });
    fc.assert(
      fc.property(pieces, fc.array(fc.constantFrom('a', '\n'), { maxLength: 3 }), (before, behind) => {
        // A CR at the end would be one line end with a LF behind it.
        const text = before.join('').replace(/\r+$/, '');
        const lines = text.split(/\r\n?|\n/);
        const place = placeAt('t.csv', encodeUtf8(text + behind.join('')), encodeUtf8(text).length);
        assert.deepEqual(place, { file: 't.csv', line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 });
      }),
      { seed, numRuns: 500 },
    );
  });

  it('count bytes where a line is not UTF-8', () => {
    assert.equal(placeAt('t.csv', Uint8Array.of(10, 0xff, 0xfe, 44, 49), 4).column, 4);
  });

  it('are those of a field, and of the last one where a record has fewer', () => {
    const bytes = encodeUtf8('skipped\na,"b c",d\n1, 2\n');
    const at = (record: number, field: number) => {
      const { line, column } = placeOfCell('t.csv', bytes, 8, commas, record, field);
      return [line, column];
    };
    assert.deepEqual(
      [at(0, 0), at(0, 1), at(0, 2)],
      [
        [2, 1],
        [2, 3],
        [2, 9],
      ],
    );
    assert.deepEqual(
      [at(1, 0), at(1, 1), at(1, 2), at(1, 9)],
      [
        [3, 1],
        [3, 3],
        [3, 3],
        [3, 3],
      ],
    );
  });

  it('give each row its line: behind blank lines, comments, skipped lines and cells of several lines', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = ['title', 'a,b', '', '1,"x', 'y"', '# 0', '2,z', ' ', '3,w', ''].join(end);
      const table = read(text, { header: true, skip: 1, comment: '#' });
      assert.deepEqual(
        [0, 1, 2, 3].map((row) => table.lineOf(row)),
        [4, 7, 9, 0],
      );
      assert.deepEqual(
        [0, 1, 2].map((row) => table.placeOf(row, 1).line),
        [4, 7, 9],
      );
      assert.equal(table.namesPlace.line, 2);
      const without = read(text, { header: false, skip: 1, comment: '#' });
      assert.deepEqual(
        [0, 1, 2, 3].map((row) => without.lineOf(row)),
        [2, 4, 7, 9],
      );
      assert.deepEqual(
        [0, 1, 2, 3].map((row) => without.placeOf(row, 0).line),
        [2, 4, 7, 9],
      );
    }
  });

  it('are those that a search from the beginning finds, in tables with lines of any kind', () => {
    const line = fc.constantFrom('1,2', '1,2', '3,x', '"a\nb",4', '"\n\r\n",""', '', '# 5', '"#",6', '7,"""\r"""');
    const ends = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 60 }), ends, fc.boolean(), (lines, end, header) => {
        const text = ['a,b', ...lines, '8,9'].join(end);
        const table = read(text, { header, comment: '#' });
        for (let row = 0; row < table.m; row++) assert.equal(table.lineOf(row), table.placeOf(row, 0).line, text);
        const isRow = (each: string): boolean => each !== '' && !each.startsWith('#');
        assert.equal(table.m, lines.filter(isRow).length + (header ? 1 : 2));
      }),
      { seed, numRuns: 500 },
    );
  });
});
