import assert from 'node:assert/strict';
import { examineData } from '../../../../src/data/doctor/examine';
import type { ExaminedData } from '../../../../src/data/doctor/view';
import { Pcg64 } from '../../../../src/numerics/pcg64';
import { withCells, withColumn, withRow } from './plants';
import { type Cells, cleanTables, dataOf, surveyLike, type Written, wineLike } from './tables';

const seed = 812;
const random = new Pcg64(seed, 0);
const m = 178;
const wine = wineLike(new Pcg64(seed, 1), m);
const range = Array.from({ length: m }, (_, i) => i);
const codes = (data: ExaminedData): readonly string[] => examineData(data).map(({ code }) => code);
const beside = (name: string, cells: Cells): Written => withColumn(wine, name, cells, 0.5);
/** The kind of wine in other words, wrong in one row. */
const nearlyKind = (wine.columns.kind ?? []).map(
  (kind, row) => `code of ${row === 99 ? wine.columns.kind?.find((each) => each !== kind) : kind}`,
);
const alone: Written = {
  columns: { x: range.map((i) => i), y: range.map((i) => 2 * i + 1) },
  targets: ['y'],
};

/** What is nearly a fault, and none. */
const nearly: Readonly<Record<string, ExaminedData>> = {
  'a year that counts the rows': dataOf(
    beside(
      'year',
      range.map((i) => i + 1),
    ),
  ),
  'a number of the day': dataOf(beside('第几天', range)),
  'the only feature, which counts the rows and is a line of the target': dataOf(alone),
  'whole numbers, all different, with gaps': dataOf(
    beside(
      'mass',
      range.map((i) => 40 * i + random.integer(40)),
    ),
  ),
  'whole numbers that follow each other in another order than the lines': dataOf(
    beside(
      'dose',
      range.map((i) => ((i * 37) % m) + 1),
    ),
  ),
  'names of which each is seen twice': dataOf(
    beside(
      'site',
      range.map((i) => `site ${i >> 1}`),
    ),
  ),
  'a column with one value or none': dataOf(
    beside(
      'flag',
      range.map((i) => (i % 3 === 0 ? 'yes' : null)),
    ),
  ),
  'numbers that differ in the tenth digit': dataOf(
    beside(
      'time',
      range.map((i) => 1_700_000_000 + (i % 7)),
    ),
  ),
  'a rare flag, in 2 of 178 rows': dataOf(
    beside(
      'flag',
      range.map((i) => Number(i === 5 || i === 90)),
    ),
  ),
  'zero in most rows and large numbers in others': dataOf(
    beside(
      'gain',
      range.map((i) => (i % 9 === 0 ? Math.round(100 * Math.exp(3 * random.normal())) : 0)),
    ),
  ),
  'ages up to 99': dataOf(
    beside(
      'score',
      range.map((i) => (i % 60 === 0 ? 99 : 18 + random.integer(80))),
    ),
  ),
  'the years 92, 93, 95 and 99': dataOf(
    beside(
      'season',
      range.map((i) => [92, 93, 95, 99][i % 4] ?? 0),
    ),
  ),
  'one −999 alone, which may be a measure': dataOf(
    beside(
      'depth',
      range.map((i) => (i === 3 ? -999 : -900 + 1000 * random.uniform())),
    ),
  ),
  'temperatures of which some are −9': dataOf(
    beside(
      'celsius',
      range.map((i) => (i % 50 === 0 ? -9 : (i * 7) % 31)),
    ),
  ),
  'genes that differ in case': dataOf(
    beside(
      'gene',
      range.map((i) => ['AA', 'Aa', 'aa'][i % 3] ?? ''),
    ),
  ),
  'letters in both cases': dataOf(
    beside(
      'letter',
      range.map((i) => 'aAbBcCdD'.charAt(i % 8)),
    ),
  ),
  'a feature that tells the class but for one row': dataOf(beside('other', nearlyKind)),
  'a target that nearly is a line of a feature': dataOf({
    columns: {
      ...wine.columns,
      target: (wine.columns.v0 ?? []).map((value) => 3 * Number(value) + 0.05 * random.normal()),
    },
    targets: ['target'],
  }),
  'classes that lie apart in one feature': dataOf(
    beside(
      'length',
      (wine.columns.kind ?? []).map((kind) => Number(String(kind).slice(-1)) * 6 + 0.7 * random.normal()),
    ),
  ),
  'nearly nine in ten of one class': dataOf(withCells(wine, 'kind', (_, row) => (row % 8 === 0 ? 'bad' : 'ok'))),
  'a rare class where the loss weighs classes': dataOf(
    withCells(wine, 'kind', (_, row) => (row === 9 ? 'bad' : 'ok')),
    { weighsClasses: true },
  ),
  'a class of 0.12/K': dataOf(withCells(wine, 'kind', (cell, row) => (row % 25 === 0 ? 'kind 9' : cell))),
  'people who answer alike': dataOf(surveyLike(new Pcg64(seed, 2), 1000)),
  'a row that differs from another in one cell': dataOf(
    withRow(wine, m, (name) => (name === 'v3' ? 21.75 : (wine.columns[name]?.[4] ?? null))),
  ),
  'percentages and years without a scale': dataOf(
    {
      columns: {
        percent: range.map(() => 100 * random.uniform()),
        age: range.map(() => 90 * random.uniform()),
        kind: wine.columns.kind ?? [],
      },
      targets: ['kind'],
    },
    { isScaled: false },
  ),
};

describe(`the data doctor is silent on what is nearly a fault (seed ${seed}):`, () => {
  for (const [name, data] of Object.entries(nearly)) {
    it(name, () => assert.deepEqual(codes(data), []));
  }
});

describe('the data doctor tells one fault once:', () => {
  it('two classes, one of them rare, as a majority alone', () => {
    const data = dataOf(withCells(wine, 'kind', (_, row) => (row % 40 === 0 ? 'bad' : 'ok')));
    assert.deepEqual(codes(data), ['majority-class']);
  });

  it('a mark of missing values is no outlier, and its range needs no scale', () => {
    const score = range.map((i) => (i % 50 === 0 ? -999 : 3 + random.uniform()));
    const like = cleanTables(seed).get('iris-like') ?? assert.fail('iris-like');
    const columns = { ...like.columns, score: Array.from({ length: 150 }, (_, i) => score[i] ?? 0) };
    assert.deepEqual(codes(dataOf({ ...like, columns }, { isScaled: false })), ['missing-mark']);
  });

  it('a test file that is the training file, not each of its rows', () => {
    const data = dataOf(wine);
    assert.deepEqual(codes({ ...data, test: data.table, isTestTrainingFile: true }), ['test-file-is-training-file']);
  });

  it('a row number that is sorted by class does not also decide it', () => {
    const order = [...range].sort((a, b) =>
      String(wine.columns.kind?.[a]).localeCompare(String(wine.columns.kind?.[b])),
    );
    const number = range.map((i) => order.indexOf(i));
    assert.deepEqual(codes(dataOf(withColumn(wine, '', number, 0))), ['row-number-column']);
  });

  it('tells a column that is constant but for rounding as constant, and not as what decides the class', () => {
    const two = withCells(wine, 'kind', (_, row) => (row % 2 === 0 ? 'even' : 'odd'));
    const rounding = withColumn(
      two,
      'zero',
      range.map((i) => (i % 2 === 0 ? 0.1 + 0.2 : 0.3)),
      0.5,
    );
    assert.deepEqual(codes(dataOf(rounding)), ['constant-column']);
  });
});
