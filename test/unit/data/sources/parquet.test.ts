import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Column } from '../../../../src/data/csv/column';
import type { ColumnFile } from '../../../../src/data/sources/data-file';
import { deltas, oneDelta, page, parquet } from './hostile/parquet';
import { assertRefused, open } from './opened';

const folder = 'test/fixtures/files';
const rows = 300;

function table(file: string, bytes = readFileSync(`${folder}/${file}.parquet`)): ColumnFile {
  const opened = open(bytes, file);
  return opened.kind === 'columns' ? opened : assert.fail(`${file} is ${opened.kind}`);
}

/** A column's cells: numbers, texts, and the empty text for none. */
function cells(column: Column): (number | string)[] {
  return Array.from({ length: column.length }, (_, row) => column.text(row) ?? column.number(row));
}

const each = <T>(cell: (k: number) => T): T[] => Array.from({ length: rows }, (_, k) => cell(k));
const number = (k: number): number | string => (k % 7 === 3 ? '' : k - 50);
const scaled = (by: number) => (k: number) => {
  const value = number(k);
  return typeof value === 'number' ? value / by : value;
};
const text = (k: number): string => (k % 5 === 2 ? '' : (['red', 'tan', '出租车', ''][k % 4] ?? ''));
const date = (days: number): string => new Date(Date.UTC(2024, 1, 28 + days)).toISOString().slice(0, 10);
const hour = (k: number): string =>
  new Date(Date.UTC(2024, 1, 29, 12 + k, 34, 56)).toISOString().slice(0, 19).replace('T', ' ');

/** What the fixtures' script wrote. */
const wanted: Readonly<Record<string, (number | string)[]>> = {
  i8: each((k) => (k % 7 === 3 ? '' : (((k - 50) % 100) + 100) % 100)),
  u32: each((k) => 2 ** 32 - 1 - k),
  i32: each(number),
  i64: each(number),
  whole: each((k) => k),
  f16: each((k) => k / 4),
  f32: each(scaled(8)),
  f64: each((k) => k / 10),
  odd: each((k) => ['', 'Infinity', 1.5][k % 3] ?? ''),
  flag: each((k) => (k % 11 === 1 ? '' : k % 3 === 0 ? 1 : 0)),
  text: each(text),
  kind: each(text),
  money: each((k) => k / 100),
  day: each(date),
  moment: each(hour),
};

describe('Parquet', () => {
  for (const file of ['none', 'snappy', 'gzip', 'lz4', 'zstd', 'pages', 'plain', 'encoded-1.0', 'encoded-2.0']) {
    it(`gives names and cells of every type: ${file}`, () => {
      const { names, columns, m, format } = table(file);
      assert.deepEqual([format, m, names], ['Parquet', rows, Object.keys(wanted)]);
      for (const [k, name] of names.entries()) {
        const column = columns[k];
        assert.deepEqual(column && cells(column), wanted[name], name);
      }
    });
  }

  it('is read packed with gzip, too, and without pandas’ index', () => {
    const packed = gzipSync(readFileSync(`${folder}/small.parquet`));
    assert.deepEqual(table('small.parquet.gz', packed).columns.map(cells), [
      [0.5, 1.5, 2.5, 3.5],
      ['n', 'p', 'n', 'p'],
    ]);
    assert.deepEqual(table('index').names, ['a']);
  });

  it('gives numbers that are stored as differences, one alone and two', () => {
    const read = (numbers: readonly number[], rows: number): (number | string)[][] =>
      table('deltas', Buffer.from(parquet(page(numbers, { encoding: 5, rows }), { type: 1, rows }))).columns.map(cells);
    assert.deepEqual(read(oneDelta, 1), [[-7]]);
    assert.deepEqual(read(deltas(5, -3), 2), [[5, -3]]);
  });

  it('gives texts that are all empty', () => {
    const empty = parquet(page(new Array<number>(16).fill(0)), { type: 6 });
    assert.deepEqual(table('empty', Buffer.from(empty)).columns.map(cells), [['', '', '', '']]);
  });

  it('is refused where it holds what no table has', () => {
    assert.match(
      assertRefused(() => table('list'), 'data-parquet-column'),
      /“a” has the type list/,
    );
    assertRefused(() => table('empty'), 'data-empty-table');
    assert.match(
      assertRefused(() => table('brotli'), 'data-parquet-codec'),
      /brotli/,
    );
    const none = readFileSync(`${folder}/none.parquet`);
    assertRefused(() => open(none, 'none.parquet', 1e4), 'data-memory');
  });

  it('is refused wherever it is cut off', () => {
    const whole = readFileSync(`${folder}/small.parquet`);
    for (let length = 5; length < whole.length; length += 3) {
      assertRefused(() => open(whole.subarray(0, length), 'small.parquet'), 'data-damaged');
    }
  });
});
