import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { knownExamples } from '../../../src/data/known-examples';
import { prepareData, requiredFiles } from '../../../src/data/prepare';
import { readFeatures } from '../../../src/data/read-features';
import type { Dataset } from '../../../src/model/dataset';
import type { DataSpec, FileSource } from '../../../src/model/source';
import { encodeUtf8 } from '../../../src/model/utf8';
import { randomStream } from '../../../src/numerics/streams';
import { assertFault, filesOf, generated, type Network, specOf, tabular } from './specs';

const seed = 20267;

/** A data set of one CSV text. */
function fromText(
  text: string,
  source: Partial<FileSource> = {},
  network: Network = {},
  data: Partial<DataSpec> = {},
): Dataset {
  return prepareData(specOf({ source: tabular(source), ...data }, network), filesOf(text));
}

const three = { units: 3, activation: 'softmax' } as const;
const line = { activation: 'linear', loss: 'mse' } as const;

describe('data files at hand', () => {
  it('iris: 150 × 4, three classes by name, stratified', () => {
    const source = tabular({ path: 'iris.csv', target: ['species'] });
    const files = new Map([['iris.csv', new Uint8Array(readFileSync('examples/data/iris.csv'))]]);
    const data = { source, holdout: { fraction: 0.2, stratify: true }, scale: { kind: 'standard' } } as const;
    const dataset = prepareData(specOf(data, { inputs: 4, ...three }), files);
    assert.deepEqual([dataset.features, dataset.outputs, dataset.train.m, dataset.test?.m], [4, 3, 120, 30]);
    assert.deepEqual(dataset.classes, ['setosa', 'versicolor', 'virginica']);
    assert.deepEqual(dataset.featureNames, ['sepal_length', 'sepal_width', 'petal_length', 'petal_width']);
    for (let k = 0; k < 3; k++) {
      const count = (y: Float64Array | undefined): number =>
        [...(y ?? [])].filter((_, i) => i % 3 === k).reduce((a, b) => a + b, 0);
      assert.deepEqual([count(dataset.train.y), count(dataset.test?.y)], [40, 10]);
    }
  });

  it('digits: 1 797 × 64, ten classes by value', () => {
    const source = tabular({ path: 'digits.csv', target: ['digit'] });
    const files = new Map([['digits.csv', new Uint8Array(readFileSync('examples/data/digits.csv'))]]);
    const scale = { kind: 'divide', by: 16 } as const;
    const dataset = prepareData(specOf({ source, scale }, { inputs: 64, units: 10, activation: 'softmax' }), files);
    assert.deepEqual([dataset.train.m, dataset.features], [1797, 64]);
    assert.deepEqual(dataset.classes, ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    assert.ok(dataset.train.x.every((v) => v >= 0 && v <= 1));
    assert.equal(dataset.train.x[2], 5 / 16);
    assert.ok(dataset.train.y.reduce((a, b) => a + b, 0) === 1797);
  });
});

describe('targets', () => {
  it('0 and 1 for one unit, names by code point, whole numbers by value', () => {
    assert.deepEqual([...fromText('a,b,y\n1,2,no\n3,4,yes\n').train.y], [0, 1]);
    assert.deepEqual(fromText('a,b,y\n1,2,10\n3,4,9\n').classes, ['9', '10']);
    assert.deepEqual([...fromText('a,b,y\n1,2,0\n3,4,0\n').train.y], [0, 0]);
    const names = fromText('a,b,y\n1,2,\u{1d11e}\n3,4,\uffee\n5,6,b\n', {}, three).classes;
    assert.deepEqual(names, ['b', '\uffee', '\u{1d11e}']);
    assert.deepEqual(fromText('a,b,y\n1,2,10\n3,4,9\n5,6,x\n', {}, three).classes, ['10', '9', 'x']);
  });

  it('one-hot for several units, ±1 for hinge', () => {
    assert.deepEqual([...fromText('a,b,y\n1,2,c\n3,4,a\n5,6,b\n', {}, three).train.y], [0, 0, 1, 1, 0, 0, 0, 1, 0]);
    const hinge = fromText('a,b,y\n1,2,-1\n3,4,1\n', {}, { activation: 'linear', loss: 'hinge' });
    assert.deepEqual(
      [[...hinge.train.y], hinge.classes],
      [
        [-1, 1],
        ['-1', '1'],
      ],
    );
  });

  it('numbers for a regression, several for several units', () => {
    const one = fromText('a,b,y\n1,2,2.5\n3,4,-7\n', {}, line);
    assert.deepEqual([[...one.train.y], one.classes, one.targetNames], [[2.5, -7], undefined, ['y']]);
    const two = fromText('a,y,b,z\n1,2,3,4\n5,6,7,8\n', { target: ['z', 'y'] }, { ...line, units: 2 });
    assert.deepEqual(
      [[...two.train.y], two.targetNames, [...two.train.x]],
      [
        [4, 2, 8, 6],
        ['z', 'y'],
        [1, 3, 5, 7],
      ],
    );
    const soft = fromText('a,b,y,z\n1,2,0.25,0.75\n', { target: ['y', 'z'] }, { units: 2, activation: 'softmax' });
    assert.deepEqual(
      [[...soft.train.y], soft.classes],
      [
        [0.25, 0.75],
        ['y', 'z'],
      ],
    );
  });

  it('a generator’s classes are classes under mse too', () => {
    const dataset = prepareData(specOf({ source: generated('xor') }, { activation: 'tanh', loss: 'mse' }), new Map());
    assert.deepEqual(dataset.classes, ['0', '1']);
  });

  const csv = 'a,b,y,z\n1,2,0,0.5\n3,4,1,0.25\n5,6,2,7\n';
  const faults: [label: string, run: () => unknown, code: string, at?: readonly [number?, number?]][] = [
    [
      'units that differ from the classes',
      () => fromText(csv, { features: ['a', 'b'] }, { ...three, units: 4 }),
      'data-classes-mismatch',
    ],
    ['three classes for one unit', () => fromText(csv, { features: ['a', 'b'] }), 'data-two-classes'],
    ['one class', () => fromText('a,b,y\n1,2,cat\n', {}), 'data-one-class'],
    ['two targets for one unit', () => fromText(csv, { target: ['y', 'z'] }, line), 'data-targets-mismatch'],
    [
      'numbers for three units',
      () => fromText(csv, { features: ['a', 'b'] }, { ...line, units: 3 }),
      'data-targets-mismatch',
    ],
    ['a target over 1', () => fromText(csv, { target: ['y', 'z'] }, { units: 2 }), 'data-target-range', [4, 5]],
    [
      'a text among several targets',
      () => fromText('a,b,y,z\n1,2,u,0\n', { target: ['z', 'y'] }, { units: 2 }),
      'data-target-text',
      [2, 5],
    ],
    [
      'probabilities that do not sum to 1',
      () => fromText('a,b,y,z\n1,2,0.5,0.4\n', { target: ['y', 'z'] }, { units: 2, activation: 'softmax' }),
      'data-target-sum',
      [2, 5],
    ],
    ['a text in a regression', () => fromText('a,b,y\n1,2,3\n4,5,six\n7,8,9\n', {}, line), 'data-not-number', [3, 5]],
    [
      'a missing target',
      () => fromText('a,b,y\n1,2,\n4,5,6\n', { missing: 'mean' }, line),
      'data-missing-target',
      [2, 5],
    ],
    ['NaN as a target', () => fromText('a,b,y\n1,2,nan\n4,5,1\n'), 'data-not-finite', [2, 5]],
  ];
  for (const [label, run, code, at] of faults) it(`${label}: ${code}`, () => void assertFault(run, code, at));

  it('a mismatch names the numbers', () => {
    const sentence = assertFault(
      () => fromText(csv, { features: ['a', 'b'] }, { ...three, units: 4 }),
      'data-classes-mismatch',
    );
    assert.match(sentence, /3 classes \(0, 1, 2\).*“output” has 4 units; give it 3/);
  });
});

describe('features', () => {
  const faults: [
    label: string,
    text: string,
    source: Partial<FileSource>,
    code: string,
    at?: readonly [number?, number?],
  ][] = [
    ['a text', 'a,b,y\n1,2,0\n3,abc,1\n', {}, 'data-not-number', [3, 3]],
    ['a missing cell', 'a,b,y\n1,2,0\n,4,1\n', {}, 'data-missing-cell', [3, 1]],
    ['NaN', 'a,b,y\n1,NaN,0\n3,4,1\n', {}, 'data-not-finite', [2, 3]],
    ['an infinity', 'a,b,y\n1,-inf,0\n3,4,1\n', {}, 'data-not-finite', [2, 3]],
    ['a number too large', 'a,b,y\n1,2,0\n1e999,4,1\n', {}, 'data-not-finite', [3, 1]],
    ['a decimal comma', 'a;b;y\n1;2;0\n1,5;4;1\n', {}, 'data-decimal-comma', [3, 1]],
    [
      'a typo in a column of numbers under one-hot',
      'a,b,y\n1,2,0\n3,4,1\n5,6x,1\n',
      { encode: 'one-hot' },
      'data-not-number',
      [4, 3],
    ],
    ['no target named', 'a,b,y\n1,2,0\n', { target: [] }, 'data-target-needed'],
    ['an unknown target', 'a,b,y\n1,2,0\n', { target: ['label'] }, 'data-column-unknown', [1]],
    ['a target nearly right', 'a,b,species\n1,2,0\n', { target: ['Specis'] }, 'data-column-meant', [1]],
    ['an unknown feature', 'a,b,y\n1,2,0\n', { features: ['a', 'weight'] }, 'data-column-unknown', [1]],
    ['a name without a header', '1,2,0\n3,4,1\n', { header: false }, 'data-column-number', [1]],
    ['a number past the columns', '1,2,0\n3,4,1\n', { header: false, target: ['4'] }, 'data-column-number', [1]],
    ['a header that is an example', '1,2,0\n3,4,1\n', {}, 'data-column-no-header', [1]],
    ['a column named twice', 'a,b,y\n1,2,0\n', { features: ['a', 'y'] }, 'data-column-twice', [1]],
    ['targets alone', 'y\n1\n0\n', {}, 'data-no-features'],
    ['array names for a table', 'a,b,y\n1,2,0\n', { x: 'train_x' }, 'data-arrays-in-table'],
    ['drop that leaves nothing', 'a,b,y\n,2,0\n3,,1\n', { missing: 'drop' }, 'data-all-dropped'],
    ['the mean of nothing', 'a,b,y\n1,,0\n3,,1\n', { missing: 'mean' }, 'data-column-empty'],
    [
      'a missing category',
      'a,b,y\nu,1,0\n,2,1\nv,3,1\n',
      { encode: 'one-hot', missing: 'mean' },
      'data-missing-text',
      [3, 1],
    ],
    ['too few columns', 'a,y\n1,0\n', {}, 'data-inputs-mismatch'],
  ];
  for (const [label, text, source, code, at] of faults) {
    const inputs = code === 'data-missing-text' ? 3 : 2;
    it(`${label}: ${code}`, () => void assertFault(() => fromText(text, source, { inputs }), code, at));
  }

  it('a wrong name gets the right one', () => {
    const sentence = assertFault(() => fromText('a,b,species\n1,2,0\n', { target: ['Specis'] }), 'data-column-meant');
    assert.match(sentence, /did you mean “species”/);
  });

  it('columns by name, in the order named, or by number', () => {
    const text = 'a,b,y\n1,2,0\n3,4,1\n';
    assert.deepEqual([...fromText(text, { features: ['b', 'a'] }).train.x], [2, 1, 4, 3]);
    assert.deepEqual([...fromText(text, { target: ['3'], features: ['2', 'a'] }).train.x], [2, 1, 4, 3]);
    assert.deepEqual([...fromText('1,2,0\n3,4,1\n', { header: false, target: ['1'] }).train.x], [2, 0, 4, 1]);
  });

  it('missing=drop leaves lines out, missing=mean fills in the training mean', () => {
    const text = 'a,b,y\n1,2,0\n,4,1\n5,NA,1\n3,6,0\n';
    assert.deepEqual([...fromText(text, { missing: 'drop' }).train.x], [1, 2, 3, 6]);
    assert.deepEqual([...fromText(text, { missing: 'mean' }).train.x], [1, 2, 3, 4, 5, 4, 3, 6]);
    const test = tabular({ path: 'test.csv', missing: 'mean' });
    const files = new Map([...filesOf('a,b,y\n1,2,0\n3,4,1\n'), ['test.csv', encodeUtf8('a,b,y\n,100,0\n')]]);
    assert.deepEqual([...(prepareData(specOf({ source: tabular(), test }), files).test?.x ?? [])], [2, 100]);
  });

  it('one-hot makes a feature of each text, the same for the test set', () => {
    const source = tabular({ encode: 'one-hot' });
    const test = tabular({ path: 'test.csv' });
    const files = (rows: string): Map<string, Uint8Array> =>
      new Map([...filesOf('c,b,y\nred,2,0\nblue,4,1\n7,1,1\n'), ['test.csv', encodeUtf8(`y,b,c\n${rows}`)]]);
    const dataset = prepareData(specOf({ source, test }, { inputs: 4 }), files('1,9,red\n'));
    assert.deepEqual(dataset.featureNames, ['c=7', 'c=blue', 'c=red', 'b']);
    assert.deepEqual([...dataset.train.x], [0, 0, 1, 2, 0, 1, 0, 4, 1, 0, 0, 1]);
    assert.deepEqual([...(dataset.test?.x ?? [])], [0, 0, 1, 9]);
    assertFault(
      () => prepareData(specOf({ source, test }, { inputs: 4 }), files('1,9,green\n')),
      'data-unknown-category',
      [2, 5],
    );
  });
});

describe(`split, scaling and identity (seed ${seed})`, () => {
  const split = (fraction: number, stratify: boolean, network: Network = {}): Dataset =>
    prepareData(
      specOf({ source: generated('circle', { samples: 90 }), holdout: { fraction, stratify } }, network),
      new Map(),
    );

  it('holdout takes round(f·m) examples, leaves the rest in order, and loses none', () => {
    const whole = prepareData(specOf({ source: generated('circle', { samples: 90 }) }), new Map());
    const keys = ({ x, m }: { x: Float64Array; m: number }): string[] =>
      Array.from({ length: m }, (_, i) => `${x[2 * i]} ${x[2 * i + 1]}`);
    const order = new Map(keys(whole.train).map((key, i) => [key, i]));
    fc.assert(
      fc.property(
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        fc.boolean(),
        fc.maxSafeNat(),
        (fraction, stratify, s) => {
          const source = generated('circle', { samples: 90, seed: 1 });
          const dataset = prepareData(specOf({ source, holdout: { fraction, stratify } }, { seed: s }), new Map());
          const [train, test] = [dataset.train, dataset.test].map((set) =>
            set ? keys(set).map((key) => order.get(key) ?? NaN) : [],
          );
          if (!stratify) assert.equal(test?.length, Math.round(fraction * 90));
          else assert.equal(test?.length, 2 * Math.round(fraction * 45));
          for (const set of [train, test])
            assert.deepEqual(
              set,
              [...(set ?? [])].sort((a, b) => a - b),
            );
          assert.deepEqual(
            [...(train ?? []), ...(test ?? [])].sort((a, b) => a - b),
            [...order.values()],
          );
        },
      ),
      { seed, numRuns: 100 },
    );
  });

  it('holdout under numpy is the first of RandomState(seed).permutation(m)', () => {
    const source = generated('circle', { samples: 10, seed: 5 });
    const dataset = prepareData(
      specOf({ source, holdout: { fraction: 0.3, stratify: false } }, { rng: 'numpy', seed: 4 }),
      new Map(),
    );
    const whole = prepareData(specOf({ source }, { rng: 'numpy', seed: 4 }), new Map());
    const rows = [...randomStream('numpy', 4, 'holdout').permutation(10).slice(0, 3)].sort((a, b) => a - b);
    assert.deepEqual(
      [...(dataset.test?.x ?? [])],
      rows.flatMap((row) => [...whole.train.x.slice(2 * row, 2 * row + 2)]),
    );
  });

  it('is told by knownExamples where the spec alone tells it', () => {
    const source = generated('circle', { samples: 90 });
    for (const fraction of [0.05, 0.2, 0.5, 0.77]) {
      const dataset = split(fraction, false);
      const known = knownExamples({ source, holdout: { fraction, stratify: false } });
      assert.deepEqual(known, { train: dataset.train.m, test: dataset.test?.m });
    }
    assert.deepEqual(knownExamples({ source, test: generated('circle', { samples: 7 }) }), { train: 90, test: 7 });
    assert.deepEqual(knownExamples({ source }), { train: 90 });
    assert.equal(knownExamples({ source: tabular() }), undefined);
    assert.equal(knownExamples({ source, holdout: { fraction: 0.2, stratify: true } }), undefined);
  });

  it('refuses a hold-out that leaves a set empty, and strata of numbers', () => {
    assertFault(() => split(0.001, false), 'data-holdout-empty');
    assertFault(() => split(0.999, false), 'data-holdout-empty');
    const data = { source: generated('sine'), holdout: { fraction: 0.2, stratify: true } };
    assertFault(() => prepareData(specOf(data, { ...line, inputs: 1 }), new Map()), 'data-stratify-numbers');
  });

  it('scales by the training set alone', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((v) => Math.round(v * 1e3) / 1e3 + 0);
    const kinds = fc.constantFrom('standard' as const, 'minmax' as const);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 30 }),
        fc.tuple(value, value),
        kinds,
        (rows, [p, q], kind) => {
          const body = rows.map(([a, b], i) => `${a},${b},${i % 2}`).join('\n');
          const files = new Map([...filesOf(`a,b,y\n${body}\n`), ['test.csv', encodeUtf8(`a,b,y\n${p},${q},0\n`)]]);
          const data = { source: tabular(), test: tabular({ path: 'test.csv' }), scale: { kind } };
          const { train, test, scaling } = prepareData(specOf(data), files);
          for (const k of [0, 1]) {
            const column = train.x.filter((_, i) => i % 2 === k);
            const distinct = new Set(rows.map((row) => row[k])).size;
            const mean = column.reduce((s, v) => s + v, 0) / column.length;
            const variance = column.reduce((s, v) => s + (v - mean) ** 2, 0) / column.length;
            if (distinct === 1)
              assert.ok(
                column.every((v) => v === 0),
                'a constant column becomes 0',
              );
            else if (kind === 'minmax') {
              assert.ok(Math.min(...column) === 0 && Math.abs(Math.max(...column) - 1) < 1e-12);
            } else if ((scaling?.factor[k] ?? 0) < 1e3)
              assert.ok(Math.abs(mean) < 1e-6 && Math.abs(variance - 1) < 1e-6, `${mean} ${variance}`);
            const unscaled = [p, q][k] ?? NaN;
            assert.equal(test?.x[k], (unscaled - (scaling?.shift[k] ?? NaN)) * (scaling?.factor[k] ?? NaN));
          }
        },
      ),
      { seed, numRuns: 100 },
    );
    const big = () => fromText('a,b,y\n1e308,1,0\n-1e308,2,1\n', {}, {}, { scale: { kind: 'standard' } });
    assertFault(big, 'data-scale-overflow');
  });

  it('the same spec and bytes have the same hash, any change another', () => {
    const base = 'a,b,y\n1,2,0\n3,4,1\n';
    const hashes = [
      fromText(base),
      fromText(base.replace('4', '4.000000000000001')),
      fromText(base.replace('b', 'c')),
      fromText(base.replaceAll(',0', ',no').replaceAll(',1\n', ',yes\n')),
      fromText(base, {}, {}, { scale: { kind: 'minmax' } }),
      fromText(base, { features: ['b', 'a'] }),
    ].map((dataset) => dataset.hash);
    assert.equal(new Set(hashes).size, hashes.length);
    assert.equal(fromText(base).hash, hashes[0]);
    assert.equal(fromText(base.replaceAll('\n', '\r\n')).hash, hashes[0]);
    assert.match(hashes[0] ?? '', /^[0-9a-f]{64}$/);
  });

  it('a test set of its own has the training classes, its own seed and stream', () => {
    const source = generated('circles', { samples: 30, seed: 1 });
    const test = generated('circles', { samples: 20, seed: 2 });
    const dataset = prepareData(specOf({ source, test }, { rng: 'numpy' }), new Map());
    const other = prepareData(specOf({ source: test }, { rng: 'numpy' }), new Map());
    assert.deepEqual(dataset.test, other.train);
    const files = new Map([...filesOf('a,b,y\n1,2,u\n3,4,v\n'), ['test.csv', encodeUtf8('a,b,y\n1,2,v\n3,4,w\n')]]);
    const data = { source: tabular(), test: tabular({ path: 'test.csv' }) };
    const sentence = assertFault(() => prepareData(specOf(data), files), 'data-unknown-class', [3, 5]);
    assert.match(sentence, /“w”.*u, v/);
  });

  it('names the files it needs, each once, and says which one is missing', () => {
    const data = { source: tabular(), test: tabular({ path: 'data/test.csv' }) };
    assert.deepEqual(requiredFiles(data), ['data/t.csv', 'data/test.csv']);
    assert.deepEqual(requiredFiles({ source: tabular(), test: tabular() }), ['data/t.csv']);
    assert.deepEqual(requiredFiles({ source: generated('xor') }), []);
    assertFault(() => prepareData(specOf(data), new Map()), 'data-file-missing');
  });

  it('refuses what cannot be prepared', () => {
    const source = generated('xor');
    assertFault(() => prepareData(specOf(undefined), new Map()), 'data-none');
    assertFault(() => prepareData({ ...specOf({ source }), layers: [] }, new Map()), 'data-no-output');
    assertFault(
      () => prepareData(specOf({ source, test: source, holdout: { fraction: 0.5, stratify: false } }), new Map()),
      'data-test-and-holdout',
    );
    assertFault(() => prepareData(specOf({ source, test: generated('parity') }), new Map()), 'data-test-features');
    assertFault(() => prepareData(specOf({ source: generated('xor', { samples: 1e12 }) }), new Map()), 'data-memory');
    assertFault(() => prepareData(specOf({ source }), new Map(), { memoryLimit: 1000 }), 'data-memory');
    const wide = specOf({ source: generated('blobs', { samples: 1000, classes: 900 }) }, { ...three, units: 900 });
    assertFault(() => prepareData(wide, new Map(), { memoryLimit: 1e6 }), 'data-memory');
  });
});

