import assert from 'node:assert/strict';
import fc from 'fast-check';
import { prepareData } from '../../../src/data/prepare';
import { prepareAgain } from '../../../src/data/prepare-again';
import { readExamples } from '../../../src/data/read-examples';
import { generatorNames } from '../../../src/model/generator';
import { Fault } from '../../../src/model/message';
import { featureCountOf } from '../../../src/model/pipeline';
import { setNames } from '../../../src/model/sets';
import { type ColumnRule, missingPolicies, type Scale } from '../../../src/model/source';
import { encodeUtf8 } from '../../../src/model/utf8';
import { parseJson } from '../../../src/runs/json';
import { readPipeline, writePipeline } from '../../../src/runs/pipeline';
import { filesOf, fromText, generated, line, specOf, tabular } from './specs';

const seed = 20401;
const softmax = { activation: 'softmax', loss: 'cross-entropy' } as const;

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
    names: fc.constantFrom<readonly string[]>(
      ['a', 'b', 'hue', 'size', 'y'],
      ['0', '1', '2', '3', 'y'],
      ['0', '1', '2', '3', '4'],
      ['5', '3', '1', '2', '4'],
      ['1e3', '-2.5', '0', '.5', '7'],
      ['a, b', 'b', 'a', 'c; d|e', 'y 1'],
      ['y, 2', '2, 3', '3', 'y', '2'],
      ['b', '', 'hue', '3', '1'],
    ),
    seed: fc.nat(1e6),
  })
  .filter(({ delimiter, decimal }) => delimiter !== decimal);

type Drawn = typeof tables extends fc.Arbitrary<infer T> ? T : never;
const keys = ['a', 'b', 'hue', 'size', 'y'] as const;

function lineOf(row: Drawn['rows'][number], { decimal, delimiter }: Drawn, order: readonly number[]): string {
  const cell = (value: number | string | null): string =>
    value === null ? 'NA' : typeof value === 'number' ? String(value).replace('.', decimal) : value;
  return order.map((k) => cell(row[keys[k] ?? 'a'])).join(delimiter);
}

function textOf(rows: Drawn['rows'], drawn: Drawn, order: readonly number[] = [0, 1, 2, 3, 4]): string {
  const nameOf = (k: number): string => (drawn.names[k] ?? '').replace(/.*[,;|].*/, '"$&"');
  const header = drawn.header ? [order.map(nameOf).join(drawn.delimiter)] : [];
  return `${[...header, ...rows.map((row) => lineOf(row, drawn, order))].join('\n')}\n`;
}

