import assert from 'node:assert/strict';
import fc from 'fast-check';
import { constantCost } from '../../../../src/engine/losses/constant-cost';
import { Trainer } from '../../../../src/engine/training/trainer';
import type { Spec } from '../../../../src/model/spec';
import { datasetOf, dense, input, setOf, specOf, training } from '../specs';

/** y far from 0 and x without scaling: with this rate the cost grows by a factor each epoch, and stays finite. */
const targets = [310_000, 320_000, 330_000, 315_000, 340_000];
const data = datasetOf(
  setOf(
    [1, 2, 3, 1.5, 4].flatMap((x) => [x, 10 * x]),
    targets,
    5,
  ),
);

function exploding(lr: number, epochs: number): Spec {
  const zeros = { init: { name: 'zeros', scale: 1, value: 0 } } as const;
  return specOf([input(2), dense('out', 1, 'linear', zeros)], {
    loss: 'mse',
    epochs,
    precision: 'float64',
    optimizer: { ...training.optimizer, lr },
  });
}

/** All records of a whole run. */
function recordsOf(trainer: Trainer): { readonly cost: number }[] {
  const records = [trainer.record().train];
  while (!trainer.done) {
    const { record } = trainer.train();
    if (record) records.push(record.train);
  }
  return records;
}

describe('a cost that explodes', () => {
  it('is a divergence once it ends over 1 000 times its start and the best constant', () => {
    const trainer = new Trainer(exploding(0.01, 12), data, { every: 1 });
    const costs = recordsOf(trainer).map(({ cost }) => cost);
    const { divergence } = trainer;
    assert.ok(divergence?.factor !== undefined && divergence.factor > 1000, JSON.stringify(costs));
    const best = constantCost('mse', false, data.train.y, 1);
    assert.equal(divergence.factor, (costs.at(-1) ?? 0) / Math.max(costs[0] ?? 0, best));
    assert.deepEqual([divergence.tensor, divergence.layer, divergence.epoch], ['J', 'out', 12]);
    assert.ok(Number.isFinite(costs.at(-1)));
  });

  it('is none while the run goes on, nor where the cost falls or has only risen a little', () => {
    const going = new Trainer(exploding(0.01, 12), data, { every: 1 });
    going.record();
    for (let epoch = 0; epoch < 11; epoch++) going.train();
    assert.equal(going.divergence, undefined);
    for (const [lr, epochs] of [
      [1e-4, 12],
      [0.01, 1],
    ] as const) {
      const trainer = new Trainer(exploding(lr, epochs), data, { every: 1 });
      recordsOf(trainer);
      assert.equal(trainer.divergence, undefined, `lr ${lr}`);
    }
  });

  it('is none where the start was nearly perfect and the end is as good as a constant', () => {
    const flat = datasetOf(setOf([1, 1, 1, 1], [1, -1], 2));
    const trainer = new Trainer(exploding(0.1, 3), { ...flat }, { every: 1 });
    recordsOf(trainer);
    assert.equal(trainer.divergence, undefined);
  });

  it('is known to a resumed run as to an unbroken one', () => {
    const spec = exploding(0.01, 12);
    const first = new Trainer(spec, data, { every: 1 });
    first.record();
    for (let epoch = 0; epoch < 5; epoch++) first.train();
    const resumed = Trainer.restore(spec, data, first.saveState(), { every: 1 });
    while (!resumed.done) resumed.train();
    const whole = new Trainer(spec, data, { every: 1 });
    recordsOf(whole);
    assert.deepEqual(resumed.divergence, whole.divergence);
  });
});

describe('the cost of the best constant (seed 41)', () => {
  const column = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 1, maxLength: 12 });
  const bits = fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 12 });
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const atMost = (best: number, other: number): void => assert.ok(best <= other + 1e-9, `${best} > ${other}`);

  it('is at most that of any other constant, and reached by one', () => {
    fc.assert(
      fc.property(column, fc.double({ min: -10, max: 10, noNaN: true }), (y, c) => {
        const targetsOf = Float64Array.from(y);
        const squares = (k: number): number => mean(y.map((value) => (value - k) ** 2)) / 2;
        const distances = (k: number): number => mean(y.map((value) => Math.abs(value - k)));
        const mse = constantCost('mse', false, targetsOf, 1);
        atMost(mse, squares(c));
        assert.ok(Math.abs(mse - squares(mean(y))) < 1e-9);
        const mae = constantCost('mae', false, targetsOf, 1);
        atMost(mae, distances(c));
        assert.ok(y.some((k) => Math.abs(mae - distances(k)) < 1e-9));
      }),
      { seed: 41, numRuns: 300 },
    );
  });

  it('is the entropy of the classes, and for hinge twice the rarer share', () => {
    fc.assert(
      fc.property(bits, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (y, p) => {
        const binary = constantCost('cross-entropy', false, Float64Array.from(y), 1);
        atMost(binary, mean(y.map((bit) => (bit === 1 ? -Math.log(p) : -Math.log(1 - p)))));
        const pairs = Float64Array.from(y.flatMap((bit) => [bit, 1 - bit]));
        assert.ok(Math.abs(constantCost('cross-entropy', true, pairs, 2) - binary) < 1e-9);
        const signs = Float64Array.from(y, (bit) => 2 * bit - 1);
        const share = mean(y);
        assert.ok(Math.abs(constantCost('hinge', false, signs, 1) - 2 * Math.min(share, 1 - share)) < 1e-9);
      }),
      { seed: 41, numRuns: 300 },
    );
  });
});
