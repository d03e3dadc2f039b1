import assert from 'node:assert/strict';
import { addCells, CellHasher, emptyHashes } from '../../../../src/data/doctor/row-hashes';
import { extremeRows, sampleOfRows, sampleSize } from '../../../../src/data/doctor/row-sample';
import type { ColumnView, NumberColumn } from '../../../../src/data/doctor/view';

const numbers = (values: ArrayLike<number>): NumberColumn => ({
  kind: 'number',
  name: 'a',
  number: 1,
  isNamed: true,
  values: Float64Array.from(values),
});
const range = (m: number): readonly number[] => Array.from({ length: m }, (_, i) => i);

describe('the hash of a cell', () => {
  it('is the same on every machine: it decides which rows are sampled', () => {
    const texts: ColumnView = {
      kind: 'category',
      name: 'c',
      number: 2,
      isNamed: true,
      codes: Int32Array.of(0, -1),
      texts: ['u'],
    };
    const hashes = (column: ColumnView, salt: number, row: number, sameCode?: Int32Array) => {
      const hasher = new CellHasher(column, salt, sameCode);
      hasher.read(row);
      return [hasher.low, hasher.high];
    };
    const column = numbers([1, -0, 0, Number.NaN, Infinity, 0.1]);
    assert.deepEqual(
      [hashes(column, 0, 0), hashes(column, 1, 0), hashes(column, 0, 5), hashes(texts, 1, 0)],
      [
        [-1281211185, -1860777149],
        [1906940907, 1081788579],
        [1990428257, -711206915],
        [-787822802, 273275374],
      ],
    );
    assert.deepEqual(hashes(texts, 1, 1), [1608068778, 1163612036]);
    assert.deepEqual(hashes(column, 0, 1), hashes(column, 0, 2));
    assert.deepEqual(hashes(column, 0, 3), hashes(column, 0, 4));
    assert.deepEqual(hashes(texts, 1, 0, Int32Array.of(7)), hashes({ ...texts, codes: Int32Array.of(7) }, 1, 0));
  });
});

describe('the hash of a row', () => {
  it('is the sum of those of its cells, from the row on that is said', () => {
    const hashes = emptyHashes(4);
    const columns = [numbers([3, 5]), numbers([7, 0.5])].map((column, k) => new CellHasher(column, k));
    for (const cells of columns) addCells(hashes, cells, 2, 1);
    const sum = (row: number, half: 'low' | 'high') =>
      columns.reduce((total, cells) => {
        cells.read(row);
        return (total + cells[half]) | 0;
      }, 0);
    assert.deepEqual([...hashes.low], [0, sum(0, 'low'), sum(1, 'low'), 0]);
    assert.deepEqual([...hashes.high], [0, sum(0, 'high'), sum(1, 'high'), 0]);
  });
});

describe('a sample of rows', () => {
  const sample = (values: ArrayLike<number>, wanted: number) => sampleOfRows([numbers(values)], values.length, wanted);

  it('is of 1500 rows, of fewer where many columns would take long', () => {
    assert.deepEqual([1, 11, 12, 48, 1000].map(sampleSize), [1500, 1500, 1443, 721, 158]);
  });

  it('is all rows where there are not more, else about as many as are wanted', () => {
    assert.deepEqual([...(sample(range(10), 10) ?? [])], range(10));
    const some = sample(range(10_000), 1000) ?? assert.fail();
    assert.ok(some.length > 900 && some.length < 1100, `${some.length} rows`);
  });

  it('has the same rows in any order of them, and depends on all columns', () => {
    const values = range(1000).map((i) => i ** 2);
    const chosen = (of: readonly number[]) => [...(sample(of, 100) ?? [])].map((row) => of[row]);
    assert.deepEqual(chosen([...values].reverse()).sort(), chosen(values).sort());
    const columns = [numbers(values), numbers(values.map((value) => -value))];
    assert.notDeepEqual(sampleOfRows(columns, 1000, 100), sample(values, 100));
  });

  it('is none where equal rows make it less than half or more than twice as many', () => {
    const inSample = new Set(sample(range(1000), 100));
    const [taken, left] = [
      range(1000).find((v) => inSample.has(v)) ?? 0,
      range(1000).find((v) => !inSample.has(v)) ?? 0,
    ];
    const copies = (count: number) =>
      sample(
        range(1000).map((i) => (i < count ? taken : left)),
        100,
      )?.length;
    assert.deepEqual([copies(49), copies(50), copies(200), copies(201)], [undefined, 50, 200, undefined]);
  });
});

describe('the most extreme rows', () => {
  const extreme = (columns: readonly (readonly number[])[], wanted: number) =>
    [...extremeRows(columns.map(numbers), wanted)].sort((a, b) => a - b);
  const up = range(40);
  const down = [...up].reverse();
  const mixed = up.map((i) => (i * 17) % 40);

  it('are up to eight of either end of each column, about as many as are wanted in all', () => {
    const ends = (count: number) => [...up.slice(0, count), ...up.slice(40 - count)];
    assert.deepEqual([extreme([up], 100), extreme([down], 100), extreme([up], 11)], [ends(8), ends(8), ends(5)]);
    assert.deepEqual(extreme([up, down], 12), ends(3));
    assert.deepEqual(
      extreme([mixed], 4),
      [0, 39, 1, 38].map((value) => mixed.indexOf(value)).sort((a, b) => a - b),
    );
  });

  it('are one of either end where there are many columns, of the first of them', () => {
    const peak = (at: number) => up.map((i) => (i === at ? 9 : i === at + 1 ? -9 : 0.1 * (i / 40)));
    assert.deepEqual(extreme([peak(20), peak(10), peak(30)], 3), [10, 11, 20, 21]);
  });

  it('have numbers, and no infinite ones', () => {
    assert.deepEqual(extreme([[-Infinity, 2, Number.NaN, 3, Infinity]], 100), [1, 3]);
  });
});