describe('readFeatures', () => {
  const scaling = { shift: Float64Array.of(1, 0), factor: Float64Array.of(2, 1) };
  const read = (text: string, layout: Partial<Parameters<typeof readFeatures>[2]> = {}) =>
    readFeatures(
      'p.csv',
      encodeUtf8(text),
      { inputs: 2, featureNames: ['a', 'b'], targets: ['y'], ...layout },
      scaling,
    );

  it('finds columns by name, with or without the target, and scales them', () => {
    assert.deepEqual([...read('b,y,a,z\n5,0,3,9\n').x], [4, 5]);
    assert.deepEqual([...read('a,b\n3,5\n4,6\n').x], [4, 5, 6, 6]);
    assert.equal(read('a,b\n3,5\n4,6\n').m, 2);
  });

  it('takes n_x columns of other names in their order', () => {
    assert.deepEqual([...read('u,y,v\n3,0,5\n').x], [4, 5]);
    assert.deepEqual([...readFeatures('p.csv', encodeUtf8('u,v\n3,5\n'), { inputs: 2 }).x], [3, 5]);
  });

  it('encodes categories as the training set did', () => {
    assert.deepEqual([...read('c\nred\nblue\n', { featureNames: ['c=blue', 'c=red'] }).x], [-2, 1, 0, 0]);
    assertFault(() => read('c\ngreen\n', { featureNames: ['c=blue', 'c=red'] }), 'data-unknown-category', [2, 1]);
  });

  it('says what is missing', () => {
    assertFault(() => read('a,height\n1,2\n', { featureNames: ['a', 'heigth'] }), 'data-column-meant', [1]);
    assertFault(() => read('u,v,w\n1,2,3\n', { featureNames: ['width', 'height'] }), 'data-column-unknown', [1]);
    const nameless = { inputs: 2 };
    assertFault(() => readFeatures('p.csv', encodeUtf8('u,v,w\n1,2,3\n'), nameless), 'data-predict-columns', [1]);
    assertFault(() => read('a,b\n1,x\n'), 'data-not-number', [2, 3]);
  });
});
