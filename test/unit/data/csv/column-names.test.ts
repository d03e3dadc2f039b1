import assert from 'node:assert/strict';
import { chooseColumns } from '../../../../src/data/csv/choose-columns';
import { columnOf, columnsNamed, findColumn } from '../../../../src/data/csv/column-names';
import { matchColumns } from '../../../../src/data/csv/match-columns';
import { listNames } from '../../../../src/data/csv/name-list';
import { readTable, type Table } from '../../../../src/data/csv/table';
import type { FittedColumn, TargetColumn } from '../../../../src/model/pipeline';
import type { ColumnRule, FileSource } from '../../../../src/model/source';
import { encodeUtf8 } from '../../../../src/model/utf8';
import { assertFault, faultOf, tabular } from '../specs';

const read = (text: string, header = true): Table =>
  readTable('t.csv', encodeUtf8(text), { header, delimiter: ',', memoryLimit: 1e9 });
const wish = { numbersWanted: false, units: 1 };
const chosen = (text: string, source: Partial<FileSource> = {}) => chooseColumns(read(text), tabular(source), wish);
const notesOf = (text: string, source: Partial<FileSource> = {}) =>
  chosen(text, source).notes.map(({ code, args }) => [code, args?.column]);

describe('the columns that a name means', () => {
  it('are found by name, else by their number from 1', () => {
    const table = read('a,3,c\n1,2,3\n');
    const found = ['a', '3', 'c', '0', '1', '2', '4', '', '-1', '1.0', 'x'].map((name) => findColumn(table, name));
    assert.deepEqual(found, [0, 1, 2, undefined, 0, 1, undefined, undefined, undefined, undefined, undefined]);
    assert.equal(findColumn(read('a,b,c\n1,2,3\n'), '3'), 2);
  });

  it('are refused where two have the name, but not by their number', () => {
    const table = read('a,b,a,b,y\n1,2,3,4,5\n');
    assert.deepEqual([columnOf(table, '1'), columnOf(table, '3'), columnOf(table, 'y')], [0, 2, 4]);
    const { detail, place } = faultOf(() => columnOf(table, 'b'));
    assert.deepEqual([detail.args, place?.column], [{ name: 'b', first: 2, second: 4 }, 7]);
    assert.deepEqual(faultOf(() => columnOf(read('x,a,a\n1,2,3\n'), 'a')).detail.args, {
      name: 'a',
      first: 2,
      second: 3,
    });
    // A feature that no one has named is refused, too: by the column itself where it is the second.
    const second = faultOf(() => chosen('a,b,a,b,y\n1,2,3,4,5\n', { exclude: '1,2,4' }));
    assert.deepEqual([second.detail.args, second.place?.column], [{ name: 'a', first: 1, second: 3 }, 5]);
  });

  it('are separated by commas, but a name with a comma is one name', () => {
    const table = read('"a, b",b,"b, c",c\n1,2,3,4\n');
    assert.deepEqual(columnsNamed(table, 'a, b, b'), [0, 1]);
    assert.deepEqual(columnsNamed(table, ' b, c ,c,'), [2, 3]);
    assert.deepEqual(
      [columnsNamed(table, 'c,b'), columnsNamed(table, ''), columnsNamed(table, ' , ')],
      [[3, 1], [], []],
    );
  });

  it('have names with many commas, some of which begin alike', () => {
    const table = read('"a,b","a,b,c",a,"b, c"\n1,2,3,4\n');
    assert.deepEqual(columnsNamed(table, 'a,b,c,a,b,a'), [1, 0, 2]);
    assert.deepEqual(columnsNamed(table, 'a, b, c'), [2, 3]);
    assert.deepEqual(columnsNamed(table, 'b, c,a'), [3, 2]);
  });

  it('are found without looking through all names for each', () => {
    const width = 20_000;
    const names = ['"r,s"', 'r', 'r', ...Array.from({ length: width }, (_, k) => `c${k}`), '"c,1,2"', 'y'];
    const table = read(`${names.join(',')}\n${names.map(() => 1).join(',')}\n`);
    let looked = 0;
    const counted = new Proxy(table.names, {
      get: (array, key) => {
        looked++;
        return Reflect.get(array, key);
      },
    });
    const watched: Table = { ...table, names: counted };
    const { features } = chooseColumns(watched, tabular({ exclude: '2,3' }), wish);
    assert.equal(features.length, width + 2);
    const named = chooseColumns(watched, tabular({ features: table.names.slice(3, -2).join(',') }), wish);
    assert.equal(named.features.length, width);
    assert.ok(looked < 40 * width, `${looked} looks at ${width} names`);
  });

  it('are told from a header that looks like an example only where all of it does', () => {
    assertFault(() => columnOf(read('1,2\n3,4\n'), 'y'), 'data-column-no-header', [1]);
    assertFault(() => columnOf(read('1,two\n3,4\n'), 'y'), 'data-column-unknown', [1]);
    assertFault(() => columnOf(read('1,2\n3,4\n', false), 'y'), 'data-column-number', [1]);
  });

  it('may be one alone, where a delimiter is not known', () => {
    const { detail, place } = faultOf(() => columnOf(read('a~b~y\n1~2~3\n'), 'y'));
    assert.deepEqual(
      [detail.code, detail.args, place?.line],
      ['data-one-column-marked', { name: 'a~b~y', mark: '~' }, 1],
    );
    assertFault(() => columnOf(read('1~2\n', false), '2'), 'data-one-column-marked', [1]);
    assertFault(() => chosen('a~b~y\n1~2~3\n', { target: '' }), 'data-one-column-marked', [1]);
    assertFault(() => chosen('y\n1\n', { target: 'y' }), 'data-one-column', [1]);
    // A sign of the name alone, or of words and numbers, separates nothing.
    assertFault(() => columnOf(read('a:b\n1\n'), 'y'), 'data-one-column', [1]);
    assertFault(() => columnOf(read('a-b\n1-2\n'), 'y'), 'data-one-column', [1]);
    assert.equal(faultOf(() => columnOf(read('x:y\n1:0\n'), 'y')).detail.args.mark, ':');
    assertFault(() => columnOf(read('species\n1\n'), 'specis'), 'data-column-meant', [1]);
    const long = faultOf(() => columnOf(read(`${'x'.repeat(50)}\n1\n`), 'y')).detail.args.name;
    assert.equal(long, `${'x'.repeat(40)}…`);
  });

  it('are listed, 12 at the most', () => {
    const names = Array.from({ length: 13 }, (_, k) => `c${k}`);
    assert.equal(listNames(names.slice(0, 12)), names.slice(0, 12).join(', '));
    assert.equal(listNames(names), `${names.slice(0, 12).join(', ')}, …`);
    assert.equal(listNames(['a', 'Income, yearly']), 'a, “Income, yearly”');
  });
});

