import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { knownExamples } from '../../../src/data/known-examples';
import { prepareData } from '../../../src/data/prepare';
import { prepareAgain } from '../../../src/data/prepare-again';
import type { Dataset, ExampleSet } from '../../../src/model/dataset';
import { setNames } from '../../../src/model/sets';
import type { DataSpec, Share } from '../../../src/model/source';
import { randomStream } from '../../../src/numerics/streams';
import { assertFault, generated, line, specOf, tabular, three } from './specs';

const seed = 20317;
const samples = 90;
const source = generated('circle', { samples, seed: 1 });
const none = new Map<string, Uint8Array>();
const prepared = (data: Partial<DataSpec>, network = {}): Dataset =>
  prepareData(specOf({ source, ...data }, network), none);

/** The numbers of a set's examples among all that are generated, by their x. */
const places = new Map<string, number>();
const keysOf = ({ x }: ExampleSet): string[] => Array.from({ length: x.m }, (_, i) => x.row(i).join(' '));
const rowsOf = (set: ExampleSet | undefined): number[] =>
  set ? keysOf(set).map((key) => places.get(key) ?? assert.fail()) : [];

const shares = fc
  .record({
    held: fc.double({ min: 0.02, max: 0.9, noNaN: true }),
    watched: fc.double({ min: 0.02, max: 0.9, noNaN: true }),
    stratify: fc.boolean(),
    rng: fc.constantFrom('pcg64' as const, 'numpy' as const),
    seed: fc.nat(2 ** 32 - 1),
  })
  .filter(({ held, watched }) => held + watched < 0.95);

