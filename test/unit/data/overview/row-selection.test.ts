import assert from 'node:assert/strict';
import fc from 'fast-check';
import { selectRows } from '../../../../src/data/overview/row-selection';
import { cellText, DataRows } from '../../../../src/data/overview/rows';
import { type PreparedExamples, prepareExamples } from '../../../../src/data/prepare';
import { encodeUtf8 } from '../../../../src/model/utf8';
import { caseCount } from '../../../count';
import { filesOf, specOf, tabular } from '../specs';

const seed = 20261302;

const text = 'mass,mass_g,hue,y\n10,1,red,no\n9,2,tan,yes\nNA,3,Red,yes\n-2.5,4,red,no\n9,5,blue,yes\n100,6,tan,no\n';
const names = ['mass', 'mass_g', 'hue', 'y'];

function prepared(test?: string): PreparedExamples {
  const source = tabular({
    path: 'data.csv',
    target: 'y',
    columns: [
      { column: 'mass', missing: 'drop' },
      { column: 'hue', kind: 'category' },
    ],
  });
  const files = new Map(filesOf(text));
  const [[path = ''] = []] = files;
  if (test !== undefined) files.set('test.csv', encodeUtf8(test));
  const data = {
    source: { ...source, path },
    ...(test === undefined ? {} : { test: { ...source, path: 'test.csv' } }),
  };
  return prepareExamples(specOf(data, { inputs: 5 }), files);
}

/** Missing cells behind all, else numbers before texts, in either direction. */
function compareRows(rows: DataRows, column: number, descending: boolean, a: number, b: number): number {
  const [first, second] = [a, b].map((row) => {
    const { cells, row: at } = rows.cell(row, column) ?? assert.fail();
    if (cells.isMissing(at)) return undefined;
    const value = cells.number(at);
    return Number.isNaN(value) ? cellText({ cells, row: at }) : value;
  });
  if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined);
  const sign = descending ? -1 : 1;
  if (typeof first !== typeof second) return typeof first === 'string' ? sign : -sign;
  return sign * (Number(first > second) - Number(first < second));
}

/** Whether a row has what a filter of this test asks for. */
function isKept(rows: DataRows, row: number, filter: string): boolean {
  const [name, operator, wanted = ''] = filter.split(' ');
  const texts = [0, 1, 2, 3].map((column) => cellText(rows.cell(row, column) ?? assert.fail()).toLowerCase());
  if (operator === undefined) return filter === '' || texts.some((text) => text.includes(filter));
  assert.equal(name, 'k');
  const { cells, row: at } = rows.cell(row, 0) ?? assert.fail();
  if (wanted === '') return cells.isMissing(at) === (operator === '=');
  if (cells.isMissing(at)) return false;
  const value = cells.number(at);
  const isNumber = !Number.isNaN(value) && !Number.isNaN(Number(wanted));
  if (operator === '<') return isNumber && value < Number(wanted);
  if (operator === '>=') return isNumber && value >= Number(wanted);
  const isEqual = isNumber ? value === Number(wanted) : cellText({ cells, row: at }) === wanted;
  return isEqual === (operator === '=');
}

