import assert from 'node:assert/strict';
import { hasTexts, KeptNumbers, textsOf } from '../../../../src/data/overview/column-values';
import { findingsOf } from '../../../../src/data/overview/examined';
import { overviewOf } from '../../../../src/data/overview/overview';
import { dataRows } from '../../../../src/data/overview/rows';
import { type PreparedExamples, prepareExamples } from '../../../../src/data/prepare';
import { setNames } from '../../../../src/model/sets';
import type { DataSpec, FileSource } from '../../../../src/model/source';
import { encodeUtf8 } from '../../../../src/model/utf8';
import { npyOf, zip } from '../sources/written';
import { filesOf, generated, line, type Network, specOf, tabular } from '../specs';

const text = 'a,note,hue,y\n1,p,red,no\n2,q,tan,yes\n,p,red,yes\n6,q,NA,no\n7,q,red,yes\n';
const source: Partial<FileSource> = {
  exclude: 'note',
  columns: [
    { column: 'a', missing: 'drop' },
    { column: 'hue', kind: 'category', missing: 'own-class' },
  ],
};

function prepared(
  further: Partial<FileSource> = {},
  data: Partial<DataSpec> = {},
  network: Network = {},
  files: ReadonlyMap<string, Uint8Array> = filesOf(text),
): PreparedExamples {
  return prepareExamples(
    specOf({ source: tabular({ ...source, ...further }), ...data }, { inputs: 4, ...network }),
    files,
  );
}
const withTest = (test: string, content = text): ReadonlyMap<string, Uint8Array> =>
  new Map([...filesOf(content), ['test.csv', encodeUtf8(test)]]);
const testFile = { test: tabular({ path: 'test.csv' }) };
const further = 'hue,y,a\nred,yes,9\ntan,no,8\n';

describe('the overview of data', () => {
  it('has each column of the file, over all of its rows', () => {
    const { rows, columns: overviews, sets, balance, table, notes } = overviewOf(prepared());
    const columns = [...overviews];
    assert.deepEqual([rows, sets, table?.columns], [5, { train: 4, dropped: 1 }, 4]);
    assert.deepEqual(
      columns.map(({ name, kind, role, categories, summary }) => [
        name,
        kind,
        role,
        categories,
        summary.m,
        summary.missing,
      ]),
      [
        ['a', 'number', 'feature', undefined, 5, 1],
        ['note', 'ignored', 'none', undefined, 5, 0],
        ['hue', 'category', 'feature', ['red', 'tan', 'missing'], 5, 1],
        ['y', 'category', 'target', undefined, 5, 0],
      ],
    );
    assert.deepEqual(columns[0]?.trained, { mean: 4, deviation: Math.sqrt(6.5) });
    assert.deepEqual(
      columns.map(({ summary }) => summary.kind),
      ['number', 'category', 'category', 'category'],
    );
    // Of the examples: the row without a value of `a` is none.
    assert.deepEqual(
      balance?.classes.map(({ name, count }) => [name, count]),
      [
        ['no', 2],
        ['yes', 2],
      ],
    );
    assert.deepEqual(
      notes.map(({ code }) => code),
      ['data-note-delimiter', 'data-note-header', 'data-note-dropped'],
    );
  });

  it('has the first columns too, and the targets behind them', () => {
    const { first } = overviewOf(prepared());
    const names = (count: number): readonly string[] => [...first(count)].map(({ name }) => name);
    assert.deepEqual(
      [names(0), names(2), names(4), names(9)],
      [['y'], ['a', 'note', 'y'], ['a', 'note', 'hue', 'y'], ['a', 'note', 'hue', 'y']],
    );
  });

  it('has the numbers of the test set, and of a column of numbers that nobody uses', () => {
    const { sets, columns, columnCount } = overviewOf(prepared({}, testFile, {}, withTest(further)));
    assert.equal(columnCount, 4);
    assert.deepEqual([sets, [...columns].length], [{ train: 4, test: 2, dropped: 1 }, 4]);
    const regression = overviewOf(
      prepared(
        { target: 'a', columns: [], exclude: 'note,hue', features: 'n' },
        {},
        { ...line, inputs: 1 },
        filesOf('n,note,a,hue\n1,2,3,u\n2,3,5,v\n'),
      ),
    );
    assert.deepEqual(
      [...regression.columns].map(({ kind, role, summary }) => [kind, role, summary.kind]),
      [
        ['number', 'feature', 'number'],
        ['ignored', 'none', 'number'],
        ['number', 'target', 'number'],
        ['ignored', 'none', 'category'],
      ],
    );
    assert.equal(regression.balance, undefined);
    const two = overviewOf(
      prepared(
        { target: 'y,z', columns: [], exclude: '' },
        {},
        { inputs: 1, units: 2 },
        filesOf('a,y,z\n1,0,1\n2,1,0\n'),
      ),
    );
    assert.equal(two.balance, undefined);
    const { table } = overviewOf(prepareExamples(specOf({ source: generated('xor') }), new Map()));
    assert.equal(table, undefined);
  });
});

