import assert from 'node:assert/strict';
import { Trainer } from '../../../../../src/engine/training/trainer';
import { dense, input, randomDataset, specOf, weightOf } from '../../specs';
import { arithmetics, machine } from '../machines';

/** Rows of X are in panels of a batch, rows of Y in one row each; a row is copied in parts of 32 values. */
const sizes = [1, 3, 8, 17, 31, 32, 33, 40, 64, 65];

describe('a shuffled batch', () => {
  for (const arithmetic of arithmetics) {
    it(`holds whole rows of X and Y, whatever their lengths, in ${arithmetic}`, () => {
      for (const features of sizes) {
        for (const outputs of sizes) {
          const spec = specOf([input(features), dense('output', outputs, 'linear')], {
            loss: 'mse',
            batch: 4,
            epochs: 1,
            precision: 'float32',
          });
          const data = randomDataset(7, 10, features, outputs, 'mse');
          const trained = (options: ConstructorParameters<typeof Trainer>[2]) => {
            const trainer = new Trainer(spec, data, options);
            while (!trainer.done) trainer.train();
            return { kind: trainer.engine.kind, weights: weightOf(trainer.weights()[0]) };
          };
          const [compiled, reference] = [trained({ machine: machine(arithmetic) }), trained({})];
          assert.deepEqual([compiled.kind, reference.kind], ['compiled', 'reference']);
          assert.ok(
            compiled.weights.every((w, k) => Math.abs(w - (reference.weights[k] ?? NaN)) < 1e-4),
            `${features} features, ${outputs} outputs`,
          );
        }
      }
    });
  }
});
