import assert from 'node:assert/strict';
import { formatOf } from '../../../../src/data/csv/dialect';
import { ExampleRows } from '../../../../src/data/csv/example-rows';
import { FileCells } from '../../../../src/data/csv/file-cells';
import { fileExamples, furtherExamples } from '../../../../src/data/csv/file-examples';
import { readingNotes } from '../../../../src/data/csv/reading-notes';
import { rowsKept } from '../../../../src/data/csv/rows-kept';
import { readTable, type Table } from '../../../../src/data/csv/table';
import { layoutOf } from '../../../../src/data/csv/table-layout';
import { targetOf } from '../../../../src/data/csv/target';
import { MissingMarks } from '../../../../src/data/missing-marks';
import type { RawTarget } from '../../../../src/data/raw-examples';
import { allExamples } from '../../../../src/data/split';
import type { FittedColumn, TargetColumn } from '../../../../src/model/pipeline';
import type { FileSource } from '../../../../src/model/source';
import { encodeUtf8 } from '../../../../src/model/utf8';
import { assertFault, faultOf, tabular } from '../specs';

const read = (text: string, header = true): Table =>
  readTable('t.csv', encodeUtf8(text), { header, delimiter: ',', memoryLimit: 1e9 });
const usual = new MissingMarks();
const marked = new MissingMarks(['-9', 'gone']);
const examplesOf = (text: string, source: Partial<FileSource> = {}, numbersWanted = false) =>
  fileExamples(tabular(source), () => encodeUtf8(text), { memoryLimit: 1e9, numbersWanted, units: 1 });

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

describe('the cells of a column', () => {
  const table = read('a,b\n1,x\nNA,y\n-9,z\ngone,w\n5,inf\n2,v\n');
  const rows = Int32Array.of(5, 3, 2, 1, 0, 4);

  it('are those of their examples’ rows', () => {
    const cells = new FileCells(table, 0, new ExampleRows(rows), marked);
    const all = [0, 1, 2, 3, 4, 5];
    assert.deepEqual(
      all.map((k) => cells.number(k)),
      [2, Number.NaN, Number.NaN, Number.NaN, 1, 5],
    );
    assert.deepEqual(
      all.map((k) => cells.isMissing(k)),
      [false, true, true, true, false, false],
    );
    assert.deepEqual(
      all.map((k) => cells.mark(k)),
      ['2', 'gone', '-9', 'NA', '1', '5'],
    );
    assert.deepEqual(
      all.map((k) => cells.text(k)),
      Array.from(all, () => undefined),
    );
    const others = new FileCells(table, 0, new ExampleRows(rows), usual);
    assert.deepEqual(
      all.map((k) => others.isMissing(k)),
      [false, false, false, true, false, false],
    );
    assert.deepEqual([others.number(2), others.text(1)], [-9, 'gone']);
  });

  it('are texts where they read as infinity; that of a number is at its place', () => {
    const cells = new FileCells(table, 1, new ExampleRows(rows), usual);
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5].map((k) => cells.text(k)),
      ['v', 'w', 'z', 'y', 'x', 'inf'],
    );
    const { detail, place } = cells.fault(5, cells.describe(5, 'feature'));
    assert.deepEqual([detail.code, detail.args], ['data-not-finite', { column: 'b', value: 'inf' }]);
    assert.deepEqual([place?.line, place?.column], [6, 3]);
  });

  it('are all numbers where no cell is a text and no number is a mark', () => {
    const numbers = read('a,b\n1,x\n2,3\n');
    const all = allExamples(2);
    const isAll = (column: number, marks: MissingMarks) =>
      new FileCells(numbers, column, new ExampleRows(all), marks).allNumbers;
    assert.deepEqual(
      [isAll(0, usual), isAll(1, usual), isAll(0, new MissingMarks(['-9'])), isAll(0, new MissingMarks(['gone', '']))],
      [true, false, false, true],
    );
  });
});

