import assert from 'node:assert/strict';
import { checkGradients } from '../../../../src/engine/gradcheck/gradient-check';
import { Trainer } from '../../../../src/engine/training/trainer';
import type { Dataset } from '../../../../src/model/dataset';
import type { OptimizerName } from '../../../../src/model/optimizer';
import type { Spec } from '../../../../src/model/spec';
import type { NetworkWeights } from '../../../../src/model/weights';
import { machine } from '../compiled/machines';
import { datasetOf, dense, denseWeights, fixture, input, setOf, specOf, training, weightOf } from '../specs';

interface Case {
  readonly name: string;
  readonly loss: 'categorical' | 'binary' | 'hinge' | 'squared';
  readonly m: number;
  readonly x: readonly number[];
  readonly labels: readonly number[];
  readonly layers: readonly { readonly weight: readonly number[]; readonly bias: readonly number[] }[];
  readonly weights: 'balanced' | readonly number[];
  readonly used: readonly number[];
  readonly optimizer: OptimizerName;
  readonly lr: number;
  readonly batch: number | 'full';
  readonly l2: number;
  readonly costs: readonly number[];
  readonly last: readonly (readonly number[])[];
}

/** Trainings by PyTorch in float64: test/fixtures/engine/class-weights.py. */
const cases: readonly Case[] = JSON.parse(fixture('class-weights.json'));

const kinds = {
  categorical: ['cross-entropy', 'softmax'],
  binary: ['cross-entropy', 'sigmoid'],
  hinge: ['hinge', 'linear'],
  squared: ['mse', 'sigmoid'],
} as const;

function prepared(given: Case, precision: 'float32' | 'float64' = 'float64'): [Spec, Dataset, NetworkWeights] {
  const { m, x, labels, layers, used, optimizer: name, lr, batch, l2 } = given;
  const [loss, activation] = kinds[given.loss];
  const outputs = activation === 'softmax' ? used.length : 1;
  const oneHot = (label: number): number[] => Array.from({ length: outputs }, (_, k) => Number(k === label));
  const y = labels.flatMap((label) => (outputs > 1 ? oneHot(label) : [loss === 'hinge' ? 2 * label - 1 : label]));
  const spec = specOf([input(4), dense('hidden', 5, 'tanh'), dense('output', outputs, activation)], {
    loss,
    optimizer: { ...training.optimizer, name, lr },
    batch,
    l2,
    classWeights: given.weights,
    shuffle: false,
    epochs: given.costs.length - 1,
    precision,
  });
  const start = layers.map(({ weight, bias }, k) =>
    denseWeights(
      ['hidden', 'output'][k] ?? '',
      weight.length / bias.length,
      Float64Array.from(weight),
      Float64Array.from(bias),
    ),
  );
  const data = datasetOf(
    setOf(x, y, m),
    used.map((_, k) => `c${k}`),
  );
  return [spec, { ...data, classWeights: used }, start];
}

function costsOf(trainer: Trainer): number[] {
  const costs = [trainer.record().train.cost];
  while (!trainer.done) {
    const { record } = trainer.train();
    if (record) costs.push(record.train.cost);
  }
  return costs;
}

const farthest = (a: ArrayLike<number>, b: readonly number[]): number =>
  b.reduce((worst, value, k) => Math.max(worst, Math.abs(value - (a[k] ?? NaN))), 0);

describe('a training with weighted classes', () => {
  for (const given of cases) {
    it(`equals PyTorch’s to 1e-10: ${given.name}`, () => {
      const [spec, data, weights] = prepared(given);
      const trainer = new Trainer(spec, data, { weights, every: 1 });
      const costs = costsOf(trainer);
      assert.equal(costs.length, given.costs.length);
      assert.ok(farthest(costs, given.costs) < 1e-10, `costs are off by ${farthest(costs, given.costs)}`);
      for (const [k, last] of given.last.entries()) {
        assert.ok(farthest(weightOf(trainer.weights()[k]), last) < 1e-10, `W[${k + 1}]`);
      }
    });

    it(`is compiled, within 1e-5: ${given.name}`, () => {
      const [spec, data, weights] = prepared(given, 'float32');
      const trainer = new Trainer(spec, data, { weights, every: 1, machine: machine() });
      assert.equal(trainer.engine.kind, 'compiled');
      const costs = costsOf(trainer);
      assert.ok(farthest(costs, given.costs) < 1e-5, `costs are off by ${farthest(costs, given.costs)}`);
      trainer.terminate();
    });

    it(`has the gradient of its cost: ${given.name}`, () => {
      const [spec, data, weights] = prepared(given);
      const check = checkGradients(spec, data, { weights });
      assert.ok(check.relativeError < 1e-7, String(check.relativeError));
    });
  }

  it('does not weigh accuracy, and a batch without any weight changes nothing', () => {
    const [given] = cases.filter(({ loss }) => loss === 'binary');
    assert.ok(given);
    const [spec, data, weights] = prepared(given);
    const plain = new Trainer(spec, { ...data, classWeights: [1, 1] }, { weights }).record();
    const heavy = new Trainer(spec, data, { weights }).record();
    assert.equal(heavy.train.accuracy, plain.train.accuracy);
    assert.notEqual(heavy.train.cost, plain.train.cost);
    const none = { ...data, train: { ...data.train, y: data.train.y.fill(0) }, classWeights: [0, 1] };
    for (const engine of [{}, { machine: machine() }]) {
      const still = new Trainer({ ...spec, train: { ...spec.train, precision: 'float32' } }, none, {
        weights,
        ...engine,
      });
      const before = still.weights();
      still.train();
      assert.deepEqual(still.weights(), before);
      assert.equal(still.record().train.cost, 0);
      still.terminate();
    }
  });
});
