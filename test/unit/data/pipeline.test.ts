import assert from 'node:assert/strict';
import fc from 'fast-check';
import { prepareAgain, prepareData } from '../../../src/data/prepare';
import { readExamples } from '../../../src/data/read-examples';
import { Fault } from '../../../src/model/message';
import { featureCountOf } from '../../../src/model/pipeline';
import { setNames } from '../../../src/model/sets';
import type { ColumnRule } from '../../../src/model/source';
import { encodeUtf8 } from '../../../src/model/utf8';
import { parseJson } from '../../../src/runs/json';
import { readPipeline, writePipeline } from '../../../src/runs/pipeline';
import { filesOf, fromText, line, specOf, tabular } from './specs';

const seed = 20401;

/** A table of two columns of numbers, some missing, two of texts, and a target; its columns have rules of their own. */
const tables = fc
  .record({
    rows: fc.array(
      fc.record({
        a: fc.option(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { freq: 5 }),
        b: fc.option(fc.integer({ min: -5, max: 5 }), { freq: 4 }),
        hue: fc.option(fc.constantFrom('red', 'tan', 'sky blue', '红'), { freq: 6 }),
        size: fc.constantFrom('S', 'M', 'L'),
        y: fc.double({ min: -10, max: 10, noNaN: true }),
      }),
      { minLength: 6, maxLength: 40 },
    ),
    a: fc.constantFrom('mean' as const, 'median' as const, 'most-frequent' as const),
    b: fc.constantFrom('mean' as const, 'median' as const, 'most-frequent' as const),
    hue: fc.constantFrom('most-frequent' as const, 'own-class' as const),
    scale: fc.constantFrom(undefined, { kind: 'standard' as const }, { kind: 'minmax' as const }),
    held: fc.double({ min: 0.1, max: 0.4, noNaN: true }),
    watched: fc.option(fc.double({ min: 0.1, max: 0.4, noNaN: true })),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    decimal: fc.constantFrom('.' as const, ',' as const),
    header: fc.boolean(),
    seed: fc.nat(1e6),
  })
  .filter(({ delimiter, decimal }) => delimiter !== decimal);

type Drawn = typeof tables extends fc.Arbitrary<infer T> ? T : never;
const names = ['a', 'b', 'hue', 'size', 'y'] as const;

function lineOf(row: Drawn['rows'][number], { decimal, delimiter }: Drawn, order: readonly number[]): string {
  const cell = (value: number | string | null): string =>
    value === null ? 'NA' : typeof value === 'number' ? String(value).replace('.', decimal) : value;
  return order.map((k) => cell(row[names[k] ?? 'a'])).join(delimiter);
}

function textOf(rows: Drawn['rows'], drawn: Drawn, order: readonly number[] = [0, 1, 2, 3, 4]): string {
  const header = drawn.header ? [order.map((k) => names[k]).join(drawn.delimiter)] : [];
  return `${[...header, ...rows.map((row) => lineOf(row, drawn, order))].join('\n')}\n`;
}

/** What is prepared, and the spec with the inputs that its table gives; undefined where the table can't be prepared. */
function prepared(drawn: Drawn) {
  const column = (k: number): string => (drawn.header ? (names[k] ?? '') : String(k + 1));
  const columns: ColumnRule[] = [
    { column: column(0), kind: 'number', missing: drawn.a },
    { column: column(1), kind: 'number', missing: drawn.b },
    { column: column(2), kind: 'category', missing: drawn.hue },
    { column: column(3), kind: 'category' },
  ];
  const { delimiter, decimal, header } = drawn;
  const source = tabular({ target: column(4), delimiter, decimal, header, columns, unknown: 'ignore' });
  const holdout = { fraction: drawn.held, stratify: false };
  const validation = drawn.watched === null ? {} : { validation: { fraction: drawn.watched, stratify: false } };
  const data = { source, holdout, ...validation, ...(drawn.scale ? { scale: drawn.scale } : {}) };
  const files = filesOf(textOf(drawn.rows, drawn));
  for (let inputs = 4; inputs <= 10; inputs++) {
    const spec = specOf(data, { ...line, inputs, seed: drawn.seed });
    try {
      return { spec, dataset: prepareData(spec, files), files };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      if (error.detail.code !== 'data-inputs-mismatch') return undefined;
    }
  }
  return undefined;
}

/** The drawn rows of a set, by their values of y, which differ. */
function rowsOf(y: Float64Array, rows: Drawn['rows']): Drawn['rows'] {
  return [...y].map((value) => rows.find((row) => row.y + 0 === value) ?? assert.fail());
}

