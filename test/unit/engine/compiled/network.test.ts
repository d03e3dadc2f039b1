import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Trainer } from '../../../../src/engine/training/trainer';
import type { NetworkWeights } from '../../../../src/model/weights';
import { caseCount } from '../../../count';
import { dataOf, draws, hasKinks, inDouble } from './draws';
import { machine, widths } from './machines';

/** ‖a − b‖/‖b − start‖ of every tensor: how far the way gone differs; less what rounding the weights alone may make. */
function wayError(start: NetworkWeights, a: NetworkWeights, b: NetworkWeights): number {
  let worst = 0;
  for (const [l, layer] of start.entries()) {
    for (const [t, { values }] of layer.tensors.entries()) {
      let [difference, way, size] = [0, 0, 0];
      const [ours, theirs] = [a, b].map((weights) => weights[l]?.tensors[t]?.values);
      for (const [k, from] of values.entries()) {
        const [x, y] = [ours?.[k] ?? Number.NaN, theirs?.[k] ?? Number.NaN];
        difference += (x - y) ** 2;
        way += (y - from) ** 2;
        size += from ** 2 + y ** 2;
      }
      const rounding = 2 ** -22 * Math.sqrt(size);
      worst = Math.max(worst, Math.max(0, Math.sqrt(difference) - rounding) / Math.max(Math.sqrt(way), 1e-9));
    }
  }
  return worst;
}

describe('a compiled network', () => {
  it('goes the way of the reference engine in double precision (seed 7)', () => {
    let worst = 0;
    const check = fc.property(draws, (draw) => {
      const data = dataOf(draw);
      const compiled = new Trainer(draw.spec, data, { machine: draw.machine });
      assert.equal(compiled.engine.kind, 'compiled');
      const start = compiled.weights();
      const reference = new Trainer(inDouble(draw.spec), data, { weights: start });
      const [first, expected] = [compiled.record(), reference.record()];
      assert.ok(Math.abs(first.train.cost - expected.train.cost) <= 2e-6 * Math.max(1, Math.abs(expected.train.cost)));
      const limit = hasKinks(draw.spec) ? 0.05 : 1e-4;
      for (let epoch = 0; epoch < 2; epoch++) {
        while (!compiled.train(1000).epochEnded);
        while (!reference.train(1000).epochEnded);
      }
      const error = wayError(start, compiled.weights(), reference.weights());
      worst = Math.max(worst, error / limit);
      assert.ok(error < limit, `the way differs by ${error}`);
    });
    fc.assert(check, { seed: 7, numRuns: caseCount(200, 60) });
    console.log(`      worst: ${worst.toPrecision(2)} of what is allowed`);
  });

  it('has the same bits in panels of 8 and of 16, and in calls of any number of batches (seed 8)', () => {
    const check = fc.property(
      draws,
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 8 }),
      (draw, calls) => {
        const data = dataOf(draw);
        const { arithmetic } = draw.machine;
        const [narrow, wide] = widths.map(
          (widest) => new Trainer(draw.spec, data, { machine: machine(arithmetic, widest) }),
        );
        for (const batches of calls) narrow?.train(batches);
        while (wide && narrow && wide.step < narrow.step) wide.train(1);
        assert.deepEqual(wide?.saveState(), narrow?.saveState());
      },
    );
    fc.assert(check, { seed: 8, numRuns: caseCount(60, 25) });
  });
});
