import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { canDie, firstDeadUnit } from '../../../../src/engine/inspect/dead-units';
import { GradientNorm } from '../../../../src/engine/inspect/gradient-norm';
import { Network } from '../../../../src/engine/network';
import { Advance } from '../../../../src/engine/training/advance';
import { Trainer } from '../../../../src/engine/training/trainer';
import { encodeWeights } from '../../../../src/engine/weights-file';
import type { ActivationName } from '../../../../src/model/activation';
import type { Goal } from '../../../../src/model/goal';
import { Fault } from '../../../../src/model/message';
import type { Spec } from '../../../../src/model/spec';
import { caseCount } from '../../../count';
import { machine } from '../compiled/machines';
import { datasetOf, dense, flower, input, specOf } from '../specs';
import { smallBatches, smallData, smallExamples, smallSpec } from './small-run';

const data = smallData;
const spec = smallSpec(0.02);
const batches = smallBatches;

const hash = (trainer: Trainer): string =>
  createHash('sha256')
    .update(encodeWeights({ weights: trainer.weights() }))
    .digest('hex');

/** The hash after each step of a straight run, and the training cost after each epoch. */
function straight(compiled: boolean): { readonly hashes: string[]; readonly costs: number[] } {
  const trainer = new Trainer(spec, data, compiled ? { machine: machine('mul-add', 8) } : {});
  const [hashes, costs] = [[hash(trainer)], [trainer.record().train.cost]];
  while (!trainer.done) {
    const { epochEnded } = trainer.train();
    hashes.push(hash(trainer));
    if (epochEnded) costs.push(trainer.record().train.cost);
  }
  return { hashes, costs };
}

const goal: fc.Arbitrary<Goal> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ of: fc.constantFrom('batches', 'epochs'), count: fc.integer({ min: 1, max: 12 }) }),
  },
  fc.record({
    of: fc.constantFrom('train-cost', 'test-cost', 'gradient'),
    is: fc.constantFrom('below', 'above'),
    bound: fc.double({ min: 0.05, max: 0.8, noNaN: true }),
  }),
  fc.constant({ of: 'dead' } as const),
);

describe('advancing to a goal', () => {
  for (const compiled of [false, true]) {
    const { hashes, costs } = straight(compiled);
    const trainerOf = (): Trainer => new Trainer(spec, data, compiled ? { machine: machine('mul-add', 8) } : {});
    const engine = compiled ? 'compiled' : 'reference';
    const runs = caseCount(400, 20);

    it(`gives the bits of a straight run, in any sequence of goals and calls (${engine}, seed 5, ${runs} runs)`, () => {
      const ways = fc.array(
        fc.record({ goals: fc.array(goal, { minLength: 1, maxLength: 3 }), most: fc.integer({ min: 1, max: 9 }) }),
        { maxLength: 12 },
      );
      fc.assert(
        fc.property(ways, (parts) => {
          const [trainer, whole] = [trainerOf(), trainerOf()];
          for (const { goals, most } of parts) {
            const advance = new Advance(trainer, goals);
            do advance.train(most);
            while (!advance.reached && !trainer.done);
            const reached = whole.advance(goals);
            // However it is divided, it ends at the same step, for the same reason.
            assert.deepEqual([trainer.step, advance.reached], [whole.step, reached]);
            assert.equal(hash(trainer), hashes[trainer.step]);
          }
          while (!trainer.done) trainer.train(batches);
          assert.equal(hash(trainer), hashes.at(-1));
        }),
        { seed: 5, numRuns: runs },
      );
    });

    it(`pauses after the first epoch whose cost is below a bound (${engine})`, () => {
      const bound = ((costs[9] ?? 0) + (costs[10] ?? 0)) / 2;
      const first = costs.findIndex((cost) => cost < bound);
      const trainer = trainerOf();
      const reached = trainer.advance([{ of: 'train-cost', is: 'below', bound }]);
      assert.equal(trainer.step, first * batches);
      assert.equal(reached?.value, costs[first]);
      // It holds already: nothing is trained.
      assert.deepEqual(trainer.advance([{ of: 'train-cost', is: 'below', bound }]), reached);
      assert.equal(trainer.step, first * batches);
    });
  }

  it('counts batches and epochs from where it is, an epoch to its end', () => {
    const trainer = new Trainer(spec, data);
    const to = (of: 'batches' | 'epochs', count: number): number => {
      trainer.advance([{ of, count }]);
      return trainer.step;
    };
    assert.deepEqual([to('batches', 3), to('epochs', 1), to('epochs', 2), to('batches', 11)], [3, 8, 24, 35]);
    assert.equal(trainer.advance([{ of: 'epochs', count: 1000 }]), undefined);
    assert.equal(trainer.done, true);
  });

  it('refuses what can never be measured', () => {
    const regression = datasetOf(smallExamples);
    const tanh = specOf([input(3), dense('hidden', 4, 'tanh'), dense('output', 1, 'sigmoid')]);
    const cases: readonly (readonly [Spec, typeof data, Goal, string])[] = [
      [spec, regression, { of: 'train-accuracy', is: 'above', bound: 0.9 }, 'goal-no-classes'],
      [spec, data, { of: 'validation-cost', is: 'below', bound: 1 }, 'goal-no-set'],
      [spec, regression, { of: 'test-cost', is: 'below', bound: 1 }, 'goal-no-set'],
      [tanh, data, { of: 'dead' }, 'goal-no-units'],
    ];
    for (const [of, on, goal, code] of cases) {
      assert.throws(
        () => new Trainer(of, on).advance([{ of: 'batches', count: 1 }, goal]),
        (error) => error instanceof Fault && error.detail.code === code,
      );
    }
  });
});