describe('the columns that a spec chooses', () => {
  it('are all but the targets, the excluded and the ignored ones', () => {
    const columns = [
      { column: 'b', kind: 'ignore' },
      { column: 'd', kind: 'category' },
    ] as const;
    const { features, targets, rules } = chosen('a,b,c,d,y\n1,2,3,4,5\n', { exclude: 'c', columns });
    assert.deepEqual(
      [features, targets, [...rules]],
      [
        [0, 3],
        [{ name: 'y', at: 4 }],
        [
          [1, columns[0]],
          [3, columns[1]],
        ],
      ],
    );
    assert.deepEqual(chosen('a,b,c,y\n1,2,3,5\n', { features: 'c,b,a', exclude: 'b' }).features, [2, 0]);
  });

  it('are targets with what their own blocks say, where that has a meaning', () => {
    const ruled = (rule: Omit<ColumnRule, 'column'>, target = 'y', column = 'y') =>
      chosen('a,b,z,y\n1,2,3,4\n', { target, columns: [{ column, ...rule }] }).targets.at(-1);
    assert.deepEqual(ruled({ missing: 'drop', kind: 'category' }), {
      name: 'y',
      at: 3,
      missing: 'drop',
      kind: 'category',
    });
    assert.deepEqual(ruled({ missing: 'error', kind: 'number' }, 'z,y'), {
      name: 'y',
      at: 3,
      missing: 'error',
      kind: 'number',
    });
    assert.deepEqual(ruled({ scale: 'minmax' }, 'y', 'a'), { name: 'y', at: 3 });
    for (const [rule, code, more] of [
      [{ kind: 'ignore' }, 'data-target-ignored', {}],
      [{ scale: 'none' }, 'data-target-scale', { scale: 'none' }],
      [{ scale: 'minmax', kind: 'number' }, 'data-target-scale', { scale: 'minmax' }],
      [{ missing: 'mean' }, 'data-target-filled', { missing: 'mean' }],
      [{ missing: 'own-class' }, 'data-target-filled', { missing: 'own-class' }],
    ] as const) {
      const { detail, place } = faultOf(() => ruled(rule, 'y', '4'));
      assert.deepEqual([detail.code, detail.args, place?.line], [code, { name: 'y', column: '4', ...more }, 1]);
    }
    const several = faultOf(() => ruled({ kind: 'category' }, 'z,y'));
    assert.deepEqual([several.detail.code, several.detail.args], ['data-target-category', { name: 'y', column: 'y' }]);
  });

  it('have one block each', () => {
    const { detail, place } = faultOf(() => chosen('a,b,y\n1,2,3\n', { columns: [{ column: 'b' }, { column: '2' }] }));
    assert.deepEqual(
      [detail.code, detail.args, place?.line],
      ['data-column-blocks', { name: 'b', first: 'b', column: '2' }, 1],
    );
  });

  it('leave out one without a name that counts the rows', () => {
    const counter = (...cells: readonly (string | number)[]) =>
      `,a,y\n${cells.map((cell) => `${cell},7,1\n`).join('')}`;
    assert.deepEqual(notesOf(counter(0, 1, 2)), [['data-note-counter', 1]]);
    assert.deepEqual(notesOf(counter(1, 2, 3)), [['data-note-counter', 1]]);
    for (const kept of [
      counter(2, 3, 4),
      counter(0),
      counter(0, 1, 3),
      counter(0, 5, 2),
      counter(0, 0, 0),
      counter(0, 1, 'x'),
    ]) {
      assert.deepEqual([notesOf(kept), chosen(kept).features], [[], [0, 1]], kept);
    }
    assert.deepEqual(notesOf(counter(0, 1).replace(/^/, 'n')), []);
    // One that the spec names is wanted.
    assert.deepEqual(chosen(counter(0, 1), { columns: [{ column: '1', scale: 'minmax' }] }).features, [0, 1]);
    assert.deepEqual(chosen(counter(0, 1), { features: '1' }).features, [0]);
  });

  it('leave out one with neither a name nor a value', () => {
    const last = (...cells: readonly string[]) => `a,y,\n${cells.map((cell) => `7,1,${cell}\n`).join('')}`;
    const quoted = last('""', '" "');
    assert.deepEqual([notesOf(quoted), chosen(quoted).features], [[['data-note-empty', 3]], [0]]);
    for (const kept of [last('" "', 'x'), last('x', '" "'), last('" "', '5')]) {
      assert.deepEqual([notesOf(kept), chosen(kept).features], [[], [0, 2]], kept);
    }
    assert.deepEqual(notesOf('a,y,b\n7,1,""\n8,1,""\n'), []);
  });

  it('are at least one target, once each, and one feature', () => {
    assertFault(() => chosen('a,b,y\n1,2,3\n', { target: '' }), 'data-target-needed');
    const twice = faultOf(() => chosen('a,b,y\n1,2,3\n', { target: 'y,b,y' }));
    assert.deepEqual([twice.detail.code, twice.detail.args], ['data-column-twice', { name: 'y' }]);
    assertFault(() => chosen('a,y\n1,2\n', { exclude: 'a' }), 'data-no-features', [1]);
  });
});

