import assert from 'node:assert/strict';
import { ExampleRows } from '../../../../src/data/csv/example-rows';
import { FileCells, isMissingAt } from '../../../../src/data/csv/file-cells';
import { rowsKept } from '../../../../src/data/csv/rows-kept';
import { readTable, type Table } from '../../../../src/data/csv/table';
import { targetOf } from '../../../../src/data/csv/target';
import { MissingMarks } from '../../../../src/data/missing-marks';
import type { RawTarget } from '../../../../src/data/raw-examples';
import type { TargetColumn } from '../../../../src/model/pipeline';
import { encodeUtf8 } from '../../../../src/model/utf8';
import { faultOf } from '../specs';

const table = readTable('t.csv', encodeUtf8('n,t,m\n1,a,7\n2,,8\n-9,?,inf\n4,b,none\n'), {
  memoryLimit: 1e9,
  header: true,
  delimiter: ',',
});
const usual = new MissingMarks();
const marks = new MissingMarks(['-9', 'none']);
const all = Int32Array.of(0, 1, 2, 3);

/** A target column as it is read of a table; throws its first fault. */
function readTarget(
  of: Table,
  rows: Int32Array,
  target: TargetColumn,
  marks: MissingMarks,
  numbersWanted: boolean,
): RawTarget {
  const cells = new FileCells(of, target.at, new ExampleRows(rows), marks);
  const { faults, among: _among, ...read } = targetOf(cells, target, rows.length, numbersWanted);
  if (faults?.[0]) throw faults[0];
  return read;
}

describe('the cells of a column, by example', () => {
  it('are numbers, texts or missing', () => {
    const cells = (column: number, rows = all, with_ = usual) =>
      new FileCells(table, column, new ExampleRows(rows), with_);
    const examples = [0, 1, 2, 3];
    assert.deepEqual(
      examples.map((k) => cells(0).number(k)),
      [1, 2, -9, 4],
    );
    assert.deepEqual(
      examples.map((k) => cells(0, all, marks).number(k)),
      [1, 2, Number.NaN, 4],
    );
    assert.deepEqual(
      examples.map((k) => cells(1).text(k)),
      ['a', undefined, undefined, 'b'],
    );
    assert.deepEqual(
      examples.map((k) => cells(1).isMissing(k)),
      [false, true, true, false],
    );
    assert.deepEqual(
      examples.map((k) => cells(0, all, marks).isMissing(k)),
      [false, false, true, false],
    );
    assert.deepEqual(
      examples.map((k) => cells(1).mark(k)),
      ['a', '', '?', 'b'],
    );
    const some = cells(0, Int32Array.of(3, 1));
    assert.deepEqual([some.number(0), some.number(1), some.mark(0)], [4, 2, '4']);
    assert.deepEqual([cells(0).allNumbers, cells(0, all, marks).allNumbers, cells(1).allNumbers], [true, false, false]);
    assert.deepEqual([isMissingAt(table, 2, 3, usual), isMissingAt(table, 2, 3, marks)], [false, true]);
  });

  it('have a fault at their place', () => {
    const cells = new FileCells(table, 2, new ExampleRows(Int32Array.of(2, 3)), usual);
    assert.equal(cells.text(0), 'inf');
    const infinite = cells.fault(0, cells.describe(0, 'feature'));
    assert.deepEqual(
      [infinite.detail.code, infinite.detail.args, infinite.place],
      ['data-not-finite', { column: 'm', value: 'inf' }, { file: 't.csv', line: 4, column: 6 }],
    );
    const { detail, place } = cells.fault(1, cells.describe(1, 'feature'));
    assert.deepEqual([detail.code, detail.args, place?.line], ['data-not-number', { column: 'm', value: 'none' }, 5]);
  });
});

describe('the rows that are examples', () => {
  it('are all but those with a missing value in a column that drops them', () => {
    assert.deepEqual([...rowsKept(table, [], usual)], [0, 1, 2, 3]);
    assert.deepEqual([...rowsKept(table, [0], usual)], [0, 1, 2, 3]);
    assert.deepEqual([...rowsKept(table, [1], usual)], [0, 3]);
    assert.deepEqual([...rowsKept(table, [0, 1], marks)], [0, 3]);
    assert.deepEqual([...rowsKept(table, [0], marks)], [0, 1, 3]);
    assert.deepEqual([...rowsKept(table, [1, 2, 0], marks)], [0]);
    const every = new MissingMarks(['a', 'b']);
    const { detail, place } = faultOf(() => rowsKept(table, [1], every));
    const facts = { column: 't', examples: 4 };
    assert.deepEqual([detail.code, detail.args, place?.line, place?.column], ['data-column-empty', facts, 2, 3]);
    assert.equal(faultOf(() => rowsKept(table, [1], every, [1])).detail.code, 'data-target-empty');
    const gone = faultOf(() => rowsKept(table, [0, 1], new MissingMarks(['1', 'b'])));
    assert.deepEqual(
      [gone.detail.code, gone.detail.args, gone.place],
      ['data-all-dropped', { rows: 4 }, { file: 't.csv' }],
    );
  });
});

describe('a target', () => {
  const target = (column: number, rows: readonly number[], numbersWanted = false, of = usual) =>
    readTarget(table, Int32Array.from(rows), { name: table.names[column] ?? '', at: column }, of, numbersWanted);

  it('is of numbers, or of texts where one of them is', () => {
    assert.deepEqual(target(0, [3, 0]), { name: 'n', values: Float64Array.of(4, 1) });
    assert.deepEqual(target(1, [3, 0]), { name: 't', values: ['b', 'a'] });
    assert.deepEqual(target(2, [3, 0]), { name: 'm', values: ['none', '7'] });
  });

  it('has no missing value, whatever stands for it', () => {
    const faults = [
      faultOf(() => target(1, [0, 1])),
      faultOf(() => target(1, [2, 0])),
      faultOf(() => target(0, [0, 2], true, marks)),
      faultOf(() => target(2, [3, 0], false, marks)),
    ];
    assert.deepEqual(
      faults.map(({ detail, place }) => [detail.code, detail.args, place?.line, place?.column]),
      [
        ['data-missing-target', { column: 't' }, 3, 3],
        ['data-missing-target-mark', { column: 't', value: '?' }, 4, 4],
        ['data-missing-target-mark', { column: 'n', value: '-9' }, 4, 1],
        ['data-missing-target-mark', { column: 'm', value: 'none' }, 5, 5],
      ],
    );
  });

  it('has no text where numbers are wanted and most are, or where it looks like one', () => {
    const wanted = (text: string, numbersWanted: boolean) => {
      const one = readTable('t.csv', encodeUtf8(`y\n${text}`), { memoryLimit: 1e9, header: true, delimiter: ',' });
      return () =>
        readTarget(
          one,
          Int32Array.from({ length: one.m }, (_, k) => k),
          { name: 'y', at: 0 },
          usual,
          numbersWanted,
        );
    };
    // Half of them are texts, then more.
    assert.equal(faultOf(wanted('u\n1\n', true)).detail.code, 'data-target-among');
    assert.deepEqual(wanted('u\nv\n1\n', true)().values, ['u', 'v', '1']);
    assert.deepEqual(wanted('u\n1\n', false)().values, ['u', '1']);
    assert.equal(faultOf(wanted('u\nv\n$5\n', true)).detail.code, 'data-amount');
    assert.deepEqual(wanted('u\nv\n$5\n', false)().values, ['u', 'v', '$5']);
    assert.equal(faultOf(wanted('u\nv\ninf\n', false)).detail.code, 'data-target-not-finite');
  });
});