describe('the rows that are examples', () => {
  it('have a value in each of the columns that are needed', () => {
    const table = read('a,b,c\n1,2,x\n,,x\n-9,4,x\n5,,gone\n6,7,x\n');
    const kept = (columns: readonly number[], marks = usual) => [...rowsKept(table, columns, marks)];
    assert.deepEqual(
      [kept([]), kept([0]), kept([0, 1]), kept([1, 2])],
      [
        [0, 1, 2, 3, 4],
        [0, 2, 3, 4],
        [0, 2, 4],
        [0, 2, 4],
      ],
    );
    assert.deepEqual(
      [kept([0], marked), kept([2], marked), kept([2, 0, 1], marked)],
      [
        [0, 3, 4],
        [0, 1, 2, 4],
        [0, 4],
      ],
    );
    // A column of numbers alone, one of which is a mark.
    assert.deepEqual([...rowsKept(read('a\n1\n-9\n'), [0], marked)], [0]);
    const { detail, place } = faultOf(() => rowsKept(read('a,b\n,2\n1,\n'), [0, 1], usual));
    assert.deepEqual([detail.code, detail.args, place?.file], ['data-all-dropped', { rows: 2 }, 't.csv']);
  });
});

describe('a target column', () => {
  const target = (
    cells: readonly string[],
    numbersWanted = true,
    marks = usual,
    own: Pick<TargetColumn, 'kind'> = {},
  ) => {
    const table = read(`y,a\n${cells.map((cell) => `${cell},7\n`).join('')}`);
    return readTarget(table, allExamples(table.m), { name: 'y', at: 0, ...own }, marks, numbersWanted);
  };

  it('is of numbers where all cells are, of texts otherwise', () => {
    assert.deepEqual(target(['1', '2.50', '3']), { name: 'y', values: Float64Array.of(1, 2.5, 3) });
    assert.deepEqual(target(['u', '2.50', 'v']).values, ['u', '2.5', 'v']);
    assert.deepEqual(target(['1', '2', 'v'], false).values, ['1', '2', 'v']);
  });

  it('is of classes, or has no text, where its own block says so', () => {
    const category = { kind: 'category' } as const;
    for (const wanted of [true, false]) {
      const classes = { name: 'y', values: Float64Array.of(1, 2.5), isCategory: true };
      assert.deepEqual(target(['1', '2.50'], wanted, usual, category), classes);
      assert.deepEqual(target(['1', '$5', 'inf', '1,5'].slice(0, 3), wanted, usual, category).values, [
        '1',
        '$5',
        'inf',
      ]);
      assert.deepEqual(target(['1', '2.50'], wanted, usual, { kind: 'number' }), {
        name: 'y',
        values: Float64Array.of(1, 2.5),
      });
      const fault = faultOf(() => target(['u', 'v', '1', 'w'], wanted, usual, { kind: 'number' }));
      assert.deepEqual([fault.detail.code, fault.place?.line], ['data-target-among', 2]);
    }
    assertFault(() => target(['u', ''], true, usual, category), 'data-missing-target', [3, 1]);
  });

  it('has no text among numbers where numbers are wanted: at most half are texts', () => {
    const fault = faultOf(() => target(['1', '2', 'u', 'v']));
    assert.deepEqual([fault.detail.code, fault.place?.line, fault.place?.column], ['data-target-among', 4, 1]);
    assert.deepEqual(target(['1', 'w', 'u', 'v']).values, ['1', 'w', 'u', 'v']);
    // What looks like a number is one that is written in another way.
    assertFault(() => target(['$5', 'w', 'u', 'v']), 'data-amount', [2, 1]);
    assert.deepEqual(target(['$5', 'w', 'u', 'v'], false).values, ['$5', 'w', 'u', 'v']);
    assertFault(() => target(['u', 'inf', 'v'], false), 'data-target-not-finite', [3, 1]);
    for (const wanted of [true, false]) {
      const infinite = faultOf(() => target(['1', 'inf', '2', '-inf', '3', '4'], wanted));
      assert.deepEqual([infinite.detail.code, infinite.detail.args.marks], ['data-target-not-finite', 'inf,-inf']);
      assert.deepEqual([infinite.facts.cells?.count, infinite.facts.cells?.lines], [2, [3, 5]], 'each is counted once');
    }
  });

  it('has a value in each row', () => {
    const fault = faultOf(() => target(['1', '', '3']));
    assert.deepEqual([fault.detail.code, fault.detail.args], ['data-missing-target', { column: 'y' }]);
    for (const [cell, marks] of [
      ['NA', usual],
      ['gone', marked],
      ['-9', marked],
    ] as const) {
      const { detail, place } = faultOf(() => target(['1', cell], false, marks));
      const facts = { column: 'y', value: cell };
      assert.deepEqual([detail.code, detail.args, place?.line], ['data-missing-target-mark', facts, 3]);
    }
  });
});