describe('rows of data that are chosen', () => {
  const rows = new DataRows(prepared());
  const found = (filter: string): number[] => [...selectRows(rows, names, { filter })];

  it('are all where nothing is asked', () => {
    assert.deepEqual(found('  '), [0, 1, 2, 3, 4, 5]);
  });

  it('are those for whose column a comparison holds; a missing cell is never compared', () => {
    assert.deepEqual(found('mass < 10'), [1, 3, 4]);
    assert.deepEqual(found('mass <= 10'), [0, 1, 3, 4]);
    assert.deepEqual(found('mass>9'), [0, 5]);
    assert.deepEqual(found('mass >= 9'), [0, 1, 4, 5]);
    assert.deepEqual(found('mass = 9.0'), [1, 4]);
    assert.deepEqual(found('mass != 9'), [0, 3, 5]);
    assert.deepEqual(found('mass < −1'), [3]);
    assert.deepEqual(found('mass_g < 3'), [0, 1]);
  });

  it('are compared by the first of the columns of one name', () => {
    const repeated = ['mass', 'mass', 'hue', 'y'];
    assert.deepEqual([...selectRows(rows, repeated, { filter: 'mass < 3' })], [3]);
  });

  it('are those with a text, or without one, and those whose cell is missing or not', () => {
    assert.deepEqual(found('hue = red'), [0, 3]);
    assert.deepEqual(found('hue != red'), [1, 2, 4, 5]);
    assert.deepEqual(found('hue < red'), []);
    assert.deepEqual(found('mass = text'), []);
    assert.deepEqual(found('mass ='), [2]);
    assert.deepEqual(found('mass !='), [0, 1, 3, 4, 5]);
    assert.deepEqual(found('mass <'), []);
  });

  it('are those with a text in any cell, whatever its case, where it is no comparison', () => {
    assert.deepEqual(found('RED'), [0, 2, 3]);
    assert.deepEqual(found('NA'), [2]);
    assert.deepEqual(found('weight < 3'), []);
    assert.deepEqual(found('-2.5'), [3]);
  });

  it('are found by any part of what a person reads in a cell, of numbers too', () => {
    const table = filesOf('n,hue,y\n1e21,red,no\n-1e-7,tan,yes\n2.5,e1,no\n');
    const numbers = new DataRows(
      prepareExamples(specOf({ source: tabular({ exclude: 'hue' }) }, { inputs: 1 }), table),
    );
    const rowsWith = (filter: string): number[] => [...selectRows(numbers, ['n', 'hue', 'y'], { filter })];
    for (const part of ['e', '1E+2', 'e-7', '-1', '2.5', '.', 'e1', 'red', 'x', '+', '1e', 'n', 'no']) {
      const expected = [0, 1, 2].filter((row) =>
        [0, 1, 2].some((column) => {
          const place = numbers.cell(row, column);
          return place && cellText(place).toLowerCase().includes(part.toLowerCase());
        }),
      );
      assert.deepEqual(rowsWith(part), expected, part);
    }
    assert.deepEqual(rowsWith('1e+21'), [0]);
  });

  it('are those of a set, or those that are dropped', () => {
    assert.deepEqual([...selectRows(rows, names, { filter: '', set: 'dropped' })], [2]);
    assert.deepEqual([...selectRows(rows, names, { filter: 'mass = 9', set: 'train' })], [1, 4]);
    assert.deepEqual([...selectRows(rows, names, { filter: '', set: 'test' })], []);
  });

  it('are in the order of a column: numbers by value, texts by their characters, missing cells last', () => {
    const sorted = (column: number, descending: boolean): number[] => [
      ...selectRows(rows, names, { filter: '', order: { column, descending } }),
    ];
    assert.deepEqual(sorted(0, false), [3, 1, 4, 0, 5, 2]);
    assert.deepEqual(sorted(0, true), [5, 0, 1, 4, 3, 2]);
    assert.deepEqual(sorted(2, false), [2, 4, 0, 3, 1, 5]);
    assert.deepEqual(sorted(2, true), [1, 5, 0, 3, 4, 2]);
  });

  it('are, of a column of numbers and texts, first its numbers, then its texts, in either direction of each', () => {
    const table = filesOf('note,n,y\n10,1,no\nb,2,yes\nNA,3,no\n9,4,yes\na,5,no\n-1,6,yes\na,7,no\n');
    const mixed = new DataRows(prepareExamples(specOf({ source: tabular({ exclude: 'note' }) }, { inputs: 1 }), table));
    const sorted = (descending: boolean): string[] =>
      [...selectRows(mixed, ['note', 'n', 'y'], { filter: '', order: { column: 0, descending } })].map((row) => {
        const [note, n] = [0, 1].map((column) => mixed.cell(row, column));
        return `${note && cellText(note)} ${n && cellText(n)}`;
      });
    assert.deepEqual(sorted(false), ['-1 6', '9 4', '10 1', 'a 5', 'a 7', 'b 2', 'NA 3']);
    assert.deepEqual(sorted(true), ['b 2', 'a 5', 'a 7', '10 1', '9 4', '-1 6', 'NA 3']);
  });

  it('have those of a test file behind them, whose columns are found by their names', () => {
    const both = new DataRows(prepared('y,hue,mass_g,mass\nno,red,70,7\nyes,tan,80,8\n'));
    assert.equal(both.count, 8);
    const cells = (row: number): (string | undefined)[] =>
      names.map((_, column) => {
        const place = both.cell(row, column);
        return place && cellText(place);
      });
    assert.deepEqual(cells(6), ['7', '70', 'red', 'no']);
    assert.deepEqual(cells(2), ['NA', '3', 'Red', 'yes']);
    assert.deepEqual([...selectRows(both, names, { filter: '', set: 'test' })], [6, 7]);
    assert.deepEqual([...selectRows(both, names, { filter: 'mass < 9' })], [3, 6, 7]);
    const { line, example, set } = both.at(7);
    assert.deepEqual({ line, example, set }, { line: 3, example: 1, set: 'test' });
  });

  it(`are in the order that comparing each two of them gives, and found where one by one they are (seed ${seed})`, () => {
    const cell = fc.oneof(
      fc.integer({ min: -3, max: 3 }).map(String),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.constantFrom(
        '-0',
        '0',
        '1e300',
        '-1e300',
        '5e-324',
        'NA',
        '',
        'a',
        'b',
        'ab',
        'B',
        '10',
        '9',
        '-1.5',
        'é',
        '𝄞',
        '\uffe6',
      ),
    );
    const tables = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 40 });
    const filters = fc.constantFrom(
      '',
      'k != 1',
      'k < 0',
      'k >= 0',
      'k = a',
      'k != a',
      'k =',
      'k !=',
      'b',
      '1',
      '-',
      'e',
      '.5',
    );
    fc.assert(
      fc.property(tables, tables, fc.nat(1), fc.boolean(), filters, (own, further, column, descending, filter) => {
        const written = (rows: readonly (readonly string[])[]): string =>
          `k,l,n,y\n${rows.map(([k, l], i) => `${k},${l},${i},${i % 2}\n`).join('')}`;
        const source = tabular({ path: 'data.csv', target: 'y', features: 'n' });
        const files = new Map([
          ['data.csv', encodeUtf8(written([...own, ['1', 'x'], ['2', 'y']]))],
          ['test.csv', encodeUtf8(written(further))],
        ]);
        const spec = specOf({ source, test: { ...source, path: 'test.csv' } }, { inputs: 1 });
        const all = new DataRows(prepareExamples(spec, files));
        const selected = [...selectRows(all, ['k', 'l', 'n', 'y'], { filter, order: { column, descending } })];
        const kept = Array.from({ length: all.count }, (_, row) => row).filter((row) => isKept(all, row, filter));
        const expected = kept.sort((a, b) => compareRows(all, column, descending, a, b) || a - b);
        assert.deepEqual(selected, expected);
      }),
      { seed, numRuns: caseCount(3000, 300) },
    );
  });

  it('are each of the rows once, whatever the order (seed 93)', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.boolean(), (column, descending) => {
        const sorted = selectRows(rows, names, { filter: '', order: { column, descending } });
        assert.deepEqual([...sorted].sort(), [0, 1, 2, 3, 4, 5]);
      }),
      { seed: 93, numRuns: caseCount(200) },
    );
  });
});
