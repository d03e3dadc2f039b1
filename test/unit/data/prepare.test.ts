import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { classesOf } from '../../../src/data/classes';
import { knownExamples } from '../../../src/data/known-examples';
import { bytesToExamine, findingsOf, isSoonExamined } from '../../../src/data/overview/examined';
import { overviewOf } from '../../../src/data/overview/overview';
import { DataRows } from '../../../src/data/overview/rows';
import { bytesToFit } from '../../../src/data/pipeline/fit-columns';
import { type PreparedExamples, prepareData, prepareExamples } from '../../../src/data/prepare';
import { allExamples } from '../../../src/data/split';
import type { Dataset, ExampleSet } from '../../../src/model/dataset';
import { dataPathsOf, type MissingPolicy } from '../../../src/model/source';
import { encodeUtf8 } from '../../../src/model/utf8';
import { randomStream } from '../../../src/numerics/streams';
import {
  assertFault,
  faultOf,
  filesOf,
  fromText,
  generated,
  line,
  type Network,
  specOf,
  tabular,
  three,
} from './specs';

const seed = 20267;

describe('data files at hand', () => {
  it('iris: 150 × 4, three classes by name, stratified', () => {
    const source = tabular({ path: 'iris.csv', target: 'species' });
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
    const source = tabular({ path: 'digits.csv', target: 'digit' });
    const files = new Map([['digits.csv', new Uint8Array(readFileSync('examples/data/digits.csv'))]]);
    const scale = { kind: 'divide', by: 16 } as const;
    const dataset = prepareData(specOf({ source, scale }, { inputs: 64, units: 10, activation: 'softmax' }), files);
    assert.deepEqual([dataset.train.m, dataset.features], [1797, 64]);
    assert.deepEqual(dataset.classes, ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    assert.ok(dataset.train.x.doubles().every((v) => v >= 0 && v <= 1));
    assert.equal(dataset.train.x.doubles()[2], 5 / 16);
    assert.ok(dataset.train.y.reduce((a, b) => a + b, 0) === 1797);
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
    const keys = ({ x }: ExampleSet): string[] => Array.from({ length: x.m }, (_, i) => x.row(i).join(' '));
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
      [...(dataset.test?.x.doubles() ?? [])],
      rows.flatMap((row) => [...whole.train.x.doubles().slice(2 * row, 2 * row + 2)]),
    );
  });

  it('is given by knownExamples where the spec alone determines it', () => {
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
          const { train, test, pipeline } = prepareData(specOf(data), files);
          const { scaling } = pipeline;
          for (const k of [0, 1]) {
            const column = train.x.doubles().filter((_, i) => i % 2 === k);
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
            assert.equal(test?.x.doubles()[k], (unscaled - (scaling?.shift[k] ?? NaN)) * (scaling?.factor[k] ?? NaN));
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
      fromText(base, { features: 'b,a' }),
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
    files.set('test.csv', encodeUtf8('a,b,y\n1,2,v\n3,4,U\n'));
    const alike = assertFault(() => prepareData(specOf(data), files), 'data-unknown-class-alike', [3, 5]);
    assert.match(alike, /“U”.*“u”/);
  });

  it('names the files it needs, each once, and says which one is missing', () => {
    const data = { source: tabular(), test: tabular({ path: 'data/test.csv' }) };
    assert.deepEqual(dataPathsOf(data), ['data/t.csv', 'data/test.csv']);
    assert.deepEqual(dataPathsOf({ source: tabular(), test: tabular() }), ['data/t.csv']);
    assert.deepEqual(dataPathsOf({ source: generated('xor') }), []);
    assertFault(() => prepareData(specOf(data), new Map()), 'data-file-missing');
  });

  it('counts all that is held at once, to a byte: files, cells, targets, X, and copies of what is taken out', () => {
    const rows = Array.from({ length: 400 }, (_, i) => `${i},1,c${i % 100}\n`).join('');
    const files = filesOf(`a,b,y\n${rows}`);
    const within = (memoryLimit: number, share: object) =>
      prepareExamples(specOf({ source: tabular(), ...share }, { units: 100, activation: 'softmax' }), files, {
        memoryLimit,
      });
    const { origins } = within(1e9, {});
    const ofFiles = [...files.values()].reduce((sum, { length }) => sum + length, 0);
    const ofTargets = 8 * 400 * 100;
    // Numbers of up to 399 take two bytes each.
    const ofSets = 4 * 400;
    const held = ofFiles + origins.train.raw.bytes + ofSets + ofTargets + 2 * 400 * 2;
    // While X is made, two doubles of each example, and those of a column.
    const whole = held + 8 * 400 * (2 + 1);
    assert.equal(within(whole, {}).dataset.train.m, 400);
    assertFault(() => within(whole - 1, {}), 'data-memory');
    assert.equal(1e9 - within(1e9, {}).memory.left, held);
    const copied = held + ofTargets;
    for (const name of ['holdout', 'validation']) {
      const share = { [name]: { fraction: 0.25, stratify: false } };
      assert.equal(within(copied, share).dataset.train.m, 300);
      assertFault(() => within(copied - 1, share), 'data-memory');
    }
  });

  it('counts, while columns are fitted, the numbers of the one that is filled', () => {
    const rows = Array.from({ length: 3000 }, (_, i) => `${i % 200},${i % 2}\n`).join('');
    const files = filesOf(`a,y\n${rows}`);
    const within = (memoryLimit: number, missing: MissingPolicy) =>
      prepareExamples(specOf({ source: tabular({ missing }) }, { inputs: 1 }), files, { memoryLimit });
    assert.equal(within(1e6, 'most-frequent').memory.left, within(1e6, 'error').memory.left);
    const { columns, m } = within(1e6, 'median').origins.train.raw;
    const ofColumns = (missing: MissingPolicy) => bytesToFit([{ missing }], allExamples(m), {});
    assert.deepEqual([columns.length, ofColumns('error'), ofColumns('median'), ofColumns('drop')], [1, 0, 8 * m, 0]);
    assert.equal(bytesToFit([{ missing: 'error' }], allExamples(m), { testMissing: 'mean' }), 8 * m);
  });

  it('has no more categories, nor classes, than fit into memory', () => {
    const cells = Array.from({ length: 4000 }, (_, i) => `${i % 2},name${i}\n`).join('');
    const files = filesOf(`y,name\n${cells}`);
    const within = (memoryLimit: number, source: object, network: Network) => () =>
      prepareExamples(specOf({ source: tabular(source) }, network), files, { memoryLimit });
    const oneHot = within(6e6, { encode: 'one-hot' }, { inputs: 4000 });
    assert.equal(faultOf(oneHot).detail.code, 'data-memory');
    assert.equal(within(40e6, { encode: 'one-hot' }, { inputs: 4000 })().dataset.features, 4000);
    const target = { name: 'name', values: Array.from({ length: 4000 }, (_, i) => `name${i % 2000}`) };
    assert.equal(classesOf(target, 64 * 2000).length, 2000);
    assertFault(() => classesOf(target, 64 * 2000 - 1), 'data-memory');
  });

  it('counts what is made of prepared examples: a column of their overview, the place of each row, what the doctor needs', () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `${i / 4},${i % 7},${i % 2}\n`).join('');
    const spec = specOf({ source: tabular(), validation: { fraction: 0.2, stratify: true } });
    const files = filesOf(`a,b,y\n${rows}`);
    const prepared = (left: number): PreparedExamples => {
      const examples = prepareExamples(spec, files);
      examples.memory.hold(examples.memory.left - left);
      return examples;
    };
    const overview = 5000 * 16 + 4000 * 12;
    assert.equal([...overviewOf(prepared(overview)).columns].length, 3);
    assertFault(() => overviewOf(prepared(overview - 1)), 'data-memory');
    assert.equal(new DataRows(prepared(2 * 4 * 5000)).count, 5000);
    assertFault(() => new DataRows(prepared(2 * 4 * 5000 - 1)), 'data-memory');
    const examined = bytesToExamine(prepared(1e6));
    assert.ok(examined > 5000 * (8 + 1 + 1 + 4 * 8) && examined < 5000 * 220, `${examined}`);
    const enough = prepared(examined);
    assert.ok(isSoonExamined(enough) && findingsOf(enough, spec, files).length >= 0);
    assert.equal(enough.memory.left, examined);
    assert.ok(!isSoonExamined(prepared(examined - 1)));
    assertFault(() => findingsOf(prepared(examined - 1), spec, files), 'data-memory');
    const named = (texts: number) => {
      const cells = Array.from({ length: 400 }, (_, i) => `n${i % texts},${i / 4},${i % 2}\n`).join('');
      const text = filesOf(`name,b,y\n${cells}`);
      return bytesToExamine(
        prepareExamples(specOf({ source: tabular({ encode: 'one-hot' }) }, { inputs: texts + 1 }), text),
      );
    };
    assert.equal(named(300) - named(3), 297 * 6 * 64);
  });

  it('counts eight bytes for each target of an example', () => {
    const files = filesOf('a,b,y,z\n1,2,3,4\n5,6,7,8\n9,1,2,3\n');
    const bytesOf = (target: string, exclude: string, units: number): number => {
      const source = tabular({ target, exclude });
      const network = { units, activation: 'linear', loss: 'mse' } as const;
      return prepareExamples(specOf({ source }, network), files).origins.train.raw.bytes;
    };
    assert.equal(bytesOf('y,z', '', 2) - bytesOf('y', 'z', 1), 3 * 8);
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