describe('the columns of a further file', () => {
  const number = (name: string, at: number): FittedColumn => ({ kind: 'number', name, at, missing: 'error' });
  const columns = [number('a', 0), number('c', 2), number('d', 3)];
  const targets: readonly TargetColumn[] = [{ name: 'y', at: 1 }];
  const table = { delimiter: ',', decimal: '.', header: true, columns: 4 } as const;
  const places = { columns, targets, table: { ...table, header: false } };

  it('are found by their names, and the others are named', () => {
    const named = (text: string, header = true) => matchColumns(read(text, header), { columns, targets, table });
    assert.deepEqual(named('d,q,y,a,c\n1,2,3,4,5\n'), { columns: [3, 4, 0], targets: [2], ignored: ['q'] });
    assert.deepEqual(named('d,q,a,c\n1,2,4,5\n'), { columns: [2, 3, 0], targets: [undefined], ignored: ['q'] });
    const repeated = faultOf(() => named('a,c,d,q,d\n1,2,3,4,5\n'));
    assert.deepEqual(repeated.detail.args, { name: 'd', first: 3, second: 5 });
    // A repeated name that is of no use disturbs nobody.
    assert.deepEqual(named('a,c,d,q,q\n1,2,3,4,5\n').columns, [0, 1, 2]);
    const lacking = faultOf(() => named('a,d,q\n1,2,3\n'));
    assert.deepEqual(
      [lacking.detail.code, lacking.detail.args],
      ['data-columns-lacking', { lacking: 'c', count: 1, names: 'a, d, q' }],
    );
  });

  it('are not found in a first line that names none of them, or is no line of names', () => {
    const example = (skip = {}) =>
      faultOf(() => matchColumns(read('1,2,3,4\n5,6,7,8\n'), { columns, targets, table: { ...table, ...skip } }));
    const facts = { lacking: 'a, c, d', count: 3, names: '1, 2, 3, 4' };
    const { detail, place } = example();
    assert.deepEqual([detail.code, detail.args, place?.line], ['data-columns-none', facts, 1]);
    assert.deepEqual(example({ skip: 2 }).detail, { code: 'data-columns-none-skipped', args: { ...facts, skip: 2 } });
    const headerless = () => matchColumns(read('1,2,3,4\n', false), { columns, targets, table });
    assertFault(headerless, 'data-columns-headerless', [1]);
  });

  it('are never a number in place of a name', () => {
    // Columns 1 to 4 of a file without names, columns named 1 to 4, and one whose name alone is missing.
    const numbered = [number('1', 0), number('2', 1), number('3', 2)];
    const last: readonly TargetColumn[] = [{ name: 'y', at: 3 }];
    const of = (more: object) => ({ columns: numbered, targets: last, table: { ...table, ...more } });
    const placed = faultOf(() => matchColumns(read('3,2,1,4\n5,6,7,8\n'), of({ header: false })));
    assert.deepEqual([placed.detail.code, placed.detail.args], ['data-columns-named', { names: '3, 2, 1, 4' }]);
    assert.deepEqual(matchColumns(read('3,2,1,4\n5,6,7,8\n'), of({})).columns, [2, 1, 0]);
    assertFault(() => matchColumns(read('3,2,1,4\n', false), of({})), 'data-columns-headerless', [1]);
    const nameless = of({ nameless: [1] });
    assert.deepEqual(matchColumns(read('3,,1\n5,6,7\n'), nameless).columns, [2, 1, 0]);
    assert.deepEqual(matchColumns(read(',1,3,2\n5,6,7,8\n'), nameless), {
      columns: [1, 0, 2],
      targets: [undefined],
      ignored: ['2'],
    });
    for (const other of ['3,2,1\n5,6,7\n', ',,3,1\n5,6,7,8\n']) {
      assert.equal(faultOf(() => matchColumns(read(other), nameless)).detail.args.lacking, '2', other);
    }
    assert.equal(faultOf(() => matchColumns(read('3,,1\n5,6,7\n'), of({}))).detail.args.lacking, '2');
  });

  it('are found by their places where there are no names, also without the targets', () => {
    const placed = (text: string, header = false) => matchColumns(read(text, header), places);
    assert.deepEqual(placed('1,2,3,4\n'), { columns: [0, 2, 3], targets: [1], ignored: [] });
    assert.deepEqual(placed('1,2,3\n'), { columns: [0, 1, 2], targets: [undefined], ignored: [] });
    const last = { ...places, columns: [number('4', 3)] };
    assert.deepEqual(matchColumns(read('1,2,3,4\n', false), last), { columns: [3], targets: [1], ignored: ['1', '3'] });
    assert.deepEqual(matchColumns(read('1,2,3\n', false), last), {
      columns: [2],
      targets: [undefined],
      ignored: ['1', '2'],
    });
    for (const [text, count] of [
      ['1,2\n', 2],
      ['1,2,3,4,5\n', 5],
    ] as const) {
      const { detail } = faultOf(() => placed(text));
      assert.deepEqual([detail.code, detail.args], ['data-columns-count', { columns: count, width: 4, bare: 3 }]);
    }
    assertFault(() => placed('p,q,r,s\n1,2,3,4\n', true), 'data-columns-named', [1]);
  });

  it('are not found by their places where the first row names them', () => {
    const second = { name: '2', at: 1, missing: 'error' } as const;
    const colour: FittedColumn = { ...second, kind: 'category', unknown: 'ignore', categories: ['red'] };
    const found =
      (text: string, missingAs: readonly string[] = []) =>
      () =>
        matchColumns(read(text, false), {
          columns: [number('1', 0), colour, number('3', 2)],
          targets: [],
          table: { ...table, header: false, columns: 3, missingAs },
        });
    const { detail, place } = faultOf(found('size,colour,7th\n1,red,2\n'));
    assert.deepEqual([detail.args, place?.line], [{ names: 'size, colour, 7th' }, 1]);
    // A wrong cell, a missing one, or a category of the training is in an example.
    for (const first of ['size,colour,7', 'x,red,y', 'NA,colour,7th', ',colour,']) {
      assert.deepEqual(found(`${first}\n1,red,2\n`)().columns, [0, 1, 2], first);
    }
    assert.deepEqual(found('none,colour,none\n1,red,2\n', ['none'])().columns, [0, 1, 2]);
  });
});
