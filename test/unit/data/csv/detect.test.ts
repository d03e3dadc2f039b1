import assert from 'node:assert/strict';
import fc from 'fast-check';
import { detectDialect } from '../../../../src/data/csv/detect';
import type { TableFormat } from '../../../../src/data/csv/dialect';
import { readTable, type Table } from '../../../../src/data/csv/table';
import { MissingMarks } from '../../../../src/data/missing-marks';
import { encodeUtf8 } from '../../../../src/model/utf8';
import { assertFault } from '../specs';

const seed = 20273;

function read(text: string, format: TableFormat = {}, named: readonly string[] = []): Table {
  const isNamed = (name: string): boolean => named.includes(name);
  return readTable('t.csv', encodeUtf8(text), { ...format, memoryLimit: 1e9, isNamed });
}

const cellsOf = (table: Table): string[][] =>
  Array.from({ length: table.m }, (_, row) => table.columns.map((column) => column.cell(row)));

describe(`how a table is written (seed ${seed})`, () => {
  for (const [what, text, names, cells] of [
    [
      'a decimal comma',
      'len;width;y\n1,5;2,3;0\n2,5;3,1;1\n',
      ['len', 'width', 'y'],
      [
        ['1.5', '2.3', '0'],
        ['2.5', '3.1', '1'],
      ],
    ],
    [
      'a decimal comma without a header',
      '1,5;2,3;0\n2,5;3,1;1\n',
      ['1', '2', '3'],
      [
        ['1.5', '2.3', '0'],
        ['2.5', '3.1', '1'],
      ],
    ],
    [
      'a decimal comma in an exponent',
      'x;y\n1,5E+03;0\n3;1\n',
      ['x', 'y'],
      [
        ['1500', '0'],
        ['3', '1'],
      ],
    ],
    [
      'aligned blanks',
      ' 0.125   12.50  18\n 0.25     0.00  27.5\n',
      ['1', '2', '3'],
      [
        ['0.125', '12.5', '18'],
        ['0.25', '0', '27.5'],
      ],
    ],
    [
      'a delimiter at the end of all lines',
      'id,kind,w,\n1,near,7.5,\n2,far,3,\n',
      ['id', 'kind', 'w'],
      [
        ['1', 'near', '7.5'],
        ['2', 'far', '3'],
      ],
    ],
    [
      'a delimiter at the end of the header',
      'id,kind,w,\n1,near,7.5\n2,far,3\n',
      ['id', 'kind', 'w'],
      [
        ['1', 'near', '7.5'],
        ['2', 'far', '3'],
      ],
    ],
    [
      'a delimiter at the end of the rows',
      'id,kind,w\n1,near,7.5,\n2,far,3,\n',
      ['id', 'kind', 'w'],
      [
        ['1', 'near', '7.5'],
        ['2', 'far', '3'],
      ],
    ],
    [
      'a spreadsheet’s line about the delimiter',
      'sep=;\nx;y\n1;0\n2;1\n',
      ['x', 'y'],
      [
        ['1', '0'],
        ['2', '1'],
      ],
    ],
    [
      'no header above numbers',
      '1.2,0.5,1\n0.3,0.7,0\n',
      ['1', '2', '3'],
      [
        ['1.2', '0.5', '1'],
        ['0.3', '0.7', '0'],
      ],
    ],
    [
      'no header above numbers and names',
      '5.25,3,rose\n4,3,rose\n7,3,lily\n',
      ['1', '2', '3'],
      [
        ['5.25', '3', 'rose'],
        ['4', '3', 'rose'],
        ['7', '3', 'lily'],
      ],
    ],
    [
      'a header above names',
      'hue,size\nred,big\nblue,small\n',
      ['hue', 'size'],
      [
        ['red', 'big'],
        ['blue', 'small'],
      ],
    ],
    [
      'sentences with commas, quoted',
      'text,y\n"so, what",1\n"well, no",0\n',
      ['text', 'y'],
      [
        ['so, what', '1'],
        ['well, no', '0'],
      ],
    ],
    [
      'names of several words',
      'city name,y\nNew York,1\nLos Angeles,0\n',
      ['city name', 'y'],
      [
        ['New York', '1'],
        ['Los Angeles', '0'],
      ],
    ],
    [
      'names of three words',
      'big city name,y\nNew York City,1\nSalt Lake City,0\n',
      ['big city name', 'y'],
      [
        ['New York City', '1'],
        ['Salt Lake City', '0'],
      ],
    ],
    [
      'dates',
      'day;y\n01.02.2020;1,5\n03.04.2020;2,5\n',
      ['day', 'y'],
      [
        ['01.02.2020', '1.5'],
        ['03.04.2020', '2.5'],
      ],
    ],
  ] as const) {
    it(`is detected: ${what}`, () => {
      const table = read(text);
      assert.deepEqual([table.names, cellsOf(table)], [names, cells]);
    });
  }

  it('is as the spec says, whatever would be detected', () => {
    assert.deepEqual(cellsOf(read('x;y\n1.234,5;0\n2.345,6;1\n', { decimal: ',', thousands: '.' })), [
      ['1234.5', '0'],
      ['2345.6', '1'],
    ]);
    assert.deepEqual(cellsOf(read('x,y\n1 234,0\n2 345,1\n', { thousands: ' ' })), [
      ['1234', '0'],
      ['2345', '1'],
    ]);
    assert.deepEqual(cellsOf(read('# a day\nx,y\n1,0\n# more\n2,1\n', { comment: '#' })), [
      ['1', '0'],
      ['2', '1'],
    ]);
    assert.deepEqual(cellsOf(read('|1 second part\n24,shop,0\n37,office,1\n', { skip: 1, header: false })), [
      ['24', 'shop', '0'],
      ['37', 'office', '1'],
    ]);
    assert.deepEqual(read('1,2\n3,4\n', { header: true }).names, ['1', '2']);
    assert.equal(read('a,b\n3,4\n', { header: false }).m, 2);
    // What the spec calls a column is one.
    assert.deepEqual(read('a,b\nc,d\n', {}, ['b']).names, ['a', 'b']);
    assert.equal(read('a,1\na,2\n', {}, ['a']).m, 1);
  });

  it('is the one under which the spec’s names are found, in the first five records', () => {
    const text = 'a b,c d\np 1,5 s\n';
    assert.deepEqual([read(text).dialect.delimiter, read(text, {}, ['c d']).dialect.delimiter], [' ', ',']);
    const below = (lines: number): string => `${'p 1,5 s\n'.repeat(lines)}${text}`;
    const delimiterOf = (lines: number): string =>
      readTable('t.csv', encodeUtf8(below(lines)), {
        header: false,
        memoryLimit: 1e9,
        isNamed: (name) => name === 'c d' || name === 'a b',
      }).dialect.delimiter;
    assert.deepEqual([delimiterOf(4), delimiterOf(5)], [',', ' ']);
    // A number is no name.
    assert.equal(read('1 2,3 4\n5 6,7 8\n', {}, ['1', '4']).dialect.delimiter, ' ');
  });

  it('has a header by the kinds of its columns', () => {
    const hasHeader = (text: string, named: readonly string[] = []): boolean => read(text, {}, named).dialect.header;
    const cases: readonly (readonly [text: string, header: boolean])[] = [
      ['1,2\n', false],
      ['a,1\nb,2\n', false],
      ['a,x\nb,2\n', true],
      // An empty cell and a mark of a missing value say nothing.
      ['a,\nb,2\nc,3\n', false],
      ['a,NA\nb,2\nc,3\n', false],
      ['a,x\nb,NA\nc,\n', true],
      ['1,x\n2,\n3,\n', false],
      // More than half of what is below must be numbers.
      ['1,x\n2,u\n3,4\n', false],
    ];
    for (const [text, header] of cases) assert.equal(hasHeader(text), header, text);
    assertFault(() => read('1,x\n2,u\n3,4\n5,6\n'), 'data-header-cell', [1, 3]);
    for (const text of ['a,b\n', '1,b\n']) assertFault(() => read(text), 'data-only-header', [1]);
    assert.deepEqual([hasHeader('1,2\n3,4\n', ['2']), hasHeader('1,b\n2,c\n', ['b'])], [false, true]);
  });

  it('takes a delimiter that ends lines for no column, unless a line has a cell behind it', () => {
    const columns = (text: string): number => read(text, { delimiter: ',' }).names.length;
    assert.deepEqual([columns('a,b,\n1,2,\n'), columns('a,b,\n1,2\n3,4,\n'), columns('a,b,\n1,2,3\n')], [2, 2, 3]);
    assert.deepEqual([columns('a\n1\n'), columns('a,\n1,\n')], [1, 1]);
    assertFault(() => read('a,b,c\n1,2\n', { delimiter: ',' }), 'data-ragged-row', [2, 3]);
  });

  it('is less likely blanks where there are tabs', () => {
    assert.equal(read('a b\tc d\n1\t2\n3\t4\n').dialect.delimiter, '\t');
  });

  it('is less likely one under which quotes are at fault', () => {
    assert.equal(read('x;y\n"a";1\n"b, c";2\n"d,";3\n').dialect.delimiter, ';');
    assertFault(() => read('x,y\n"a"b,1\n'), 'data-quotes', [2, 1]);
  });

  it('has faults of quotes, each in its line, which count against it', () => {
    const delimiterOf = (lines: readonly string[], end: string) => {
      const content = encodeUtf8(lines.join(end));
      const head = { file: 't.csv', content, bytes: content, base: 0 };
      return detectDialect(head, {}, { marks: new MissingMarks() }).delimiter;
    };
    const [plain, faulty] = ['1;2,3,4', '"1";2,3,4'];
    for (const end of ['\n', '\r\n', '\r']) {
      // With commas a line of three cells explains more, but two of four lines have a fault.
      assert.equal(delimiterOf([plain, plain, plain, plain], end), ',');
      assert.equal(delimiterOf([plain, faulty, plain, faulty], end), ';');
      assert.equal(delimiterOf([plain, faulty, plain, plain, ''], end), ',');
    }
  });

  it('is commas where nothing speaks for a delimiter', () => {
    const { delimiter, decimal } = read('~~\u0007\n~~\u0007\n').dialect;
    assert.deepEqual([delimiter, decimal], [',', '.']);
  });

  it('is told from the beginnings of long cells, whose characters are not cut', () => {
    for (const character of ['x', 'é', '日', '𝄞']) {
      for (let shift = 0; shift < 4; shift++) {
        const cell = 'x'.repeat(shift) + character.repeat(1300);
        assert.deepEqual(cellsOf(read(`a,y\n${cell},1\n"${cell}",2\n`)), [
          [cell, '1'],
          [cell, '2'],
        ]);
      }
    }
  });

  it('is not guessed where groups of digits look like decimals', () => {
    const table = read('x,y\n"1,200",300\n"1,450",350\n');
    assert.deepEqual(cellsOf(table), [
      ['1,200', '300'],
      ['1,450', '350'],
    ]);
  });

  it('is detected from whole lines: a character or a header at the end of the first 64 KB is not cut', () => {
    const begin = 'name,y\n';
    for (let shift = 0; shift < 3; shift++) {
      const rows = `${'x'.repeat(shift + 1)},1\n${'日本語,0\n'.repeat(12_000)}`;
      assert.equal(read(begin + rows).m, 12_001);
    }
    const wide = Array.from({ length: 30_000 }, (_, k) => `column ${k}`).join(',');
    const row = Array.from({ length: 30_000 }, () => '0.5').join(',');
    assert.deepEqual([read(`${wide}\n${row}\n${row}\n`).m, read(`${row}\n${row}\n`).m], [2, 2]);
    // Its rows end in a delimiter, which only a whole record shows.
    const trailing = read(`${wide},\n${row},\n${row},\n`);
    assert.deepEqual([trailing.names.length, trailing.m], [30_000, 2]);
  });

  it('takes no longer for a cell that looks like a word in many ways', () => {
    const cell = `${'a-'.repeat(20_000)}~`;
    assert.deepEqual(cellsOf(read(`a,y\n${cell},1\n`)), [[cell, '1']]);
  });

  it('is asked for where the first line is no part of the table', () => {
    for (const text of ['# exported\nx,y\n1,0\n2,1\n', 'Sales of the year\n24,0\n37,1\n']) {
      const sentence = assertFault(() => read(text), 'data-first-line', [1, 1]);
      assert.match(sentence, /skip=1 or comment=/);
    }
  });

  it('is found for any table of numbers and words that is written in one of the usual ways', () => {
    const number = fc.integer({ min: -99_999, max: 99_999 }).map((value) => value / 4);
    const word = fc.constantFrom('red', 'blue', 'New York', 'x1', 'Zürich', '上海');
    const tables = fc.record({
      rows: fc.array(fc.tuple(number, number, word, fc.boolean()), { minLength: 4, maxLength: 20 }),
      way: fc.constantFrom([',', '.'], [';', '.'], [';', ','], ['\t', '.'], ['\t', ','], ['|', '.']),
      header: fc.boolean(),
      crlf: fc.boolean(),
    });
    fc.assert(
      fc.property(tables, ({ rows, way: [delimiter = '', decimal = ''], header, crlf }) => {
        // One number at least has a decimal mark.
        const all = [[0.5, 1.25, 'red', true] as const, ...rows];
        const lines = all.map(([a, b, text, flag]) =>
          [a, b].map((v) => String(v).replace('.', decimal)).concat(text, flag ? '1' : '0'),
        );
        const text = [...(header ? [['first', 'second', 'hue', 'y']] : []), ...lines]
          .map((cells) => cells.join(delimiter))
          .join(crlf ? '\r\n' : '\n');
        const table = read(text);
        const expected = all.map(([a, b, hue, flag]) => [String(a), String(b), hue, flag ? '1' : '0']);
        assert.deepEqual(cellsOf(table), expected);
        assert.deepEqual(table.names, header ? ['first', 'second', 'hue', 'y'] : ['1', '2', '3', '4']);
      }),
      { seed, numRuns: 1000 },
    );
  });
});
