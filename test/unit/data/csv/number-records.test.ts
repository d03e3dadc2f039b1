import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Column } from '../../../../src/data/csv/column';
import type { Dialect } from '../../../../src/data/csv/dialect';
import { NumberReader } from '../../../../src/data/csv/number';
import { NumberRecords } from '../../../../src/data/csv/number-records';
import { readTable } from '../../../../src/data/csv/table';
import { encodeUtf8 } from '../../../../src/model/utf8';

const seed = 20261201;

/** How many cells are plain numbers: in most tables nearly all, so that whole blocks of them are read. */
const plain = fc.oneof(
  fc.integer({ min: -300, max: 70_000 }).map(String),
  fc.tuple(fc.nat(999), fc.nat(9999)).map(([whole, fraction]) => `${whole}.${fraction}`),
  fc.constantFrom('0', '-0', '007', '5.', '255', '123456789012345', '0.00000000000001', '-2147483648', '16777217'),
);
const other = fc.constantFrom(
  '.5',
  '+3',
  ' 4',
  '4 ',
  '1e5',
  '1234567890123456',
  '"7"',
  'x',
  '',
  '-',
  '1.2.3',
  '−5',
  '1:2',
  '1/2',
  ':',
  '/5',
  '1d5',
  '2f',
);
const cell = fc.oneof({ weight: 200, arbitrary: plain }, { weight: 1, arbitrary: other });

const tables = fc.record({
  rows: fc
    .integer({ min: 1, max: 6 })
    .chain((columns) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 600 }),
    ),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  decimal: fc.constantFrom('.' as const, ',' as const),
  ending: fc.constantFrom('\n', '\r\n'),
  isClosed: fc.boolean(),
});

describe('records of plain numbers', () => {
  it(`have the values that the reader of single numbers gives (seed ${seed})`, () => {
    fc.assert(
      fc.property(tables, ({ rows, delimiter, decimal, ending, isClosed }) => {
        fc.pre(delimiter !== decimal);
        const written = rows.map((row) => row.map((text) => text.replace('.', decimal)));
        // One record that is blank would be left out.
        fc.pre(written.every((row) => row.length > 1 || row[0] !== ''));
        const text = written.map((row) => row.join(delimiter)).join(ending) + (isClosed ? ending : '');
        const format = { delimiter, decimal, header: false };
        const table = readTable('d.csv', encodeUtf8(text), { ...format, memoryLimit: 2 ** 30 });
        const reader = new NumberReader({ decimal, thousands: undefined });
        assert.equal(table.m, rows.length);
        for (const [i, row] of written.entries()) {
          for (const [k, one] of row.entries()) {
            const bytes = encodeUtf8(one.replaceAll('"', ''));
            const expected = reader.read(bytes, 0, bytes.length);
            const value = table.columns[k]?.number(i);
            assert.ok(Object.is(value, expected), `row ${i}, ${one}: ${value}`);
          }
        }
      }),
      { seed, numRuns: 150 },
    );
  });

  it('of a wide table have theirs too, whichever row has the first that is no byte', () => {
    const [columns, rows] = [50_000, 20];
    for (const odd of [0, 5, 15, 16, 19]) {
      const cellAt = (row: number, k: number): number => (row === odd && k === 777 ? -0.5 : (row * 31 + k) % 256);
      const line = (_: unknown, row: number): string =>
        Array.from({ length: columns }, (_value, k) => cellAt(row, k)).join(',');
      const text = `${Array.from({ length: rows }, line).join('\n')}\n`;
      const table = readTable('d.csv', encodeUtf8(text), { header: false, memoryLimit: 2 ** 30 });
      assert.deepEqual([table.m, table.columns.length], [rows, columns]);
      for (const k of [0, 776, 777, 778, columns - 1]) {
        for (let row = 0; row < rows; row++) assert.equal(table.columns[k]?.number(row), cellAt(row, k));
      }
    }
  });

  const dialect: Dialect = {
    delimiter: ',',
    decimal: '.',
    thousands: undefined,
    header: false,
    comment: undefined,
    columns: 2,
  };
  const read = (text: string, position = 0) => {
    const records = NumberRecords.of(dialect, 2) ?? assert.fail();
    const behind = records.read({ bytes: encodeUtf8(text), position });
    const columns = [new Column(), new Column()];
    records.moveTo(columns);
    return {
      behind,
      cells: columns.map((column) => Array.from({ length: column.length }, (_, i) => column.number(i))),
    };
  };

  it('end at a record that has something else, or more or fewer fields, or no line end', () => {
    for (const rest of ['3,x\n', '3\n', '3,4,5\n', '3,4', '3,\n', '\n', '3,4\r5,6\n', '"3",4\n', '3,4 \n']) {
      assert.deepEqual(read(`1,2\n-3,0.5\r\n${rest}`), {
        behind: 12,
        cells: [
          [1, -3],
          [2, 0.5],
        ],
      });
    }
    assert.deepEqual(read('x,2\n1,2\n').behind, 0);
    assert.deepEqual(read('x,2\n1,2\n', 4).cells, [[1], [2]]);
  });

  it('are bytes only as long as each value is one', () => {
    for (const value of ['256', '300', '-1', '-0', '0.5', '1e3']) {
      assert.deepEqual(read(`255,0\n7,${value}\n8,255\n`).cells, [
        [255, 7, 8],
        [0, Number(value), 255],
      ]);
    }
  });

  it('are left alone after a record of another kind, ever longer, and read again after it', () => {
    const bytes = encodeUtf8(`${'x,1\n'.repeat(20)}${'1,2\n'.repeat(20)}`);
    const records = NumberRecords.of(dialect, 2) ?? assert.fail();
    const attempts: number[] = [];
    for (let record = 0; record < 40; record++) {
      records.read({ bytes, position: record * 4 });
      if (records.rows > 0) attempts.push(record);
    }
    // Attempts at the records 0, 2, 6, 14 and 30, whose pauses are 1, 3, 7, 15.
    assert.equal(attempts[0], 30);
    assert.deepEqual(attempts, [30, 31, 32, 33, 34, 35, 36, 37, 38, 39]);
  });

  it('are none where they could be taken for something else', () => {
    const of = (changes: Partial<Dialect>) => NumberRecords.of({ ...dialect, ...changes }, 1);
    for (const changes of [
      { delimiter: ' ' },
      { delimiter: '§' },
      { delimiter: '::' },
      { delimiter: '5' },
      { delimiter: '-' },
      { delimiter: '+' },
      { delimiter: 'e' },
      { delimiter: 'E' },
      { delimiter: ',', decimal: ',' as const },
      { comment: '-' },
      { comment: '1#' },
    ]) {
      assert.equal(of(changes), undefined);
    }
    assert.ok(of({ comment: '#' }));
  });
});
