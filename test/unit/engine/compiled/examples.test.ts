import assert from 'node:assert/strict';
import { Trainer } from '../../../../src/engine/training/trainer';
import { exampleOf, type Figures, figures, rightOf, trainToTheEnd } from '../../example-figures';
import { arithmetics, machine } from './machines';

/** A point next to a boundary may come to its other side where steps are rounded otherwise: one of each set. */
const near = (right: Figures, wanted: Figures): boolean =>
  Math.abs(right.train - wanted.train) <= 1 && Math.abs((right.test ?? 0) - (wanted.test ?? 0)) <= 1;

/**
 * Of costs, after one epoch in float32 by both engines: relative. Both round each step to 6e-8, in another order;
 * measured are 1.2e-7 at most.
 */
const costReach = 1e-6;

for (const arithmetic of arithmetics) {
  describe(`the examples, compiled, in ${arithmetic}`, () => {
    for (const [name, wanted] of Object.entries(figures)) {
      it(`${name} trains to its figures and meets what it expects`, () => {
        const { spec, dataset } = exampleOf(name);
        const options = { every: spec.train.epochs, machine: machine(arithmetic) };
        if (spec.train.precision === 'float64') {
          const { kind, reason } = new Trainer(spec, dataset, options).engine;
          assert.deepEqual([kind, reason], ['reference', 'float64']);
        }
        const single = { ...spec, train: { ...spec.train, precision: 'float32' as const } };
        const trainer = new Trainer(single, dataset, options);
        assert.equal(trainer.engine.kind, 'compiled');
        const right = rightOf(trainToTheEnd(trainer), dataset);
        assert.ok(near(right, wanted), JSON.stringify({ right, wanted }));
      });

      it(`${name} has the reference engine’s cost after its first epoch`, () => {
        const { spec, dataset } = exampleOf(name);
        const single = { ...spec, train: { ...spec.train, precision: 'float32' as const } };
        const costs = [{}, { machine: machine(arithmetic) }].map((options) => {
          const trainer = new Trainer(single, dataset, { ...options, epochs: 1 });
          while (!trainer.done) trainer.train();
          return trainer.record().train.cost;
        });
        const [reference = Number.NaN, compiled = Number.NaN] = costs;
        assert.ok(Math.abs(compiled / reference - 1) < costReach, costs.join(' and '));
      });
    }
  });
}
