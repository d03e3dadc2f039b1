import assert from 'node:assert/strict';
import { translate } from '../../../../src/messages/translate';
import { type Fault, namesIn } from '../../../../src/model/message';
import type { FileSource } from '../../../../src/model/source';
import { faultOf, fromText, line, type Network } from '../specs';

/** Code, columns (of several), line, and the cells that have it: how many, and the first lines. */
type Told = readonly [code: string, columns: string, line: number | undefined, cells?: string];

function told({ detail, place, facts: { cells } }: Fault): Told {
  const { list, column, target } = detail.args;
  const columns = list === undefined ? String(column ?? target ?? '') : namesIn(list).join(',');
  const known = [detail.code, columns, place?.line] as const;
  for (const locale of ['en', 'zh-cn'] as const) assert.doesNotMatch(translate(detail, locale), /\{\w/);
  return cells ? [...known, `${cells.count}: ${cells.lines.join(' ')}`] : known;
}

const allTold = (rows: readonly string[], source: Partial<FileSource> = {}, network: Network = {}): readonly Told[] => {
  const names = ['a', 'b', 'c', 'd', 'e'].slice(0, (rows[0]?.split(';').length ?? 1) - 1);
  const text = `${[...names, 'y'].join(';')}\n${rows.join('\n')}\n`;
  const options = { delimiter: ';', decimal: '.', ...source } as const;
  return faultOf(() => fromText(text, options, { inputs: names.length, ...network })).all.map(told);
};

describe('what is wrong with the cells of a table', () => {
  it('is told together: texts, missing cells and marks, of features and of the target', () => {
    assert.deepEqual(allTold(['foo;1;x;Ann;0', 'baz;bar;;Bob;1', '3;2;z;Cy;', '4;5;z;Di;1'], {}), [
      ['data-text-columns', 'c,d', 2, '7: 2 3 4'],
      ['data-text-among', 'a', 2, '2: 2 3'],
      ['data-text-among', 'b', 3],
      ['data-missing-text', 'c', 3],
      ['data-missing-target', 'y', 4],
    ]);
  });

  it('names columns of texts, and those of which nearly each row has a text of its own', () => {
    const unique = (...rows: readonly string[]) => {
      const { detail } = faultOf(() =>
        fromText(`a;b;y\n${rows.map((row) => `${row};1\n`).join('')}`, { delimiter: ';' }),
      );
      return [detail.code, namesIn(detail.args.unique).join()];
    };
    assert.deepEqual(unique('u;u', 'v;u', 'w;w'), ['data-text-columns', 'a']);
    assert.deepEqual(unique('u;u', 'v;v'), ['data-text-columns', '']);
    const ten = (distinct: number) => Array.from({ length: 10 }, (_, k) => `t${k % distinct};u`);
    assert.deepEqual(
      [unique(...ten(9)), unique(...ten(8))],
      [
        ['data-text-columns', 'a'],
        ['data-text-columns', ''],
      ],
    );
  });

  it('tells a text among numbers from a column of texts: half of those that are there', () => {
    assert.deepEqual(allTold(['u;0', '1;1']), [['data-text-among', 'a', 2]]);
    assert.deepEqual(allTold(['u;0', 'NA;1', '1;1', 'w;1'], { missing: 'mean' }), [
      ['data-not-number', 'a', 2, '2: 2 5'],
    ]);
  });

  it('offers as marks what can be one', () => {
    const marks = (...cells: readonly string[]) => {
      const rows = cells.map((cell) => `${cell};0\n1;1\n2;1\n`);
      const { args } = faultOf(() => fromText(`a;y\n${rows.join('')}`, { delimiter: ';' }, { inputs: 1 })).detail;
      return [args.likely, args.marks];
    };
    assert.deepEqual(marks('-', 'unknown'), ['-,unknown', '-,unknown']);
    assert.deepEqual(marks('-', 'bad'), ['-', '-,bad']);
    assert.deepEqual(marks('so, what'), ['', '']);
    assert.deepEqual(marks('a', 'b', 'c', 'd', 'e'), ['', 'a,b,c,d,e']);
    assert.deepEqual(marks('a', 'b', 'c', 'd', 'e', 'f'), ['', '']);
    assert.deepEqual(marks('x'.repeat(31)), ['', '']);
  });

  it('tells columns with missing cells together, by what can replace them', () => {
    assert.deepEqual(allTold(['NA;;1;0', '1;2;3;1', ';2;3;1']), [['data-missing-columns', 'a,b', 2, '3: 2 4']]);
    assert.deepEqual(allTold([';1;0', '1;2;1'], { missing: 'own-class' }), [['data-missing-number', 'a', 2]]);
    assert.deepEqual(allTold([';;0', '1;2;1'], { missing: 'own-class' }), [['data-missing-numbers', 'a,b', 2, '2: 2']]);
    assert.deepEqual(allTold([';;0', 'u;2;1', 'v;3;1'], { missing: 'mean', encode: 'one-hot' }), [
      ['data-missing-text', 'a', 2],
    ]);
  });

  it('names a column without any value, whatever is to replace missing cells', () => {
    for (const missing of ['error', 'mean', 'median', 'most-frequent', 'own-class', 'drop'] as const) {
      assert.deepEqual(allTold(['1;;0', '2;NA;1'], { missing }), [['data-column-empty', 'b', 2]], missing);
    }
    assert.deepEqual(allTold(['1;', '2;NA']), [['data-target-empty', 'y', 2]]);
    assert.deepEqual(allTold(['1;', '2;NA'], { missing: 'drop' }), [['data-target-empty', 'y', 2]]);
  });

  it('tells how a file has to be read once, and first', () => {
    assert.deepEqual(allTold(['1,5;2,5;u;0', '3,5;2;v;1']), [
      ['data-decimal-comma', 'a', 2, '3: 2 3'],
      ['data-not-number', 'c', 2, '2: 2 3'],
    ]);
    // A number with a decimal point would become a text.
    assert.deepEqual(allTold(['1,5;0', '3.5;1']), [['data-decimal-mixed', 'a', 2]]);
    assert.deepEqual(allTold(['1 500;0', '3;1', '3;1'], { thousands: ',' }), [['data-thousands-mixed', 'a', 2]]);
  });

  it('a comma before three digits, between semicolons: the likelier reading by the other cells', () => {
    const code = (...cells: readonly string[]) => allTold(cells.map((cell) => `${cell};1`))[0]?.[0];
    assert.deepEqual(
      [
        code('1,234', '2,345'),
        code('1,200', '2,300'),
        code('1,200', '3000', '4'),
        code('1,234', '2.5'),
        code('1,234,567'),
      ],
      ['data-comma-decimal', 'data-comma-thousands', 'data-comma-decimal', 'data-thousands', 'data-thousands'],
    );
    const quoted = faultOf(() => fromText('a,y\n"1,234",0\n"2,345",1\n', {}, { inputs: 1 }));
    assert.equal(quoted.detail.code, 'data-thousands');
  });

  it('a column of numbers with letters is told as one, of names as texts', () => {
    assert.deepEqual(allTold(['12 kg;0', '13 kg;1', '15 kg;1']), [['data-unit', 'a', 2, '3: 2 3 4']]);
    assert.deepEqual(allTold(['1st;0', '2nd;1', '3rd;1']), [['data-not-number', 'a', 2, '3: 2 3 4']]);
    assert.deepEqual(allTold(['C85;0', 'B5;1']), [['data-not-number', 'a', 2, '2: 2 3']]);
    assert.deepEqual(allTold(['$5;0', '$6;1', 'u;1']), [
      ['data-amount', 'a', 2, '2: 2 3'],
      ['data-not-number', 'a', 4],
    ]);
    // Among numbers, letters are a unit.
    assert.deepEqual(allTold(['12 kg;0', '13;1', '15;1']), [['data-amount', 'a', 2]]);
  });

  it('a line with texts in all columns of numbers is told as one, with what comes of it in the target', () => {
    const repeated = ['1;2;0', '3;4;1', 'a;b;y', '5;6;0', 'a;b;y'];
    assert.deepEqual(allTold(repeated), [['data-line-of-texts-marked', 'a', 4, '4: 4 6']]);
    const { args } = faultOf(() => fromText(`a;b;y\n${repeated.join('\n')}\n`, {}, { inputs: 2 })).detail;
    assert.deepEqual([args.marks, args.values], ['a', 'a, b']);
    assert.deepEqual(allTold(['m;kg;-', '1;2;0', '3;4;1'], {}, line), [['data-line-of-texts-marked', 'a', 2]]);
    // In some columns alone, and of marks, they are cells.
    assert.deepEqual(allTold(['1;2;3;0', 'u;v;4;1', '5;6;7;0']), [
      ['data-text-among', 'a', 3],
      ['data-text-among', 'b', 3],
    ]);
    assert.deepEqual(allTold(['1;2;0', '-;?-;1', '-;none;1', '5;6;0', '7;8;1']).length, 2);
    assert.deepEqual(allTold(['1;2;0', 'u;4;1', '5;v;0', '7;8;1']).length, 2);
  });

  it('of several columns has the first lines of all their cells, each line once', () => {
    const of = (text: string) => {
      const [first] = faultOf(() => fromText(text, {}, { inputs: 2 })).all;
      return [first?.detail.code, first?.facts.cells?.count, first?.facts.cells?.lines];
    };
    assert.deepEqual(of('a,b,y\n1,2,0\n3,,1\n,4,0\n,5,1\n6,,0\n'), ['data-missing-columns', 4, [3, 4, 5]]);
    assert.deepEqual(of('a,b,y\n1,2,0\n,,1\n'), ['data-missing-columns', 2, [3]]);
    assert.deepEqual(of('a;b;y\n1;2.000,5;0\n3.000,5;4;1\n'), ['data-thousands-decimal', 2, [2, 3]]);
  });

  it('stands beside what is wrong with the classes', () => {
    assert.deepEqual(allTold(['u;r', 'v;s', 'w;t']), [
      ['data-not-number', 'a', 2, '3: 2 3 4'],
      ['data-two-classes', 'y', undefined],
    ]);
    assert.deepEqual(allTold(['u;1', 'v;2', '7;x'], {}, line), [
      ['data-not-number', 'a', 2, '2: 2 3'],
      ['data-target-among', 'y', 4],
    ]);
  });

  it('is told of twelve columns, and of how many more', () => {
    const names = Array.from({ length: 14 }, (_, k) => `c${k}`);
    const rows = [0, 1, 2].map((row) => [...names.map((_, k) => (row === 0 ? `$${k}` : row)), row % 2].join(','));
    const { all } = faultOf(() => fromText(`${[...names, 'y'].join(',')}\n${rows.join('\n')}\n`, {}, { inputs: 14 }));
    assert.equal(all.length, 13);
    assert.deepEqual(
      [all.at(-1)?.detail, all.at(-1)?.place],
      [{ code: 'data-more-faults', args: { count: 2 } }, { file: 'data/t.csv' }],
    );
  });
});