describe('the rows of data', () => {
  const shown = (examples: PreparedExamples, from = 0, to = 99) =>
    Array.from(dataRows(examples, from, to), ({ set, line, x, y }) => [set, line, x && [...x], y && [...y]]);
  const all = [
    ['train', 2, [1, 1, 0, 0], [0]],
    ['train', 3, [2, 0, 1, 0], [1]],
    ['dropped', 4, undefined, undefined],
    ['train', 5, [6, 0, 0, 1], [0]],
    ['train', 6, [7, 1, 0, 0], [1]],
  ];

  it('are those of the file in its order, with what the network sees', () => {
    assert.deepEqual(shown(prepared()), all);
    assert.deepEqual(
      [shown(prepared(), 1, 3), shown(prepared(), -4, 1), shown(prepared(), 5, 9)],
      [all.slice(1, 3), all.slice(0, 1), []],
    );
  });

  it('are followed by those of a test file', () => {
    const both = prepared({}, testFile, {}, withTest(further));
    const tested = [
      ['test', 2, [9, 1, 0, 0], [1]],
      ['test', 3, [8, 0, 1, 0], [0]],
    ];
    assert.deepEqual([shown(both), shown(both, 5, 6)], [[...all, ...tested], tested.slice(0, 1)]);
    const lacking = prepared(
      { missing: 'drop' },
      { test: tabular({ path: 'test.csv', missing: 'drop' }) },
      {},
      withTest('hue,y,a\nred,yes,\ntan,no,8\n'),
    );
    assert.deepEqual(
      shown(lacking, 5).map(([set, at]) => [set, at]),
      [
        ['dropped', 2],
        ['test', 3],
      ],
    );
  });

  it('that are dropped tell which columns lack the value they need', () => {
    const reasons = (examples: PreparedExamples) =>
      [...dataRows(examples, 0, 99)].flatMap(({ set, lacking }) => (set === 'dropped' ? [lacking] : [lacking ?? []]));
    assert.deepEqual(reasons(prepared()), [[], [], ['a'], [], []]);
    const hue = { column: 'hue', kind: 'category' } as const;
    const blank = prepared({ columns: [hue], missing: 'drop' }, {}, { inputs: 3 }, filesOf(`${text},,,\n`));
    assert.deepEqual(reasons(blank), [[], [], ['a'], ['hue'], [], ['a', 'hue', 'y']]);
    const ended = prepared(
      { columns: [{ ...hue, missing: 'own-class' }], missing: 'mean' },
      {},
      {},
      filesOf(`${text},,,\n`),
    );
    assert.deepEqual(
      [...dataRows(ended, 5, 6)],
      [{ set: 'dropped', line: 7, lacking: [] }],
      'a blank line at the end is dropped in any case',
    );
    const lacking = prepared(
      { missing: 'drop' },
      { test: tabular({ path: 'test.csv', missing: 'drop' }) },
      {},
      withTest('hue,y,a\nred,yes,\ntan,no,8\n'),
    );
    assert.deepEqual(reasons(lacking), [[], [], ['a'], [], [], ['a'], []]);
  });

  it('are the test set’s where they are held out', () => {
    const numbers = { exclude: 'note,hue', columns: [{ column: 'a', missing: 'drop' }] } as const;
    const held = shown(prepared(numbers, { holdout: { fraction: 0.5, stratify: false } }, { inputs: 1 }));
    assert.deepEqual(
      held.map(([, ...rest]) => rest),
      shown(prepared(numbers, {}, { inputs: 1 })).map(([, ...rest]) => rest),
    );
    assert.deepEqual(held.map(([set]) => set).sort(), ['dropped', 'test', 'test', 'train', 'train']);
    const drawn = [...dataRows(prepareExamples(specOf({ source: generated('xor', { samples: 4 }) }), new Map()), 0, 9)];
    assert.deepEqual(
      drawn.map(({ set, line: at }) => [set, at]),
      new Array(4).fill(['train', undefined]),
    );
  });
});

