import assert from 'node:assert/strict';
import fc from 'fast-check';
import { columnBytes } from '../../../../src/data/csv/column';
import { readTable, type Table } from '../../../../src/data/csv/table';
import { longestLine } from '../../../../src/data/csv/text';
import type { StoredFile } from '../../../../src/data/file-bytes';
import { message } from '../../../../src/model/message';
import { encodeUtf8 } from '../../../../src/model/utf8';
import { assertFault, faultOf } from '../specs';

const seed = 20266;

function read(
  content: string | Uint8Array,
  options: { header?: boolean; delimiter?: string; file?: string } = {},
): Table {
  const bytes = typeof content === 'string' ? encodeUtf8(content) : content;
  const { header = true, delimiter, file = 't.csv' } = options;
  return readTable(file, bytes, { header, memoryLimit: 1e9, ...(delimiter === undefined ? {} : { delimiter }) });
}

const cells = (table: Table): string[][] =>
  Array.from({ length: table.m }, (_, row) => table.columns.map((column) => column.cell(row)));

describe(`tables (seed ${seed})`, () => {
  it('keep the columns before those at the end that have neither a name nor a value', () => {
    const table = read('1,2,0,,\n3,4,1,,\n5,6,0,,\n', { header: false });
    assert.deepEqual(table.names, ['1', '2', '3']);
    assert.deepEqual(cells(table), [
      ['1', '2', '0'],
      ['3', '4', '1'],
      ['5', '6', '0'],
    ]);
  });

  for (const [label, delimiter] of [
    ['commas', ','],
    ['tabs', '\t'],
    ['semicolons', ';'],
    ['bars', '|'],
  ] as const) {
    it(`finds ${label}`, () => {
      const table = read(`a,b,c\n1,2,x\n3,4,y\n`.replaceAll(',', delimiter));
      assert.deepEqual(table.names, ['a', 'b', 'c']);
      assert.deepEqual(cells(table), [
        ['1', '2', 'x'],
        ['3', '4', 'y'],
      ]);
      // A short one of two columns, with blank lines.
      assert.deepEqual(read('a,b\n\n1,2\n\n'.replaceAll(',', delimiter)).names, ['a', 'b']);
    });
  }

  it('reads quotes, CRLF, CR, blank lines, a byte order mark and a last line without an end', () => {
    const table = read('\ufeff"a","b ""x"""\r\n\r\n1,"p,q\r\nr"\r\n  2 , s');
    assert.deepEqual(table.names, ['a', 'b "x"']);
    assert.deepEqual(cells(table), [
      ['1', 'p,q\nr'],
      ['2', 's'],
    ]);
    assert.deepEqual(cells(read('a,b\r1,2\r3,4\r')), [
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('takes .tsv for tabs, though commas explain as much, but not where there are none', () => {
    assert.deepEqual(read('a\tb\n1,2,3\t4,5,6\n', { file: 'x.tsv' }).names, ['a', 'b']);
    const both = 'a,b\tc\nd,e\tf\ng,h\ti\n';
    assert.deepEqual(
      [read(both).names, read(both, { file: 'x.tab' }).names],
      [
        ['a', 'b\tc'],
        ['a,b', 'c'],
      ],
    );
    for (const delimiter of [',', ';', '|']) {
      assert.deepEqual(read('a,b\n1,2\n'.replaceAll(',', delimiter), { file: 'x.tsv' }).names, ['a', 'b']);
    }
  });

  it('numbers the columns of a table without a header', () => {
    const table = read('1,2\n3,4\n', { header: false });
    assert.deepEqual([table.names, table.m], [['1', '2'], 2]);
  });

  it('takes decimal numbers for numbers, and nothing else', () => {
    const numbers = ['1', '-2.5', '+3', '.5', '6.', '1e-3', '1E5', '0', '-0'];
    const texts = ['0x10', '0b1', '1_000', 'Infinity', 'NaN', '1e999', '1,5', '12a', '--1', 'e5'];
    const column = read(`a;b\n${[...numbers, ...texts].map((v) => `${v};0`).join('\n')}`).columns[0];
    for (const [i, text] of numbers.entries()) assert.equal(column?.number(i), Number(text), text);
    for (const [i, text] of texts.entries()) assert.equal(column?.text(numbers.length + i), text);
  });

  it('gives back any table that is written by the rules, with the place of each cell', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', 'é', '𝄞', '7', ' ') });
    const tables = fc
      .record({ columns: fc.integer({ min: 2, max: 4 }), rows: fc.integer({ min: 1, max: 5 }) })
      .chain(({ columns, rows }) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
      );
    fc.assert(
      fc.property(tables, fc.boolean(), (rows, crlf) => {
        const end = crlf ? '\r\n' : '\n';
        const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`));
        const header = (rows[0] ?? []).map((_, k) => `c${k}`).join(',');
        const table = read([header, ...quoted.map((row) => row.join(','))].join(end), { delimiter: ',' });
        const want = rows.map((row) => row.map((text) => text.trim()));
        assert.deepEqual(cells(table), want);
        for (const [i, row] of quoted.entries()) {
          for (const k of row.keys()) {
            const before = [
              `${header}\n`,
              ...quoted.slice(0, i).map((r) => `${r.join(',')}\n`),
              ...row.slice(0, k).map((t) => `${t},`),
            ].join('');
            const lines = before.split('\n');
            const place = { file: 't.csv', line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
            assert.deepEqual(table.placeOf(i, k), place);
          }
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  const faults: [label: string, content: string | Uint8Array, code: string, at: [number?, number?]][] = [
    ['an empty file', '', 'data-empty-file', []],
    ['a file of blanks', ' \n\n', 'data-empty-file', []],
    ['only a header', 'a,b\n', 'data-only-header', [1]],
    ['a short row', 'a,b,c\n1,2,3\n4,5\n', 'data-ragged-row', [3, 3]],
    ['a long row', 'a,b\n1,2\n\n4,5,6,7\n', 'data-ragged-row', [4, 5]],
    ['numbers for a header', '1,0,1\n1,2,3\n', 'data-header-numbers', [1, 5]],
    ['an open quote', 'a,b\n1,2\n3,"4\n5,6\n', 'data-quotes', [3]],
    ['a letter after a quote', 'a,b\n"1"x,2\n', 'data-quotes', [2]],
    ['bytes that are not UTF-8', Uint8Array.of(97, 44, 98, 10, 49, 44, 0xff, 10), 'data-not-utf8', [2]],
    ['a zero byte', Uint8Array.of(97, 0, 44), 'data-binary', []],
  ];
  for (const [label, content, code, at] of faults) {
    it(`${label}: ${code}${at.length > 0 ? ` at ${at.join(':')}` : ''}`, () => {
      assertFault(() => read(content), code, at);
    });
  }

  it('leaves out an empty cell behind a delimiter at a line’s end, but no other', () => {
    const table = read('a,b\n1,2,\n3,4\n');
    assert.deepEqual(cells(table), [
      ['1', '2'],
      ['3', '4'],
    ]);
    assertFault(() => read('a,b\n1,2\n3,4,,\n'), 'data-ragged-row', [3, 5]);
    assertFault(() => read('a,b\n1,2\n3,4,x\n'), 'data-ragged-row', [3, 5]);
  });

  it('has the names of its header, and numbers for those that lack', () => {
    const table = read('b,,a,b\n1,2,3,4\n');
    assert.deepEqual([table.names, [...table.nameless], table.dialect.columns], [['b', '2', 'a', 'b'], [1], 4]);
    assert.deepEqual(Object.fromEntries(table.byName), { b: 0, a: 2 });
    assert.deepEqual(Object.fromEntries(table.repeated), { b: 3 });
    assert.equal(read('1,2\n3,4\n', { header: false }).byName.size, 0);
    // A header of numbers in which none repeats is one, and so is one of names that do.
    assert.equal(read('1,2\n3,4\n').m, 1);
    assert.equal(read('x,1,1\n3,4,5\n').m, 1);
    const repeated = faultOf(() => read('7,1,2,1\n3,4,5,6\n'));
    assert.deepEqual(repeated.detail.args, { name: '1', first: 2, second: 4 });
    // The number of a column without a name is none that repeats.
    assert.equal(read(',1,3,2\n3,4,5,6\n').m, 1);
    assertFault(() => read(',5,5\n1,2,3\n'), 'data-header-numbers', [1, 4]);
    assertFault(() => read(',\n'), 'data-empty-file');
    assertFault(() => read('a,\n'), 'data-only-header', [1]);
    assert.equal(read(',\n1,2\n').m, 1);
  });

  it('gives the place of a name and of a cell behind blank lines', () => {
    const table = read('\n\na,b\n\n1,2\n\n\n3,4\n');
    const detail = message('data-no-features');
    const places = [table.headerFault(1, detail), table.fault(0, 1, detail), table.fault(1, 0, detail)].map(
      ({ place }) => [place?.line, place?.column],
    );
    assert.deepEqual(places, [
      [3, 3],
      [5, 3],
      [8, 1],
    ]);
    const bare = read('\n1,2\n\n3,4\n', { header: false });
    assert.deepEqual([bare.placeOf(0, 1).line, bare.placeOf(1, 1).line, bare.namesPlace.line], [2, 4, 2]);
  });

  describe('that begins with another text', () => {
    const named = (text: string, names: readonly string[], header: boolean | undefined, skip?: number) =>
      readTable('t.csv', encodeUtf8(text), {
        ...(header === undefined ? {} : { header }),
        ...(skip === undefined ? {} : { skip }),
        delimiter: ',',
        memoryLimit: 1e9,
        ...(names.length === 0 ? {} : { isNamed: (name: string) => names.includes(name) }),
      });
    const argsOf = (action: () => unknown) => {
      const { detail, place } = faultOf(action);
      return [detail.code, detail.args, place?.line];
    };

    it('has its names below, where the first row has one and the header none', () => {
      const text = 'of the\nx,y\n1,2\n';
      assert.deepEqual(
        argsOf(() => named(text, ['y'], true)),
        ['data-names-below', { line: 2, skip: 1 }, 1],
      );
      assert.deepEqual(
        argsOf(() => named(`a\nb\n${text}`, ['y'], true, 2)),
        ['data-names-below', { line: 4, skip: 3 }, 3],
      );
      // Found in the header; no name at all; a number; only in the second row.
      assert.equal(named('x,y\nx,2\n', ['x'], true).m, 1);
      assert.equal(named('a,b\nx,2\n', [], true).m, 1);
      assert.equal(named('a,b\n1,2\n', ['1'], true).m, 1);
      assert.equal(named('a,b\n1,2\nx,y\n', ['x'], true).m, 2);
      assert.equal(named('a,b\nx,2\n', ['x'], false).m, 2);
    });

    it('has a title, where the line is followed by a longer one', () => {
      assert.deepEqual(
        argsOf(() => named('Sales, 2020\n\n1,2,3\n', [], true)),
        ['data-first-line', { first: 2, cells: 3, line: 3, skip: 2 }, 1],
      );
      assert.deepEqual(
        argsOf(() => named('1,2\n1,2,3\n', [], false)),
        ['data-first-line', { first: 2, cells: 3, line: 2, skip: 1 }, 1],
      );
      // A shorter line is none, and so is a header with a name of the spec, or one that a row fits.
      assertFault(() => named('a,b,c\n1,2\n', [], true), 'data-ragged-row', [2, 3]);
      assertFault(() => named('a,b\n1,2,3\n', ['a'], true), 'data-ragged-row', [2, 5]);
      assertFault(() => named('a,b\n1,2,3\n', ['z'], true), 'data-first-line', [1]);
      assertFault(() => named('a,b\n1,2\n1,2,3\n', [], true), 'data-ragged-row', [3, 5]);
      assertFault(() => named('1,2\n3,4\n1,2,3\n', ['1'], false), 'data-ragged-row', [3, 5]);
    });

    it('has comments, where up to 50 lines of one cell are followed by a longer one', () => {
      const behind = (lines: number) => () => named(`${'of\n'.repeat(lines + 1)}1,2\n`, [], true);
      assert.deepEqual(argsOf(behind(1)), ['data-first-line', { first: 1, cells: 2, line: 3, skip: 2 }, 1]);
      assertFault(behind(49), 'data-first-line', [1]);
      assertFault(behind(50), 'data-ragged-row', [52, 3]);
    });
  });

  it('searches the beginning of a file for a zero byte', () => {
    const bytes = encodeUtf8(`a,b\n${'1,2\n'.repeat(20_000)}`);
    bytes[64_999] = 0;
    assertFault(() => read(bytes), 'data-binary');
    bytes[64_999] = 10;
    bytes[65_000] = 0;
    assert.equal(read(bytes).m, 20_000);
  });

  it('refuses a delimiter that cannot be one', () => {
    for (const delimiter of ['', ',,', '"', '\n'])
      assertFault(() => read('a,b\n1,2\n', { delimiter }), 'data-delimiter');
  });

  it('refuses an endless line before it decodes anything, and names the line', () => {
    const bytes = new Uint8Array(longestLine + 20).fill(55);
    bytes.set(encodeUtf8('a,b\n'));
    assertFault(() => read(bytes), 'data-line-too-long', [2]);
    // A line of exactly the limit is read, whatever ends it.
    const longest = new Uint8Array(longestLine + 1).fill(55);
    longest[longestLine] = 10;
    assertFault(() => read(longest), 'data-only-header');
    longest[longestLine] = 55;
    assertFault(() => read(longest), 'data-line-too-long', [1]);
    bytes[bytes.length - 8] = 10;
    assertFault(() => read(bytes), 'data-line-too-long', [2]);
    bytes[100] = 13;
    assertFault(() => read(bytes), 'data-ragged-row');
  });

  it('tells a text with two quotes from one with a quote that is written twice', () => {
    const table = read('a,b\nx""y,1\n"x""y",2\nx""y,3\n"x""""y",4\n');
    assert.deepEqual(cells(table), [
      ['x""y', '1'],
      ['x"y', '2'],
      ['x""y', '3'],
      ['x""y', '4'],
    ]);
  });

  it('refuses a table that would not fit, while it reads', () => {
    const rows = (count: number, bytes: number, row = '1,2') => {
      const memoryLimit = bytes + 2 * columnBytes;
      return () => readTable('t.csv', encodeUtf8(`a,b\n${`${row}\n`.repeat(count)}`), { header: true, memoryLimit }).m;
    };
    // Two columns of bytes, with room for the rows that the file's size lets expect, at most 4000 at first; then one of
    // them needs its longer room beside the other two.
    assert.deepEqual([rows(1, 4)(), rows(5000, 20_000)(), rows(10_000, 40_000)()], [1, 5000, 10_000]);
    for (const small of [rows(1, 3), rows(5000, 19_999), rows(10_000, 39_999)]) assertFault(small, 'data-memory');
    // A column of doubles beside its room of before, and one of bytes.
    assert.equal(rows(5000, 8 * 12_000 + 4000, '0.1,2')(), 5000);
    assertFault(rows(5000, 8 * 12_000 + 3999, '0.1,2'), 'data-memory');
    // Numbered texts take a byte each while there are few.
    assert.equal(rows(5000, 34_000, 'x,2')(), 5000);
    assertFault(rows(5000, 24_000, 'x,2'), 'data-memory');
  });

  it('refuses a table early whose first part shows that the rest needs far more than is allowed', () => {
    const text = encodeUtf8('1,2\n'.repeat(1_100_000));
    let pieces = 0;
    const repeated = (times: number): StoredFile => ({
      size: times * text.length,
      pieceBytes: text.length,
      read: (from, to) => {
        const piece = new Uint8Array(to - from);
        for (let at = from; at < to; ) {
          const first = at % text.length;
          const part = text.subarray(first, first + to - at);
          piece.set(part, at - from);
          at += part.length;
        }
        if (piece.length === text.length) pieces++;
        return piece;
      },
    });
    // Each row needs two bytes, and eight for its target; what is told has its two of X, too.
    const needed = 10 * 1_100_000;
    const within = (times: number, memoryLimit: number) => () =>
      readTable('t.csv', repeated(times), { header: false, memoryLimit });
    // What may yet fit is read on.
    assert.equal(within(4, (needed * 4) / 1.4)().m, 4_400_000);
    pieces = 0;
    const { detail } = faultOf(within(4000, needed * 4));
    assert.equal(detail.code, 'data-memory');
    assert.ok(
      Math.abs(Number(detail.args.needed) / ((1.2 * needed * 4000) / 1e6) - 1) < 0.02,
      `${detail.args.needed} MB`,
    );
    assert.ok(pieces <= 3, `${pieces} pieces were read`);
  });

  it('tells what the whole table needs, with its targets and X, where its beginning was not too much', () => {
    const [rows, columns] = [300_000, 20];
    const text = encodeUtf8(`${new Array(columns).fill('1').join(',')}\n`.repeat(rows));
    const { detail } = faultOf(() => readTable('t.csv', text, { header: false, memoryLimit: 19 * rows }));
    const needed = (rows * (2 * columns + 8)) / 1e6;
    assert.equal(detail.code, 'data-memory');
    assert.ok(Math.abs(Number(detail.args.needed) / needed - 1) < 0.05, `${detail.args.needed} MB, not ${needed}`);
  });
});