/** What is prepared, and the spec with the inputs that its table gives; undefined where the table can't be prepared. */
function prepared(drawn: Drawn) {
  const column = (k: number): string => (drawn.header && drawn.names[k]) || String(k + 1);
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
    const named = new Set<string>();
    fc.assert(
      fc.property(tables, fc.integer({ min: 0, max: 4 }), (drawn, shift) => {
        fc.pre(new Set(drawn.rows.map(({ y }) => y + 0)).size === drawn.rows.length);
        const made = prepared(drawn);
        if (!made) return;
        seen++;
        if (drawn.header) named.add(drawn.names.join());
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
    assert.equal(named.size, 8);
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
    const { scaling, table } = good;
    assert.ok(scaling && table);
    const { scaling: _scaling, ...unscaled } = good;
    const { table: _table, ...untabled } = good;
    const { classes: _classes, ...numbers } = good;
    assert.ok(readPipeline({ ...good, targets: [{ name: 'y', at: 2, missing: 'drop', kind: 'category' }] }));
    const bad: readonly unknown[] = [
      undefined,
      null,
      [],
      { ...good, columns: undefined },
      { ...unscaled, columns: [] },
      { ...good, columns: good.columns.slice(1) },
      { ...good, scaling: { shift: [1], factor: [1] } },
      { ...good, scaling: { ...scaling, factor: [1, 0] } },
      { ...good, scaling: { ...scaling, factor: [1, -0] } },
      { ...good, scaling: { ...scaling, factor: [1, -1] } },
      { ...good, scaling: { ...scaling, factor: [1] } },
      { ...good, scaling: { ...scaling, shift: [1, Number.NaN] } },
      { ...good, scaling: { ...scaling, shift: [1, -0] } },
      { ...good, columns: ['a', 'b', 'c', 'd'], scaling: { shift: [0, 0, 0, 0], factor: [1, 1, 1, 1] } },
      { ...good, columns: ['a', { kind: 'number', name: 'b', at: 0, missing: 'error' }] },
      { ...good, columns: ['a', 'a'] },
      { ...good, columns: ['a', { kind: 'number', name: 'b', at: 1, missing: 'mean', fill: -0 }] },
      { ...good, targets: [] },
      { ...good, targets: [{ name: 'y', at: 2, missing: 'mean' }] },
      { ...good, targets: [{ name: 'y', at: 2, kind: 'ignore' }] },
      { ...good, targets: [{ name: 'y', at: 1 }] },
      { ...good, targets: [{ name: 'y', at: 3 }] },
      { ...good, targets: [{ name: 'b', at: 2 }] },
      {
        ...good,
        targets: [
          { name: 'y', at: 2 },
          { name: 'z', at: 2 },
        ],
        table: { ...table, columns: 4 },
      },
      { ...good, classes: ['u'] },
      { ...good, classes: ['u', 'u'] },
      { ...good, seed: { value: 0.5, rng: 'pcg64' } },
      { ...good, table: { ...table, nameless: [] } },
      { ...good, table: { ...table, nameless: [3] } },
      { ...good, table: { ...table, nameless: [1] } },
      { ...good, table: { ...table, header: false } },
      { ...untabled, targets: [{ name: 'y', at: 3 }] },
      { ...numbers, targetScaling: { shift: [0, 0], factor: [1, 1] } },
      { ...numbers, targetScaling: { shift: [0], factor: [-1] } },
      { ...good, targetScaling: { shift: [0], factor: [1] } },
    ];
    for (const value of bad) assert.equal(readPipeline(value), undefined, JSON.stringify(value));
    assert.ok(readPipeline({ ...numbers, targetScaling: { shift: [0], factor: [2] } }));
    assert.ok(
      readPipeline({
        ...unscaled,
        columns: ['a', { kind: 'number', name: '2', at: 1, missing: 'error' }],
        table: { ...table, nameless: [1] },
      }),
    );
    assert.equal(
      readPipeline({
        ...unscaled,
        columns: ['a', { kind: 'number', name: '2', at: 1, missing: 'error' }],
        table: { ...table, nameless: [1, 1] },
      }),
      undefined,
    );
  });

  it('is refused with categories that repeat, or a fill that is none of them', () => {
    const text = 'c,y\nu,0\nv,1\n,1\n';
    const read = (changes: object, missing: 'most-frequent' | 'own-class' = 'most-frequent') => {
      const written = writePipeline(
        fromText(text, { encode: 'one-hot', missing }, { inputs: missing === 'own-class' ? 3 : 2 }).pipeline,
      );
      const [column] = written.columns;
      return readPipeline({
        ...written,
        columns: [typeof column === 'object' ? { ...column, ...changes } : assert.fail()],
      });
    };
    assert.ok(read({}) && read({ fill: 'v' }));
    assert.ok(read({}, 'own-class') && read({ categories: ['u', 'v'] }, 'own-class'), 'no missing cell in training');
    assert.equal(read({ categories: ['u', 'u'] }), undefined);
    assert.equal(read({ fill: 'w' }), undefined);
    assert.equal(read({ fill: 'missing' }), undefined);
    assert.equal(read({ missing: 'drop' }), undefined);
    assert.equal(read({ fill: 'u' }, 'own-class'), undefined);
  });

  it('is accepted as it is written, whatever it was fitted to (300 tables)', () => {
    const number = fc.constantFrom('1', '-1', '0', '-0', '2.5', '1e9');
    const row = fc.record({ a: number, b: number, text: fc.constantFrom('u', 'v', 'missing', '7'), y: fc.nat(3) });
    const fitted = new Set<string>();
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 4, maxLength: 20 }),
        fc.record({
          missing: fc.constantFrom(...missingPolicies),
          header: fc.boolean(),
          goal: fc.constantFrom('numbers', 'classes', 'two'),
          scale: fc.constantFrom<Scale | undefined>(
            undefined,
            { kind: 'standard' },
            { kind: 'minmax' },
            { kind: 'divide', by: 1e-300 },
          ),
        }),
        (rows, { missing, header, goal, scale }) => {
          // A number may be missing where it is filled, a text where that has a category.
          const gap = { number: !['error', 'own-class'].includes(missing), text: /own|most|drop/.test(missing) };
          const lines = rows.map(({ a, b, text, y }, i) =>
            [gap.number && i === 0 ? '' : a, b, goal === 'two' ? b : gap.text && i === 1 ? '' : text, y].join(),
          );
          const column = (name: string, at: number): string => (header ? name : String(at));
          const target = goal === 'two' ? `${column('y', 4)},${column('2', 3)}` : column('y', 4);
          const columns: ColumnRule[] = goal === 'two' ? [] : [{ column: column('2', 3), kind: 'category' }];
          const source = tabular({ target, header, missing, columns });
          const classes =
            goal === 'classes' ? new Set(rows.slice(Number(missing === 'drop')).map(({ y }) => y)).size : 0;
          const output = classes > 0 ? { units: classes, ...softmax } : { ...line, units: goal === 'two' ? 2 : 1 };
          const data = {
            source,
            ...(scale ? { scale } : {}),
            ...(classes > 0 ? {} : { scaleTarget: 'standard' as const }),
          };
          for (let inputs = 1; inputs <= 8; inputs++) {
            try {
              const files = filesOf(`${[...(header ? ['a,,2,y'] : []), ...lines].join('\n')}\n`);
              const { pipeline } = prepareData(specOf(data, { ...output, inputs }), files);
              assert.deepEqual(readPipeline(parseJson(JSON.stringify(writePipeline(pipeline)))), pipeline);
              fitted.add(`${goal} ${header} ${scale?.kind} ${missing}`);
            } catch (error) {
              if (!(error instanceof Fault)) throw error;
            }
          }
        },
      ),
      { seed, numRuns: 300 },
    );
    assert.ok(fitted.size > 80, `${fitted.size} kinds of data were fitted`);
  });

  it('of a generator is accepted as it is written', () => {
    for (const kind of generatorNames) {
      const output = kind === 'sine' ? line : kind === 'blobs' ? { units: 3, activation: 'softmax' as const } : {};
      for (const inputs of [1, 2, 4]) {
        try {
          const { pipeline } = prepareData(specOf({ source: generated(kind) }, { ...output, inputs }), new Map());
          assert.deepEqual(readPipeline(parseJson(JSON.stringify(writePipeline(pipeline)))), pipeline, kind);
        } catch (error) {
          if (!(error instanceof Fault) || error.detail.code !== 'data-inputs-mismatch') throw error;
        }
      }
    }
  });
});