describe('the examples of a file', () => {
  const text = 'a,b,c,y\n1,2,u,0\n,4,v,1\n5,,u,1\n7,8,,0\n9,1,w,\n';

  it('have the columns, rules and rows that the spec chooses', () => {
    const { m, columns, targets, targetColumns, table, source, placeOf } = examplesOf(text, {
      missing: 'drop',
      unknown: 'ignore',
      columns: [
        { column: 'b', scale: 'minmax', missing: 'mean' },
        { column: 'c', kind: 'category', missing: 'error' },
      ],
    });
    // Rows are left out for `a` and for the target alone.
    assert.deepEqual([m, [...source.rows], source.m], [3, [0, 2, 3], 5]);
    assert.deepEqual(
      columns.map(({ cells, ...column }) => ({ ...column, last: cells.mark(2) })),
      [
        { name: 'a', at: 0, kind: undefined, isNamed: true, missing: 'drop', unknown: 'ignore', last: '7' },
        {
          name: 'b',
          at: 1,
          kind: undefined,
          isNamed: true,
          scale: 'minmax',
          missing: 'mean',
          unknown: 'ignore',
          last: '8',
        },
        { name: 'c', at: 2, kind: 'category', isNamed: true, missing: 'error', unknown: 'ignore', last: '' },
      ],
    );
    assert.deepEqual(targets, [{ name: 'y', values: Float64Array.of(0, 1, 0) }]);
    assert.deepEqual(targetColumns, [{ name: 'y', at: 3 }]);
    assert.deepEqual(table, { delimiter: ',', decimal: '.', header: true, columns: 4 });
    assert.deepEqual(
      source.columns.map(({ name, isNamed, cells }) => [name, isNamed, cells.mark(4)]),
      [
        ['a', true, '9'],
        ['b', true, '1'],
        ['c', true, 'w'],
        ['y', true, ''],
      ],
    );
    assert.deepEqual(
      [1, 2, 4].map((row) => source.lineOf(row)),
      [3, 4, 6],
    );
    assert.deepEqual(placeOf?.(1, 0), { file: 'data/t.csv', line: 4, column: 6 });
  });

  it('are without a row that lacks a target where its rule says so, though all others are filled', () => {
    const rules = { missing: 'mean', columns: [{ column: 'y', missing: 'drop' }] } as const;
    assert.deepEqual([...examplesOf('a,y\n1,2\n,3\n4,\n', rules).source.rows], [0, 1]);
  });

  it('keep a row without a target where nothing says to drop it, and refuse it', () => {
    const rules = { columns: [{ column: 'a', missing: 'drop' }] } as const;
    const [fault] = examplesOf(text, rules).targets[0]?.faults ?? [];
    assert.deepEqual([fault?.detail.code, fault?.place?.line, fault?.place?.column], ['data-missing-target', 6, 7]);
    assert.deepEqual([...examplesOf('a,y\n1,2\n,3\n', rules).source.rows], [0]);
  });

  it('have names only where the header gives them', () => {
    const nameless = examplesOf('a,,y\n1,2,3\n3,5,6\n');
    assert.deepEqual(
      nameless.columns.map(({ isNamed }) => isNamed),
      [true, false],
    );
    assert.deepEqual(
      nameless.source.columns.map(({ isNamed }) => isNamed),
      [true, false, true],
    );
    const headerless = examplesOf('1,2,3\n4,5,6\n', { header: false, target: '3' });
    assert.deepEqual(
      headerless.source.columns.map(({ isNamed }) => isNamed),
      [false, false, false],
    );
    assert.deepEqual(
      headerless.columns.map(({ isNamed }) => isNamed),
      [false, false],
    );
  });

  it('begin their notes with how the file was read', () => {
    const codes = examplesOf(',a,y\n1,2,3\n2,5,6\n').notes.map(({ code }) => code);
    assert.deepEqual(codes, ['data-note-delimiter', 'data-note-header', 'data-note-counter']);
    const [first, second] = readingNotes(examplesTable('a\ty\n1,5\t2\n'));
    assert.deepEqual(
      [first?.code, first?.args, second?.code],
      ['data-note-tabs', { decimal: ',', columns: 2, rows: 1 }, 'data-note-header'],
    );
    const [blanks, header] = readingNotes(examplesTable('1.5 2\n2.5 3\n'));
    assert.deepEqual([blanks?.code, header?.code], ['data-note-blanks', 'data-note-headerless']);
    const [semicolons] = readingNotes(examplesTable('a;y\n1;2\n'));
    assert.deepEqual(semicolons?.args, { delimiter: ';', decimal: '.', columns: 2, rows: 1 });
  });

  it('are read as the spec says that the file is written', () => {
    const format = { delimiter: ';', decimal: ',', thousands: '.', header: false, skip: 2, comment: '#' } as const;
    assert.deepEqual(formatOf(tabular(format)), format);
    const { header: _none, ...open } = tabular();
    assert.deepEqual(formatOf(open), {});
  });

  it('keep how the file is written', () => {
    const table = readTable('t.csv', encodeUtf8('title\n#\na;y\n1.000;2,5\n'), {
      skip: 1,
      comment: '#',
      thousands: '.',
      decimal: ',',
      memoryLimit: 1e9,
    });
    const facts = { delimiter: ';', decimal: ',', thousands: '.', header: true, comment: '#', columns: 2 };
    assert.deepEqual(layoutOf(table, tabular({ skip: 1, missingAs: ['x'] })), { ...facts, skip: 1, missingAs: ['x'] });
    assert.deepEqual(layoutOf({ ...table, format: 'npz', x: 'images' }, tabular()), {
      format: 'npz',
      x: 'images',
      ...facts,
    });
  });

  function examplesTable(content: string): Table {
    return readTable('t.csv', encodeUtf8(content), { memoryLimit: 1e9 });
  }
});

