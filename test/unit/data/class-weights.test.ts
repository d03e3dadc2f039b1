import assert from 'node:assert/strict';
import fc from 'fast-check';
import { classWeightsOf } from '../../../src/data/class-weights';
import type { ExampleSet } from '../../../src/model/dataset';
import { FeatureMatrix } from '../../../src/model/feature-matrix';
import { Fault } from '../../../src/model/message';

const setOf = (y: readonly number[], units: number): ExampleSet => ({
  m: y.length / units,
  x: new FeatureMatrix(new Uint8Array(y.length / units), 1),
  y: Float64Array.from(y),
});
const oneHot = (labels: readonly number[], classes: number): ExampleSet =>
  setOf(
    labels.flatMap((label) => Array.from({ length: classes }, (_, k) => Number(k === label))),
    classes,
  );
const names = (count: number): string[] => Array.from({ length: count }, (_, k) => `c${k}`);
const codeOf = (action: () => unknown): string => {
  try {
    action();
    return 'none';
  } catch (error) {
    return error instanceof Fault ? error.detail.code : assert.fail(String(error));
  }
};

describe('weights of classes', () => {
  it('under balanced each class weighs m/K in all, of the training set alone (seed 5)', () => {
    const labels = fc.integer({ min: 2, max: 6 }).chain((classes) =>
      fc.tuple(
        fc.constant(classes),
        fc.array(fc.nat({ max: classes - 1 }), { maxLength: 60 }).map((more) => [...Array(classes).keys(), ...more]),
      ),
    );
    fc.assert(
      fc.property(labels, ([classes, drawn]) => {
        const train = oneHot(drawn, classes);
        const test = oneHot([0], classes);
        const weights = classWeightsOf({ classWeights: 'balanced' }, names(classes), { train, test }) ?? [];
        assert.equal(weights.length, classes);
        for (const [k, weight] of weights.entries()) {
          const count = drawn.filter((label) => label === k).length;
          assert.ok(Math.abs(weight * count - train.m / classes) < 1e-9);
        }
      }),
      { seed: 5 },
    );
  });

  it('are those of 0 and 1, or −1 and 1, for one unit, and of shares of classes their sums', () => {
    for (const low of [0, -1]) {
      const train = setOf([1, low, low, low], 1);
      assert.deepEqual(classWeightsOf({ classWeights: 'balanced' }, ['a', 'b'], { train }), [4 / 6, 2]);
    }
    const shares = setOf([0.5, 0.5, 0.25, 0.75], 2);
    assert.deepEqual(classWeightsOf({ classWeights: 'balanced' }, ['a', 'b'], { train: shares }), [2 / 1.5, 2 / 2.5]);
  });

  it('are absent where the spec has none, and faults where they do not fit the data', () => {
    const train = oneHot([0, 1, 1], 3);
    const all = oneHot([0, 1, 2], 3);
    assert.equal(classWeightsOf({}, names(3), { train }), undefined);
    assert.deepEqual(classWeightsOf({ classWeights: [0, 1, 2] }, names(3), { train }), [0, 1, 2]);
    const code = (...args: Parameters<typeof classWeightsOf>): string => codeOf(() => classWeightsOf(...args));
    assert.equal(code({ classWeights: 'balanced' }, undefined, { train }), 'data-weights-numbers');
    assert.equal(code({ classWeights: [1, 2] }, names(3), { train }), 'data-weights-count');
    assert.equal(code({ classWeights: 'balanced' }, names(3), { train }), 'data-weights-absent');
    assert.equal(code({ classWeights: [0, 0, 1] }, names(3), { train }), 'data-weights-nothing');
    assert.equal(
      code({ classWeights: [1, 0, 0] }, names(3), { train: all, test: oneHot([1], 3) }),
      'data-weights-nothing',
    );
  });
});