describe('the values of columns', () => {
  it('are numbers, or texts in the order of those that are known', () => {
    const [a, , hue] = prepared().origins.train.raw.source.columns;
    const rows = Int32Array.of(4, 2, 1, 3, 0);
    assert.ok(a && hue);
    assert.deepEqual([...new KeptNumbers(rows).numbersOf(a.cells)], [7, Number.NaN, 2, 6, 1]);
    assert.deepEqual(textsOf(hue.cells, rows), { codes: Int32Array.of(0, 0, 1, -1, 0), texts: ['red', 'tan'] });
    assert.deepEqual(textsOf(hue.cells, rows, ['tan']), {
      codes: Int32Array.of(1, 1, 0, -1, 1),
      texts: ['tan', 'red'],
    });
    assert.deepEqual([hasTexts(a.cells, 5), hasTexts(hue.cells, 5), hasTexts(hue.cells, 0)], [false, true, false]);
  });
});

describe('what is found in data', () => {
  const many = Array.from({ length: 30 }, (_, i) => [Math.sin(i), Math.cos(3 * i), i % 2 ? 'yes' : 'no'].join(','));
  const rows = (...lines: readonly string[]): string => `p,q,y\n${lines.join('\n')}\n`;
  const found = (content: string, test?: string, data: Partial<DataSpec> = {}) => {
    const spec = specOf({ source: tabular(), ...(test === undefined ? {} : testFile), ...data });
    const files: ReadonlyMap<string, Uint8Array> = test === undefined ? filesOf(content) : withTest(test, content);
    return findingsOf(prepareExamples(spec, files), spec, files).map(({ code, rows: at, others }) => [
      code,
      at?.file,
      at?.lines,
      others?.lines,
    ]);
  };

  it('names lines of the file, of either set', () => {
    const copied = rows(...many, many[4] ?? '');
    assert.deepEqual(found(rows(...many)), []);
    assert.deepEqual(found(copied), [['duplicate-rows', 'training', [32], [6]]]);
    assert.deepEqual(found(rows(...many), rows('0.11,0.22,no', many[4] ?? '')), [
      ['test-rows-in-training', 'test', [3], [6]],
    ]);
  });

  it('says where the test file is the training file, byte by byte', () => {
    const content = rows(...many);
    assert.deepEqual(
      found(content, content).map(([code]) => code),
      ['test-file-is-training-file'],
    );
    assert.notEqual(
      found(content, content.replace('no', 'on').replace('on', 'no ')).map(([code]) => code)[0],
      'test-file-is-training-file',
    );
  });

  it('says so of arrays where the test set has those of the training set, in the same file or in a copy', () => {
    const m = 20;
    const values = (begin: number) => Array.from({ length: 2 * m }, (_, k) => ((begin + k * 7919) % 1009) / 1009);
    const member = (name: string, data: Uint8Array) => ({ name: `${name}.npy`, data });
    const labels = npyOf.float64(
      [m],
      Array.from({ length: m }, (_, k) => k % 2),
    );
    const file = zip([
      member('x_train', npyOf.float64([m, 2], values(1))),
      member('y_train', labels),
      member('x_test', npyOf.float64([m, 2], values(500))),
      member('y_test', labels),
    ]);
    const of = (path: string, set: 'train' | 'test') =>
      ({ from: 'file', path, x: `x_${set}`, y: `y_${set}`, missing: 'error', unknown: 'error' }) as const;
    const files = new Map([
      ['c.npz', file],
      ['copy.npz', file.slice()],
    ]);
    const codes = (test: DataSpec['test'] & object) => {
      const spec = specOf({ source: of('c.npz', 'train'), test }, { inputs: 2 });
      return findingsOf(prepareExamples(spec, files), spec, files).map(({ code }) => code);
    };
    assert.deepEqual(codes(of('c.npz', 'test')), []);
    assert.deepEqual(codes(of('copy.npz', 'test')), []);
    assert.deepEqual(codes(of('c.npz', 'train')), ['test-file-is-training-file']);
    assert.deepEqual(codes({ ...of('copy.npz', 'train'), y: 'y_test' }), ['test-file-is-training-file']);
  });

  it('knows whether features are scaled', () => {
    const wide = rows(
      ...many.map((each, i) => `${1000 * ((i * 7) % many.length)},${each.split(',').slice(1).join(',')}`),
    );
    assert.ok(found(wide).some(([code]) => code === 'unscaled-columns'));
    assert.ok(!found(wide, undefined, { scale: { kind: 'standard' } }).some(([code]) => code === 'unscaled-columns'));
  });

  it('tells copies in a set from rows of the test set that are trained on, whatever set a row is in', () => {
    const text = rows(...many, many[4] ?? '');
    const share = (fraction: number) => ({ fraction, stratify: false });
    const seen = new Set<string>();
    for (let seed = 0; seed < 30; seed++) {
      const data = { source: tabular(), holdout: share(0.3), validation: share(0.3) };
      const spec = specOf(data, { seed });
      const prepared = prepareExamples(spec, filesOf(text));
      const setOf = (row: number) => setNames.find((name) => prepared.origins[name]?.examples.includes(row)) ?? '';
      const sets = [setOf(4), setOf(30)].sort().join(' ');
      const codes = findingsOf(prepared, spec, filesOf(text)).map(({ code }) => code);
      const expected = {
        'test train': ['test-rows-in-training'],
        'test validation': [],
        'train validation': ['duplicate-rows'],
      };
      const within = sets.split(' ')[0] === sets.split(' ')[1];
      assert.deepEqual(
        codes,
        within ? ['duplicate-rows'] : expected[sets as keyof typeof expected],
        `${sets}, ${seed}`,
      );
      seen.add(sets);
    }
    assert.ok(seen.size >= 5, [...seen].join());
  });

  it('knows which columns are of texts, where they are in the file, and whether classes are weighed', () => {
    const lines = Array.from({ length: 40 }, (_, i) => `${i % 7},${i % 5},same,${i < 38 ? 'yes' : 'no'}`);
    const files = filesOf(`a,b,hue,y\n${lines.join('\n')}\n`);
    const columns = [{ column: 'hue', kind: 'category' as const }];
    const spec = specOf({ source: tabular({ columns }), scale: { kind: 'standard' } }, { inputs: 3 });
    const of = (which: typeof spec) =>
      findingsOf(prepareExamples(which, files), which, files).map(({ code, column }) => [
        code,
        column?.name,
        column?.number,
      ]);
    const constant = ['constant-column', 'hue', 3];
    assert.deepEqual(of(spec), [['majority-class', 'y', 4], constant]);
    assert.deepEqual(of({ ...spec, train: { ...spec.train, classWeights: [1, 2] } }), [constant]);
    const targets = filesOf(
      `a,y,z\n${lines.map((each, i) => `${i},${each.split(',').slice(0, 2).join(',')}`).join('\n')}\n`,
    );
    const two = specOf(
      { source: tabular({ target: 'y,z' }), scale: { kind: 'standard' } },
      { ...line, inputs: 1, units: 2 },
    );
    assert.deepEqual(findingsOf(prepareExamples(two, targets), two, targets), []);
  });
});