describe(`a validation set (seed ${seed})`, () => {
  before(() => {
    for (const rng of ['pcg64', 'numpy'] as const) {
      for (const [i, key] of keysOf(prepared({}, { rng }).train).entries()) places.set(key, i);
    }
  });

  it('and a hold-out each take round(f·m) of all m, in their order, and no example is in two sets or lost', () => {
    fc.assert(
      fc.property(shares, ({ held, watched, stratify, ...network }) => {
        const share = (fraction: number): Share => ({ fraction, stratify });
        const dataset = prepared({ holdout: share(held), validation: share(watched) }, network);
        const count = (fraction: number): number =>
          stratify ? 2 * Math.round((fraction * samples) / 2) : Math.round(fraction * samples);
        assert.deepEqual([dataset.test?.m, dataset.validation?.m], [count(held), count(watched)]);
        const sets = setNames.map((name) => rowsOf(dataset[name]));
        for (const rows of sets)
          assert.deepEqual(
            rows,
            [...rows].sort((a, b) => a - b),
          );
        assert.deepEqual(
          sets.flat().sort((a, b) => a - b),
          [...places.values()].slice(0, samples),
        );
      }),
      { seed, numRuns: 100 },
    );
  });

  it('leaves the test set as it is without it, and is drawn of the rest by a stream of its own', () => {
    fc.assert(
      fc.property(shares, ({ held, watched, rng, seed: value }) => {
        const holdout = { fraction: held, stratify: false };
        const dataset = prepared({ holdout, validation: { fraction: watched, stratify: false } }, { rng, seed: value });
        const alone = prepared({ holdout }, { rng, seed: value });
        assert.deepEqual(dataset.test, alone.test);
        const left = rowsOf(alone.train);
        const order = randomStream(rng, value, 'validation').permutation(left.length);
        const drawn = [...order.subarray(0, Math.round(watched * samples))].map((place) => left[place] ?? 0);
        assert.deepEqual(
          rowsOf(dataset.validation),
          drawn.sort((a, b) => a - b),
        );
      }),
      { seed, numRuns: 50 },
    );
  });

  it('has the share of each class where it is stratified', () => {
    const iris = tabular({ path: 'iris.csv', target: 'species' });
    const files = new Map([['iris.csv', new Uint8Array(readFileSync('examples/data/iris.csv'))]]);
    const share = { fraction: 0.2, stratify: true };
    const data = { source: iris, holdout: share, validation: { ...share, fraction: 0.1 } };
    const dataset = prepareData(specOf(data, { inputs: 4, ...three }), files);
    const counts = setNames.map((name) =>
      [0, 1, 2].map((k) => [...(dataset[name]?.y ?? [])].filter((_, i) => i % 3 === k).reduce((a, b) => a + b, 0)),
    );
    assert.deepEqual(counts, [
      [35, 35, 35],
      [5, 5, 5],
      [10, 10, 10],
    ]);
  });

  it('takes what is left of a class where a hold-out that is not stratified took more', () => {
    const text = `a,b,y\n${Array.from({ length: 12 }, (_, i) => `${i},1,${i < 2 ? 'u' : 'v'}`).join('\n')}\n`;
    const files = new Map([['data/t.csv', new TextEncoder().encode(text)]]);
    const validation = { fraction: 0.5, stratify: true };
    for (let value = 0; value < 40; value++) {
      const spec = specOf(
        { source: tabular(), holdout: { fraction: 0.4, stratify: false }, validation },
        { seed: value },
      );
      const { train, validation: watched, test } = prepareData(spec, files);
      const of = (set: ExampleSet | undefined, y: number): number => (set?.y ?? []).filter((each) => each === y).length;
      assert.equal(of(watched, 0), Math.min(1, 2 - of(test, 0)));
      assert.equal(of(watched, 1), Math.min(5, 10 - of(test, 1)));
      assert.equal(train.m + (watched?.m ?? 0) + (test?.m ?? 0), 12);
    }
  });

  it('stands beside a test set of its own, and is no part of what is fitted', () => {
    const validation = { fraction: 0.2, stratify: false };
    const test = generated('circle', { samples: 7, seed: 9 });
    const dataset = prepared({ test, validation, scale: { kind: 'standard' } });
    assert.deepEqual([dataset.train.m, dataset.validation?.m, dataset.test?.m], [72, 18, 7]);
    const mean =
      dataset.train.x
        .doubles()
        .filter((_, i) => i % 2 === 0)
        .reduce((a, b) => a + b, 0) / 72;
    assert.ok(Math.abs(mean) < 1e-12, 'scaling is that of the training set');
  });

  it('is the same again from a fitted pipeline, whatever the seed of the spec', () => {
    const data = { source, validation: { fraction: 0.3, stratify: true }, holdout: { fraction: 0.2, stratify: true } };
    const dataset = prepareData(specOf(data), none);
    assert.deepEqual(prepareAgain(specOf(data, { seed: 77 }), dataset.pipeline, none), dataset);
  });

  it('is part of the identity of the data, which without one is that of earlier versions', () => {
    const holdout = { fraction: 0.2, stratify: true };
    const validation = (fraction: number) => ({ fraction, stratify: false });
    const hashes = [
      prepared({ holdout }),
      prepared({ holdout, validation: validation(0.2) }),
      prepared({ holdout, validation: validation(0.3) }),
      prepared({ validation: validation(0.2) }),
      prepared({ holdout: validation(0.2) }),
    ].map(({ hash }) => hash);
    assert.equal(new Set(hashes).size, hashes.length);
    assert.equal(hashes[0], 'f46d8070c0a5dcdd9c55c7337561c3a03c462a1a514f4c4884554ccda8718bfd');
  });

  it('is counted by knownExamples where the spec alone determines it', () => {
    const share = (fraction: number, stratify = false): Share => ({ fraction, stratify });
    const known = (data: Partial<DataSpec>) => knownExamples({ source, ...data });
    assert.deepEqual(known({ validation: share(0.1) }), { train: 81, validation: 9 });
    assert.deepEqual(known({ validation: share(0.1), holdout: share(0.2) }), { train: 63, validation: 9, test: 18 });
    const test = generated('circle', { samples: 7 });
    assert.deepEqual(known({ validation: share(0.1), test }), { train: 81, validation: 9, test: 7 });
    assert.equal(known({ validation: share(0.1, true) }), undefined);
  });

  it('is refused where a set would be empty, or strata are numbers', () => {
    const share = (fraction: number, stratify = false): Share => ({ fraction, stratify });
    const refused = (data: Partial<DataSpec>, code: string) => assertFault(() => prepared(data), code);
    assert.match(refused({ validation: share(0.001) }, 'data-validation-empty'), /leave 90 .* and 0 for validation/);
    assert.match(refused({ validation: share(0.999) }, 'data-validation-empty'), /leave 0 for training and 90/);
    const both = refused({ holdout: share(0.5), validation: share(0.5) }, 'data-shares-empty');
    assert.match(both, /Of 90 examples, .* leave 0 for training, 45 for validation and 45 for testing/);
    refused({ holdout: share(0.7, true), validation: share(0.6) }, 'data-shares-empty');
    refused({ holdout: share(0.2), validation: share(0.001) }, 'data-shares-empty');
    refused({ holdout: share(0.001), validation: share(0.2) }, 'data-shares-empty');
    const numbers = { source: generated('sine'), validation: share(0.2, true) };
    const sentence = assertFault(
      () => prepareData(specOf(numbers, { ...line, inputs: 1 }), none),
      'data-stratify-numbers',
    );
    assert.match(sentence, /^validation stratify/);
  });
});