describe('the examples of a further file', () => {
  const a: FittedColumn = { kind: 'number', name: 'a', at: 0, missing: 'error' };
  const c: FittedColumn = {
    kind: 'category',
    name: 'c',
    at: 1,
    missing: 'error',
    unknown: 'ignore',
    categories: ['u'],
  };
  const like = (...columns: readonly FittedColumn[]) => ({ columns, targets: [{ name: 'y', at: 2 }] });
  const further = (text: string, columns: readonly FittedColumn[], source: Partial<FileSource> = {}) =>
    furtherExamples(tabular(source), () => encodeUtf8(text), like(...columns), {
      memoryLimit: 1e9,
      numbersWanted: false,
      units: 1,
    });

  it('are read like the training file, column by column', () => {
    const { columns, targets } = further('y,c,q,a\n1,u,0,7\n0,v,0,8\n', [a, c], { unknown: 'ignore' });
    assert.deepEqual(
      columns.map(({ name, unknown, isNamed, cells }) => [name, unknown, isNamed, cells.mark(1)]),
      [
        ['a', 'ignore', true, '8'],
        ['c', 'ignore', true, 'v'],
      ],
    );
    assert.deepEqual(targets[0]?.values, Float64Array.of(1, 0));
    assert.equal(further('c,y\nu,2\n', [c]).columns[0]?.unknown, 'error');
  });

  it('leave out rows for the columns that are dropped where nothing fills them', () => {
    const text = 'a,c,y\n1,u,0\n,u,1\n3,,1\n4,v,\n';
    const rows = (columns: readonly FittedColumn[], source: Partial<FileSource> = {}) => [
      ...further(text.replace(source.missing === 'drop' ? '' : /4,v,\n/, ''), columns, source).source.rows,
    ];
    assert.deepEqual(rows([a, c]), [0, 1, 2]);
    assert.deepEqual(rows([{ ...a, missing: 'drop' }, c]), [0, 2]);
    assert.deepEqual(rows([a, { ...c, missing: 'drop' }]), [0, 1]);
    assert.deepEqual(rows([a, c], { missing: 'drop' }), [0]);
    assert.deepEqual(rows([{ ...a, fill: 5 }, c], { missing: 'drop' }), [0, 1]);
    assert.deepEqual(
      rows(
        [
          { ...a, fill: 5, missing: 'drop' },
          { ...c, fill: 'u' },
        ],
        { missing: 'drop' },
      ),
      [0, 2],
    );
  });

  it('need a target', () => {
    const { detail, place } = faultOf(() => further('a,y\n1,2\n', [a], { target: '' }));
    const { code, args } = detail;
    assert.deepEqual([code, args.names, args.best, place?.file], ['data-target-needed', 'a, y', 'y', 'data/t.csv']);
  });
});