describe('the norm of the whole gradient', () => {
  it('is that by which gradient descent on all examples moves the parameters, over α', () => {
    const network = specOf([input(2), dense('hidden', 4, 'tanh'), dense('output', 1, 'sigmoid')], {
      l2: 0.3,
      clip: 1e-3,
    });
    const plain = { ...network, train: { ...network.train } };
    delete (plain.train as { clip?: number }).clip;
    const trainer = new Trainer(plain, flower());
    const flat = (): number[] =>
      trainer.weights().flatMap(({ tensors }) => tensors.flatMap(({ values }) => [...values]));
    const [norm, before] = [new GradientNorm(flower()).of(trainer.network), flat()];
    assert.equal(new GradientNorm(flower()).of(new Trainer(network, flower()).network), norm, 'before clipping');
    trainer.train();
    const moved = Math.sqrt(flat().reduce((sum, value, k) => sum + (value - (before[k] ?? NaN)) ** 2, 0));
    assert.ok(Math.abs(moved / plain.train.optimizer.lr / norm - 1) < 1e-9, `${moved} ${norm}`);
  });
});

describe('dead units', () => {
  it('are found layer by layer, the first of them alone', () => {
    const layers = [
      input(2),
      dense('first', 3, 'relu'),
      dense('second', 4, 'relu', { bias: 9 }),
      dense('output', 1, 'sigmoid'),
    ];
    const network = new Network(specOf(layers));
    network.initialize();
    assert.equal(firstDeadUnit(network, flower(), network), undefined);
    const kill = (layer: number, unit: number): void => {
      const tensors = network.parameters[layer]?.tensors;
      const bias = tensors?.find(({ name }) => name === 'bias');
      if (bias) bias.values[unit] = -1e4;
    };
    kill(1, 2);
    assert.deepEqual(firstDeadUnit(network, flower(), network), { layer: 'second', unit: 2 });
    kill(0, 1);
    assert.deepEqual(firstDeadUnit(network, flower(), network), { layer: 'first', unit: 1 });
  });

  it('are possible where an activation of the relu family is flat below 0', () => {
    const can = (name: ActivationName): boolean =>
      canDie(new Network(specOf([input(2), dense('hidden', 3, name), dense('output', 1, 'sigmoid')])));
    for (const name of ['relu', 'elu', 'gelu', 'silu', 'softplus'] as const) assert.equal(can(name), true, name);
    for (const name of ['leaky-relu', 'tanh', 'sigmoid', 'linear'] as const) assert.equal(can(name), false, name);
  });
});
