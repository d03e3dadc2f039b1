import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readTable, type TableOptions } from '../../../../src/data/csv/table';
import type { FileContent } from '../../../../src/data/file-bytes';
import { Fault } from '../../../../src/model/message';
import { encodeUtf8 } from '../../../../src/model/utf8';
import { assertFault } from '../specs';
import { stored } from '../stored';

const seed = 20261203;

const cell = fc.oneof(
  { weight: 120, arbitrary: fc.integer({ min: -99, max: 9999 }).map(String) },
  { weight: 30, arbitrary: fc.double({ min: -9, max: 9, noNaN: true }).map(String) },
  { weight: 30, arbitrary: fc.constantFrom('', 'x', 'größe', '"a,b"', '"two\nlines"', '"a ""b"""', '"\r\n"', ' 5 ') },
  { weight: 1, arbitrary: fc.constantFrom('"open', '"a"b', '\x01') },
);
const line = fc.oneof(
  { weight: 200, arbitrary: fc.tuple(cell, cell, cell).map((cells) => cells.join(',')) },
  { weight: 10, arbitrary: fc.constantFrom('', '  ', '# comment', '#', '1,2,3,') },
  { weight: 1, arbitrary: fc.constantFrom('1,2', '1,2,3,4') },
);
const texts = fc
  .record({
    mark: fc.constantFrom('', '\ufeff'),
    head: fc.constantFrom('a,b,c', 'a,"b\nb",c', 'sep=,\na,b,c', 'title\nx\na,b,c'),
    lines: fc.array(line, { minLength: 1, maxLength: 40 }),
    ending: fc.constantFrom('\n', '\r\n', '\r'),
    isClosed: fc.boolean(),
  })
  .map(({ mark, head, lines, ending, isClosed }) => mark + [head, ...lines].join(ending) + (isClosed ? ending : ''));
const options = fc.record(
  { skip: fc.constantFrom(0, 1, 2), comment: fc.constant('#'), header: fc.boolean(), delimiter: fc.constant(',') },
  { requiredKeys: [] },
);

/** All that a table tells, or the fault of reading it. */
function toldBy(content: FileContent, format: Omit<TableOptions, 'memoryLimit'>): unknown {
  try {
    const table = readTable('t.csv', content, { ...format, memoryLimit: 1e9 });
    const { names, m, dialect, namesPlace, columns } = table;
    const rows = Array.from({ length: m }, (_, row) => [
      table.lineOf(row),
      ...columns.map((column) => column.cell(row)),
      table.placeOf(row, columns.length - 1),
    ]);
    return { names, dialect, namesPlace, rows };
  } catch (error) {
    assert.ok(error instanceof Fault, String(error));
    return { detail: error.detail, place: error.place };
  }
}

describe('a table that is read piece by piece', () => {
  it(`is the same as one that is read at once, its faults and their places too (seed ${seed})`, () => {
    let tables = 0;
    fc.assert(
      fc.property(texts, options, fc.integer({ min: 1, max: 90 }), (text, format, piece) => {
        // One byte that is no UTF-8 takes the place of a character that no table has.
        const bytes = encodeUtf8(text).map((byte) => (byte === 1 ? 0xff : byte));
        const expected = toldBy(bytes, format);
        assert.deepEqual(toldBy(stored(bytes, piece), format), expected);
        tables += Number(JSON.stringify(expected).includes('rows'));
      }),
      { seed, numRuns: 600 },
    );
    assert.ok(tables > 200, `${tables} are tables`);
  });

  it('never loads much more than a piece at a time', () => {
    const bytes = encodeUtf8(`a,b\n${'12,x\n"1\n2",3.5\n'.repeat(30_000)}`);
    const file = stored(bytes, 100_000);
    assert.equal(readTable('t.csv', file, { memoryLimit: 1e9 }).m, 60_000);
    assert.equal(Math.max(...file.reads), 100_000);
  });

  it('loads no more than a piece of what is skipped, and tells places by the whole file', () => {
    const rows = '12,x\n"1\n2",3.5\n'.repeat(30_000);
    const file = stored(encodeUtf8(`${'a title\n'.repeat(60_000)}a,b\n${rows}`), 100_000);
    assert.equal(readTable('t.csv', file, { memoryLimit: 1e9, skip: 60_000 }).m, 60_000);
    // A piece, and the byte behind it.
    assert.ok(Math.max(...file.reads) <= 100_001, `${Math.max(...file.reads)}`);
    const broken = stored(
      encodeUtf8(`a title\na,b\n1,\u0001\n`).map((byte) => (byte === 1 ? 0xff : byte)),
      5,
    );
    assertFault(() => readTable('t.csv', broken, { memoryLimit: 1e9, skip: 1 }), 'data-not-utf8', [3]);
  });
});
