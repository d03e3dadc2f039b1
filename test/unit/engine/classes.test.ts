import assert from 'node:assert/strict';
import fc from 'fast-check';
import { predictedClass, targetClass } from '../../../src/engine/classes';
import { Probe } from '../../../src/engine/inspect/probe';
import { predict } from '../../../src/engine/predict';
import { Trainer } from '../../../src/engine/training/trainer';
import { FeatureMatrix } from '../../../src/model/feature-matrix';
import type { LossName } from '../../../src/model/loss';
import { arithmetics, machine } from './compiled/machines';
import { datasetOf, dense, input, setOf, specOf } from './specs';

const seed = 20261128;
const one = { init: { name: 'constant', scale: 1, value: 1 } } as const;

/** Whether each engine and each place takes x = (z) for class 1, in a network of one unit whose z is x. */
function takenForOne(z: number, activation: 'sigmoid' | 'linear', loss: LossName): boolean[] {
  const spec = specOf([input(1), dense('output', 1, activation, one)], { precision: 'float32', loss });
  const dataset = datasetOf(setOf([z], [1], 1), ['no', 'yes']);
  const engines = [{}, ...arithmetics.map((arithmetic) => ({ machine: machine(arithmetic) }))];
  return engines.flatMap((options) => {
    const trainer = new Trainer(spec, dataset, options);
    const probe = new Probe(trainer.network);
    probe.run([z]);
    return [
      trainer.measure('train')?.accuracy === 1,
      trainer.wrong('train').length === 0,
      predict(trainer.network, new FeatureMatrix(Float64Array.of(z), 1)).classes[0] === 1,
      probe.predicted() === 1,
    ];
  });
}

describe('the class of an example', () => {
  it('is 1 where ŷ rounds to ½ but z is over 0, in every engine and every place that reports it', () => {
    for (const z of [1e-7, 2 ** -126, 1, 1e30]) {
      assert.ok(takenForOne(z, 'sigmoid', 'cross-entropy').every(Boolean), `z = ${z}`);
      assert.ok(!takenForOne(-z, 'sigmoid', 'cross-entropy').some(Boolean), `z = ${-z}`);
      assert.ok(takenForOne(z, 'linear', 'hinge').every(Boolean), `hinge, z = ${z}`);
      assert.ok(!takenForOne(-z, 'linear', 'hinge').some(Boolean), `hinge, z = ${-z}`);
    }
    assert.ok(!takenForOne(0, 'sigmoid', 'cross-entropy').some(Boolean));
  });

  it(`is the sign of z, whatever its size (seed ${seed})`, () => {
    const float = fc.float({ noNaN: true, noDefaultInfinity: true });
    const check = fc.property(float, (z) => {
      assert.deepEqual(new Set(takenForOne(z, 'sigmoid', 'cross-entropy')), new Set([z > 0]));
    });
    fc.assert(check, { seed, numRuns: 60 });
  });

  it('is that of the largest z where equal ŷ hide it, the first on a tie', () => {
    const taken = (...z: number[]): number => predictedClass({ z: Float64Array.from(z), n: z.length }, 0);
    // σ(40) and σ(50) are both 1.
    assert.equal(taken(0, 40, 50), 2);
    assert.equal(taken(-3, 7, 7), 1);
    assert.equal(taken(-2, -1), 1);
    assert.equal(predictedClass({ z: Float64Array.of(9, 0, 0, 1), n: 2 }, 1), 1);
  });

  it('is named by targets of 0 and 1, of ±1 under hinge, and of one for each class', () => {
    assert.deepEqual(
      [0, 1].map((i) => targetClass([0, 1], i, 1, 'cross-entropy')),
      [0, 1],
    );
    assert.deepEqual(
      [0, 1].map((i) => targetClass([-1, 1], i, 1, 'hinge')),
      [0, 1],
    );
    assert.equal(targetClass([0, 0, 1], 0, 3, 'cross-entropy'), 2);
  });
});
