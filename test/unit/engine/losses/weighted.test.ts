import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Outputs } from '../../../../src/engine/losses/loss';
import { lossFor } from '../../../../src/engine/losses/table';
import { totalWeight, weighted, weightedMean, weightOf } from '../../../../src/engine/losses/weighted';

/** Losses with the labels of their classes: those of one unit have two. */
const kinds = [
  { loss: lossFor('cross-entropy', 'sigmoid', 1), n: 1, labels: [0, 1] },
  { loss: lossFor('mse', 'linear', 1), n: 1, labels: [0, 1] },
  { loss: lossFor('hinge', 'linear', 1), n: 1, labels: [-1, 1] },
  { loss: lossFor('cross-entropy', 'softmax', 2), n: 2, labels: [] },
  { loss: lossFor('mse', 'linear', 3), n: 3, labels: [] },
] as const;

const seed = 31;

describe('a loss of weighted classes', () => {
  /** Examples of these classes whose outputs differ; a target of more units is one-hot. */
  function outputsOf(classes: readonly number[], n: number, labels: readonly number[]): Outputs {
    const m = classes.length;
    const z = Float64Array.from({ length: m * n }, (_, k) => 0.1 + 0.7 / (k + 1));
    const y = classes.flatMap((one) =>
      n === 1 ? [labels[one] ?? NaN] : Array.from({ length: n }, (_, k) => Number(k === one)),
    );
    return { z, a: z.map((value) => value / 2), y: Float64Array.from(y), n };
  }

  it(`has the gradient w·m/Σw of the plain one, and Σ w of its first m examples (seed ${seed})`, () => {
    const weights = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 });
    const given = fc.record({
      kind: fc.constantFrom(...kinds),
      weights,
      classes: fc.array(fc.nat(2), { minLength: 2, maxLength: 5 }),
    });
    const check = fc.property(given, ({ kind: { loss, n, labels }, weights, classes }) => {
      const own = classes.map((one) => (n === 3 ? one : one % 2));
      const outputs = outputsOf(own, n, labels);
      const m = own.length - 1;
      const heavy = weighted(loss, weights.slice(0, Math.max(2, n)));
      const w = own.map((one) => weights[one] ?? NaN);
      for (const [i, each] of w.entries()) assert.equal(weightOf(heavy, outputs, i), each);
      const total = w.slice(0, m).reduce((sum, each) => sum + each, 0);
      assert.equal(totalWeight(heavy, outputs, m), total);
      for (const name of ['gradient', 'outputGradient'] as const) {
        const plain = new Float64Array(own.length * n).fill(7);
        loss[name]?.(outputs, plain, m);
        const d = new Float64Array(own.length * n).fill(7);
        heavy[name]?.(outputs, d, m);
        for (const [k, value] of d.entries()) {
          const i = Math.floor(k / n);
          const factor = !loss[name] || i >= m ? 1 : total === 0 ? 0 : ((w[i] ?? NaN) * m) / total;
          assert.ok(Math.abs(value - (plain[k] ?? NaN) * factor) < 1e-12, `${loss.name} ${name} ${k}`);
        }
      }
      assert.equal(heavy.outputGradient === undefined, loss.outputGradient === undefined);
    });
    fc.assert(check, { seed });
  });

  it('weighs a soft target by its shares, and a number of one unit by the nearer class, the lower one between them', () => {
    const two = { y: [0.25, 0.75], n: 2 };
    assert.equal(weighted(kinds[3].loss, [4, 8]).weight?.(two.y, 0, 2), 7);
    const weights = [2, 5];
    const of = ({ loss }: (typeof kinds)[number], y: number) => weighted(loss, weights).weight?.([y], 0, 1);
    assert.deepEqual(
      [0, 0.4, 0.5, 0.6, 1].map((y) => of(kinds[0], y)),
      [2, 2, 2, 5, 5],
    );
    assert.deepEqual(
      [-1, 0, 0.3, 1].map((y) => of(kinds[2], y)),
      [2, 2, 5, 5],
    );
  });

  it('is the loss itself where classes have no weights: each example then counts once', () => {
    const { loss, n } = kinds[0];
    assert.equal(weighted(loss, undefined), loss);
    const outputs = outputsOf([0, 1, 1], n, [0, 1]);
    assert.deepEqual(
      [weightOf(loss, outputs, 2), totalWeight(loss, outputs, 3), totalWeight(loss, outputs, 0)],
      [1, 3, 0],
    );
  });

  it('has a mean over the weights, and 0 where there are none', () => {
    assert.deepEqual(
      [weightedMean(6, 4), weightedMean(1, 0.5), weightedMean(0, 0), weightedMean(0, 3)],
      [1.5, 2, 0, 0],
    );
  });
});