describe(`a fitted pipeline (seed ${seed})`, () => {
  it('makes of any row what training made of it, whatever became of the training file (200 tables)', () => {
    let [seen, validated] = [0, 0];
    fc.assert(
      fc.property(tables, fc.integer({ min: 0, max: 4 }), (drawn, shift) => {
        fc.pre(new Set(drawn.rows.map(({ y }) => y + 0)).size === drawn.rows.length);
        const made = prepared(drawn);
        if (!made) return;
        seen++;
        const { dataset } = made;
        const pipeline = readPipeline(parseJson(JSON.stringify(writePipeline(dataset.pipeline)))) ?? assert.fail();
        assert.deepEqual(pipeline, dataset.pipeline);
        const order = drawn.header ? [0, 1, 2, 3, 4].map((k) => (k + shift) % 5) : [0, 1, 2, 3, 4];
        validated += Number(dataset.validation !== undefined);
        for (const name of setNames) {
          const set = dataset[name];
          if (!set) continue;
          const text = textOf(rowsOf(set.y, drawn.rows), drawn, order);
          const { x } = readExamples('new.csv', encodeUtf8(text), pipeline);
          assert.equal(x.m, set.m);
          assert.deepEqual(x.doubles(), set.x.doubles());
        }
      }),
      { seed, numRuns: 200 },
    );
    assert.ok(seen > 150 && validated > 50, `${seen} tables were prepared, ${validated} with a validation set`);
  });

  it('takes the rows of training again from the spec’s file, with the seed of the run', () => {
    fc.assert(
      fc.property(tables, fc.nat(), (drawn, other) => {
        const made = prepared(drawn);
        if (!made) return;
        const { spec, dataset, files } = made;
        const again = prepareAgain({ ...spec, seed: { value: other, rng: 'pcg64' } }, dataset.pipeline, files);
        assert.deepEqual(again, dataset);
      }),
      { seed, numRuns: 50 },
    );
  });

  it('is fitted on the training set alone: what the rest of the file says changes nothing', () => {
    const data = (last: string): string => `a,c,y\n${'1,u,0\n3,v,1\n5,u,0\n'.repeat(4)}${last}`;
    const source = { encode: 'one-hot', missing: 'mean', unknown: 'ignore' } as const;
    const of = (test: string) => {
      const files = new Map([...filesOf(data('')), ['test.csv', encodeUtf8(`a,c,y\n${test}`)]]);
      const spec = specOf(
        { source: tabular(source), test: tabular({ ...source, path: 'test.csv' }), scale: { kind: 'standard' } },
        { inputs: 3 },
      );
      return prepareData(spec, files);
    };
    const { dataHash: _a, ...one } = of('1,u,0\n').pipeline;
    const { dataHash: _b, ...two } = of('1000,w,1\n,v,0\n').pipeline;
    assert.deepEqual(one, two);
    // The missing cell is filled with the mean 3 of the training set, which is scaled to 0.
    assert.equal(of('1000,w,1\n,v,0\n').test?.x.doubles()[3], 0);
  });

  it('fills with mean, median or the most frequent of the cells that are there', () => {
    const fill = (
      missing: 'mean' | 'median' | 'most-frequent',
      cells: readonly (number | string)[],
    ): number | undefined => {
      const text = `a,b,y\n${cells.map((cell, i) => `${cell},1,${i % 2}`).join('\n')}\n`;
      const [column] = fromText(text, { missing }).pipeline.columns;
      return column?.kind === 'number' ? column.fill : undefined;
    };
    assert.equal(fill('mean', [1, 2, '', 9]), 4);
    assert.equal(fill('median', [9, 1, 2, 'NA']), 2);
    assert.equal(fill('median', [9, 1, 2, 4, '']), 3);
    assert.equal(fill('most-frequent', [9, 2, 9, 2, 3, '']), 2);
    assert.equal(fill('most-frequent', [9, 2, 9, 1]), 9);
  });

  it('has n_x features: one a column of numbers, one a category', () => {
    const { pipeline, features } = fromText('a,c,y\n1,u,0\n2,v,1\n3,w,1\n', { encode: 'one-hot' }, { inputs: 4 });
    assert.equal(featureCountOf(pipeline.columns), 4);
    assert.equal(features, 4);
  });

  it('writes columns of numbers that follow each other as their names alone', () => {
    const columns = (text: string, source = {}): readonly unknown[] =>
      writePipeline(fromText(text, source, { inputs: 2 }).pipeline).columns;
    assert.deepEqual(columns('a,b,y\n1,2,0\n2,3,1\n'), ['a', 'b']);
    const second = { kind: 'number', name: 'b', at: 1, missing: 'error' };
    assert.deepEqual(columns('y,b,c\n1,2,0\n0,3,1\n'), [second, 'c']);
    const filled = { kind: 'number', name: 'a', at: 0, missing: 'mean', fill: 1.5 };
    assert.deepEqual(columns('a,b,y\n1,2,0\n2,3,1\n', { missing: 'mean' })[0], filled);
  });

  it('is refused where its parts do not fit together', () => {
    const good = writePipeline(fromText('a,b,y\n1,2,0\n2,3,1\n', {}, {}, { scale: { kind: 'standard' } }).pipeline);
    assert.ok(readPipeline(good));
    const { scaling } = good;
    assert.ok(scaling);
    const bad: readonly unknown[] = [
      undefined,
      null,
      [],
      { ...good, columns: undefined },
      { ...good, columns: good.columns.slice(1) },
      { ...good, scaling: { shift: [1], factor: [1] } },
      { ...good, scaling: { ...scaling, factor: [1, 0] } },
      { ...good, scaling: { ...scaling, factor: [1] } },
      { ...good, scaling: { ...scaling, shift: [1, Number.NaN] } },
      { ...good, columns: ['a', 'b', 'c', 'd'], scaling: { shift: [0, 0, 0, 0], factor: [1, 1, 1, 1] } },
      { ...good, columns: ['a', { kind: 'number', name: 'b', at: 0, missing: 'error' }] },
      { ...good, classes: ['u'] },
      { ...good, classes: ['u', 'u'] },
      { ...good, seed: { value: 0.5, rng: 'pcg64' } },
    ];
    for (const value of bad) assert.equal(readPipeline(value), undefined, JSON.stringify(value));
  });
});
