import assert from 'node:assert/strict';
import { type CellKind, cellKind as kindOf } from '../../../../src/data/csv/cell-kind';
import type { DecimalMark } from '../../../../src/model/source';

const cellKind = (cell: string, decimal: DecimalMark, thousands?: string): CellKind =>
  kindOf(cell, { decimal, thousands });

describe('what a cell looks like', () => {
  const kinds: Readonly<Record<CellKind, readonly string[]>> = {
    empty: [''],
    delimiter: [',', ';', '|'],
    number: ['0', '-1', '+1.5', '1e5', '.5', '0.001', '12345', '1234567'],
    grouped: ['1,200', '-1,200,300', '+999,000', '9,999', '12,345', '123,456'],
    date: [
      '1-1-1',
      '2024-02-29',
      '29.2.2024',
      '1/2/24',
      '2024-02-29 8:15',
      '2024-02-29T08:15:00Z',
      '2024-02-29 08:15:00.125',
      '8:15',
      '08:15:30',
    ],
    amount: ['$1200', '€ 1,200', '£5', '¥7', '45%', '45 %', '1.200,50 €', '$.'],
    text: [
      'a',
      'red wine',
      'Smith, John',
      'x_1',
      'C#',
      'a/b',
      '北京',
      'grün-blau',
      'no.',
      '1 200',
      '-12 345 678',
      'a\u00a0b',
    ],
    unknown: [
      '-12 345 678,5',
      '1,5',
      '-0,25',
      '1 2',
      '1.5 2.5 3.5',
      '0 200',
      '1200 300',
      'a,b',
      'a;b',
      'a|b',
      'a\tb',
      'a  , b',
      '"a"',
      '1234,567,1',
    ],
  };
  for (const [kind, cells] of Object.entries(kinds)) {
    it(`${kind}: ${cells.length} examples`, () => {
      for (const cell of cells) assert.equal(cellKind(cell, '.'), kind, `“${cell}”`);
    });
  }

  it('is by the decimal mark: what would be a number with the other one is unexplained', () => {
    assert.equal(cellKind('1,5', ','), 'number');
    assert.equal(cellKind('1.5', ','), 'unknown');
    assert.equal(cellKind('12.345', ','), 'unknown');
    assert.equal(cellKind('1,200', ','), 'grouped');
    assert.equal(cellKind('12', ','), 'number');
  });

  it('is by what separates groups of digits, where that is said', () => {
    assert.equal(cellKind('1,200', '.', ','), 'number');
    assert.equal(cellKind('1.200', ',', '.'), 'number');
    assert.equal(cellKind('1.200,5', ',', '.'), 'number');
    assert.equal(cellKind('1 234,5', ',', ' '), 'number');
    assert.equal(cellKind('1 234,5', '.', ' '), 'unknown');
    // Not a group; no mark of groups where it is the decimal mark.
    assert.equal(cellKind('1.5', ',', '.'), 'unknown');
    // Where blanks separate groups, a comma does not.
    assert.equal(cellKind('1,200', ',', ' '), 'number');
    assert.equal(cellKind('1,200', '.', ' '), 'unknown');
  });

  for (const [almost, kind] of [
    ['0,200', 'unknown'],
    ['1,20', 'unknown'],
    ['1234,567', 'unknown'],
    ['12345-1-1', 'text'],
    ['1-123-1', 'text'],
    ['1-1-12345', 'text'],
    ['123:15', 'text'],
    ['8:1', 'text'],
    ['2024-02-29 8', 'text'],
    ['$$5', 'unknown'],
    ['5 $ ', 'unknown'],
  ] as const) {
    it(`“${almost}” is ${kind}, for it has a digit or a sign too many or too few`, () => {
      assert.equal(cellKind(almost, '.'), kind);
    });
  }
});
