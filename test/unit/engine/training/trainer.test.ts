import assert from 'node:assert/strict';
import { tensorsOf } from '../../../../src/engine/parameters';
import { allFinite } from '../../../../src/engine/tensor';
import { Trainer } from '../../../../src/engine/training/trainer';
import type { Dataset } from '../../../../src/model/dataset';
import { Fault } from '../../../../src/model/message';
import { optimizerNames } from '../../../../src/model/optimizer';
import type { TrainingRecord } from '../../../../src/model/record';
import type { Spec } from '../../../../src/model/spec';
import { datasetOf, dense, flower, input, randomDataset, setOf, specOf, training, weightOf } from '../specs';

/** Epochs and costs of all records, epoch 0 first. */
function recordsOf(trainer: Trainer): TrainingRecord[] {
  const records = [trainer.record()];
  while (!trainer.done) {
    const { record } = trainer.train();
    if (record) records.push(record);
  }
  return records;
}

const faultCode = (code: string) => (error: unknown) => error instanceof Fault && error.detail.code === code;

const layers = [input(3), dense('hidden', 4, 'tanh'), dense('output', 1, 'sigmoid')];
const data = (m = 23, seed = 3): Dataset => randomDataset(seed, m, 3, 1, 'cross-entropy');

describe('records', () => {
  it('come at epoch 0, after each `every` epochs and at the end', () => {
    const records = recordsOf(new Trainer(specOf(layers, { epochs: 10, batch: 10 }), data(), { every: 4 }));
    assert.deepEqual(
      records.map(({ epoch, step }) => [epoch, step]),
      [
        [0, 0],
        [4, 12],
        [8, 24],
        [10, 30],
      ],
    );
  });

  it('number about 200 by default', () => {
    for (const [epochs, count] of [
      [50, 51],
      [200, 201],
      [1000, 201],
      [1990, 200],
    ] as const) {
      assert.equal(recordsOf(new Trainer(specOf(layers, { epochs }), data(3))).length, count, `${epochs} epochs`);
    }
  });

  it('hold accuracy for classes alone, RMSE and R² for regression, and the test set where there is one', () => {
    const { train } = data();
    const withTest = datasetOf(train, ['a', 'b'], data(7, 9).train);
    const record = new Trainer(specOf(layers), withTest).record();
    assert.ok((record.train.accuracy ?? -1) >= 0 && (record.test?.accuracy ?? -1) >= 0);
    const regression = new Trainer(specOf(layers, { loss: 'mse' }), datasetOf(train)).record();
    assert.deepEqual(Object.keys(regression.train), ['cost', 'rmse', 'r2']);
    const shares = new Trainer(specOf(layers), datasetOf(train)).record();
    assert.deepEqual(Object.keys(shares.train), ['cost']);
    assert.equal(regression.test, undefined);
  });

  it('charge the test set the same l2 penalty', () => {
    const { train } = data();
    const dataset = datasetOf(train, ['a', 'b'], train);
    const plain = new Trainer(specOf(layers), dataset).record();
    const record = new Trainer(specOf(layers, { l2: 3 }), dataset).record();
    assert.ok(record.train.cost > plain.train.cost);
    assert.equal(record.test?.cost, record.train.cost);
  });
});

describe('batches', () => {
  it('make up the epoch, the last one smaller', () => {
    const trainer = new Trainer(specOf(layers, { batch: 10, epochs: 2 }), data(23));
    assert.equal(trainer.batchesPerEpoch, 3);
    const ends = Array.from({ length: 6 }, () => trainer.train().epochEnded);
    assert.deepEqual(ends, [false, false, true, false, false, true]);
    assert.equal(trainer.done, true);
    assert.deepEqual(trainer.train(), { epochEnded: false });
    assert.equal(trainer.step, 6);
  });

  it('of more examples than there are take them all', () => {
    assert.equal(new Trainer(specOf(layers, { batch: 1000 }), data(23)).batchesPerEpoch, 1);
  });

  it('visit every example once an epoch, in a new order each', () => {
    // One linear weight, loss |w·0 + b − y| with steps of a power of ten each: b counts who was visited.
    const m = 6;
    const visits: number[][] = [];
    const spec = specOf([input(m), dense('output', 1, 'linear', { init: { name: 'zeros', scale: 1, value: 0 } })], {
      loss: 'mae',
      batch: 1,
      epochs: 5,
      optimizer: { ...training.optimizer, lr: 1 },
    });
    const x = Array.from({ length: m * m }, (_, k) => (k % (m + 1) === 0 ? 1 : 0));
    const trainer = new Trainer(spec, datasetOf(setOf(x, Array(m).fill(1e9), m)));
    let before = weightOf(trainer.weights()[0]).slice();
    for (let epoch = 0; epoch < 5; epoch++) {
      const order: number[] = [];
      for (let i = 0; i < m; i++) {
        trainer.train();
        const now = weightOf(trainer.weights()[0]).slice();
        order.push(now.findIndex((w, k) => w !== before[k]));
        before = now;
      }
      visits.push(order);
    }
    for (const order of visits) assert.deepEqual([...order].sort(), [0, 1, 2, 3, 4, 5]);
    assert.ok(new Set(visits.map(String)).size > 1, 'the order never changed');
  });

  it('keep the data’s order where shuffling is off', () => {
    const weights = [false, false, true].map((shuffle) => {
      const trainer = new Trainer(specOf(layers, { batch: 5, shuffle }), data());
      while (!trainer.done) trainer.train();
      return String(weightOf(trainer.weights()[0]));
    });
    assert.equal(weights[0], weights[1]);
    assert.notEqual(weights[0], weights[2]);
  });
});

describe('training', () => {
  it('lowers the cost with every optimiser, in both precisions', () => {
    for (const name of optimizerNames) {
      for (const precision of ['float32', 'float64'] as const) {
        const optimizer = { ...training.optimizer, name, lr: 0.02 };
        const trainer = new Trainer(specOf(layers, { batch: 8, epochs: 30, optimizer, precision }), data());
        const records = recordsOf(trainer);
        const [first, last] = [records[0], records.at(-1)];
        assert.ok((last?.train.cost ?? NaN) < (first?.train.cost ?? NaN), `${name} ${precision}`);
        assert.equal(weightOf(trainer.weights()[0]) instanceof Float32Array, precision === 'float32');
      }
    }
  });

  it('in float32 stays close to float64 without being it', () => {
    const [single, double] = (['float32', 'float64'] as const).map((precision) => {
      const trainer = new Trainer(specOf(layers, { batch: 8, epochs: 20, precision }), data());
      return recordsOf(trainer).at(-1)?.train.cost ?? NaN;
    });
    assert.ok(Math.abs((single ?? NaN) - (double ?? NaN)) < 1e-5);
    assert.notEqual(single, double);
  });

  it('never moves a frozen layer', () => {
    const spec = specOf([input(3), dense('hidden', 4, 'tanh', { frozen: true }), dense('output', 1, 'sigmoid')], {
      optimizer: { ...training.optimizer, name: 'adamw', lr: 0.1, decay: 0.5 },
      l2: 1,
    });
    const trainer = new Trainer(spec, data());
    const [hidden, output] = trainer.weights();
    while (!trainer.done) trainer.train();
    assert.deepEqual(trainer.weights()[0], hidden);
    assert.notDeepEqual(trainer.weights()[1], output);
  });

  it('starts from given weights, and says which layer they lack or do not fit', () => {
    const source = new Trainer(specOf(layers, { epochs: 3 }), data());
    while (!source.done) source.train();
    const weights = source.weights();
    const trainer = new Trainer(specOf(layers), data(), { weights });
    assert.deepEqual(trainer.weights(), weights);
    assert.throws(
      () => new Trainer(specOf(layers), data(), { weights: weights.slice(1) }),
      faultCode('weights-missing'),
    );
    const wider = [input(3), dense('hidden', 5, 'tanh'), dense('output', 1, 'sigmoid')];
    assert.throws(() => new Trainer(specOf(wider), data(), { weights }), faultCode('weights-shape'));
  });

  it('refuses data that do not fit the network', () => {
    const others = [input(2), dense('output', 1, 'sigmoid')];
    assert.throws(() => new Trainer(specOf(others), data()), faultCode('features-mismatch'));
    const two = [input(3), dense('output', 2, 'softmax')];
    assert.throws(() => new Trainer(specOf(two), data()), faultCode('classes-mismatch'));
    assert.throws(() => new Trainer(specOf(two), datasetOf(data().train)), faultCode('outputs-mismatch'));
    assert.throws(() => new Trainer(specOf([input(3)]), data()), faultCode('no-output-layer'));
    const empty = { ...data(), train: setOf([], [], 0) };
    assert.throws(() => new Trainer(specOf(layers), empty), faultCode('no-examples'));
  });
});

describe('dropout', () => {
  const withDropout = (rate: number): Spec['layers'] => [
    input(3),
    dense('hidden', 400, 'linear', { init: { name: 'zeros', scale: 1, value: 0 }, bias: 1, frozen: true }),
    { kind: 'dropout', name: 'dropout', rate },
    dense('output', 1, 'linear', { init: { name: 'zeros', scale: 1, value: 0 } }),
  ];

  it('zeroes with probability rate and divides the rest by 1 − rate, drawn again for each batch', () => {
    // From zero weights the first step of mae moves w_j by lr·mask_j.
    const spec = specOf(withDropout(0.25), { loss: 'mae', optimizer: { ...training.optimizer, lr: 1 } });
    const trainer = new Trainer(spec, datasetOf(setOf([1, 2, 3], [1e9], 1)));
    trainer.train();
    const first = [...weightOf(trainer.weights()[1])];
    const dropped = first.filter((w) => w === 0).length;
    assert.ok(first.every((w) => w === 0 || Math.abs(w - 4 / 3) < 1e-15));
    assert.ok(dropped > 60 && dropped < 140, `${dropped} of 400 dropped`);
    trainer.train();
    const second = [...weightOf(trainer.weights()[1])].map((w, k) => w - (first[k] ?? NaN));
    assert.notDeepEqual(
      second.map((w) => w === 0),
      first.map((w) => w === 0),
    );
  });

  it('is off in records', () => {
    const dataset = datasetOf(data().train);
    const measure = (rate: number): number => {
      const spec = specOf([input(3), { kind: 'dropout', name: 'd', rate }, dense('output', 1, 'linear')], {
        loss: 'mse',
      });
      return new Trainer(spec, dataset).record().train.cost;
    };
    assert.equal(measure(0.9), measure(0));
  });

  it('of rate 0 changes nothing', () => {
    const costs = [true, false].map((dropout) => {
      const middle = dropout ? [{ kind: 'dropout', name: 'd', rate: 0 } as const] : [];
      const spec = specOf([input(3), dense('hidden', 4, 'tanh'), ...middle, dense('output', 1, 'sigmoid')], {
        batch: 5,
      });
      return recordsOf(new Trainer(spec, data())).map(({ train }) => train.cost);
    });
    assert.deepEqual(costs[0], costs[1]);
  });
});

describe('early stopping', () => {
  /** A rate far too large makes the cost rise after its best epoch. */
  const restless = (restoreBest: boolean, patience = 7): Spec =>
    specOf([input(2), dense('hidden', 5, 'tanh'), dense('output', 1, 'sigmoid')], {
      epochs: 5000,
      optimizer: { ...training.optimizer, lr: 25 },
      stop: { patience, watch: 'train-cost', restoreBest },
    });

  it('ends a run once `patience` epochs in a row brought nothing better', () => {
    const trainer = new Trainer(restless(false), flower(), { every: 1 });
    const costs = recordsOf(trainer).map(({ train }) => train.cost);
    assert.ok(trainer.stoppedEarly && trainer.done && trainer.epoch < 5000);
    const best = Math.min(...costs.slice(1));
    assert.equal(costs.indexOf(best), costs.length - 1 - 7);
  });

  it('that restores weights of a cost far above the first one has diverged', () => {
    const [x, y] = [
      [10, 20, 30, 40],
      [1e5, 2e5, 3e5, 4e5],
    ];
    const zeros = { init: { name: 'zeros', scale: 1, value: 0 } } as const;
    const spec = specOf([input(1), dense('out', 1, 'linear', zeros)], {
      loss: 'mse',
      optimizer: { ...training.optimizer, lr: 1 },
      epochs: 40,
      stop: { patience: 3, watch: 'train-cost', restoreBest: true },
    });
    const trainer = new Trainer(spec, datasetOf(setOf(x, y, 4)), { every: 1 });
    const records = recordsOf(trainer);
    assert.equal(trainer.weightsEpoch, 1);
    assert.equal(records.at(-1)?.weightsEpoch, 1);
    assert.ok((trainer.divergence?.factor ?? 0) > 1000, JSON.stringify(trainer.divergence));
  });

  it('looks at every epoch, whatever is recorded', () => {
    const epochs = [1, 1000].map((every) => {
      const trainer = new Trainer(restless(false), flower(), { every });
      recordsOf(trainer);
      return trainer.epoch;
    });
    assert.equal(epochs[0], epochs[1]);
  });

  it('brings the best weights back, and its last record is theirs', () => {
    const trainer = new Trainer(restless(true), flower(), { every: 1 });
    const costs = recordsOf(trainer).map(({ train }) => train.cost);
    const best = Math.min(...costs.slice(1));
    assert.equal(costs.at(-1), best);
    assert.equal(trainer.measure('train')?.cost, best);
    assert.deepEqual(trainer.weights(), trainer.bestWeights());
    assert.equal(trainer.weightsEpoch, costs.slice(0, -1).indexOf(best));
  });

  it('refuses to watch what the data do not have', () => {
    const stopping = (watch: 'test-cost' | 'train-accuracy'): Spec =>
      specOf(layers, { stop: { patience: 3, watch, restoreBest: false } });
    assert.throws(() => new Trainer(stopping('test-cost'), data()), faultCode('watch-missing'));
    assert.throws(() => new Trainer(stopping('train-accuracy'), datasetOf(data().train)), faultCode('watch-missing'));
    assert.ok(new Trainer(stopping('train-accuracy'), data()));
  });

  it('without restore-best keeps the last weights, and has the best ones too', () => {
    const trainer = new Trainer(restless(false), flower());
    recordsOf(trainer);
    assert.notDeepEqual(trainer.weights(), trainer.bestWeights());
  });
});

describe('divergence', () => {
  const diverging = (precision: 'float32' | 'float64', lr: number): Spec =>
    specOf([input(3), dense('first', 4, 'linear'), dense('second', 4, 'relu'), dense('last', 1, 'linear')], {
      loss: 'mse',
      batch: 4,
      epochs: 1000,
      precision,
      optimizer: { ...training.optimizer, lr },
    });

  for (const precision of ['float32', 'float64'] as const) {
    for (const lr of [3, 1e3, 1e30, 1e300]) {
      it(`ends the run and keeps finite weights: lr ${lr}, ${precision}`, () => {
        const trainer = new Trainer(diverging(precision, lr), randomDataset(4, 20, 3, 1, 'mse'));
        const records = recordsOf(trainer);
        const { divergence } = trainer;
        assert.ok(trainer.done && divergence);
        assert.match(divergence.tensor, /^(Z|A|dZ|dW|db|W|b)\[[123]\]$|^J$/);
        assert.ok(['first', 'second', 'last'].includes(divergence.layer));
        assert.equal(divergence.step, trainer.step);
        assert.equal(records.at(-1)?.epoch, divergence.epoch);
        for (const layer of trainer.weights()) assert.ok(tensorsOf(layer).every((values) => allFinite(values)));
      });
    }
  }

  it('names the first layer and tensor in forward order', () => {
    const large = { init: { name: 'constant', scale: 1, value: 1e200 } } as const;
    const spec = specOf(
      [input(1), dense('a', 1, 'linear', large), dense('b', 1, 'linear', large), dense('c', 1, 'linear')],
      {
        loss: 'mse',
      },
    );
    const trainer = new Trainer(spec, datasetOf(setOf([1], [0], 1)));
    trainer.train();
    assert.deepEqual(trainer.divergence, { layer: 'b', tensor: 'Z[2]', epoch: 0, step: 0 });
  });

  it('names a gradient where everything forward is finite', () => {
    const spec = specOf([input(1), dense('a', 1, 'linear', { init: { name: 'constant', scale: 1, value: 1e155 } })], {
      loss: 'mse',
    });
    const trainer = new Trainer(spec, datasetOf(setOf([1e100], [0], 1)));
    trainer.train();
    assert.deepEqual(trainer.divergence, { layer: 'a', tensor: 'dW[1]', epoch: 0, step: 0 });
  });

  it('takes back an update that made weights infinite', () => {
    const spec = specOf([input(1), dense('a', 1, 'linear', { init: { name: 'constant', scale: 1, value: 1 } })], {
      loss: 'mse',
      optimizer: { ...training.optimizer, lr: 1e308 },
    });
    const trainer = new Trainer(spec, datasetOf(setOf([10], [0], 1)));
    const before = trainer.weights();
    trainer.train();
    assert.deepEqual(trainer.divergence, { layer: 'a', tensor: 'W[1]', epoch: 0, step: 0 });
    assert.deepEqual(trainer.weights(), before);
  });

  it('sees a cost that overflows while gradients are still finite', () => {
    const spec = specOf([input(1), dense('a', 1, 'linear', { init: { name: 'constant', scale: 1, value: 1e160 } })], {
      loss: 'mse',
      optimizer: { ...training.optimizer, lr: 1e-300 },
    });
    const trainer = new Trainer(spec, datasetOf(setOf([1], [0], 1)), { every: 1 });
    trainer.train();
    assert.deepEqual(trainer.divergence, { layer: 'a', tensor: 'J', epoch: 1, step: 1 });
  });
});

describe('the memory budget', () => {
  it('refuses layers of 10⁹ units before anything is allocated, naming the largest', () => {
    const huge = specOf([
      input(3),
      dense('small', 4, 'relu'),
      dense('huge', 1e9, 'relu'),
      dense('output', 1, 'sigmoid'),
    ]);
    assert.throws(
      () => new Trainer(huge, data()),
      (error) => faultCode('memory-budget')(error) && error instanceof Fault && error.detail.args.name === 'huge',
    );
    const square = specOf([input(3), dense('a', 1e9, 'relu'), dense('b', 1e9, 'relu'), dense('output', 1, 'sigmoid')]);
    assert.throws(() => new Trainer(square, data()), faultCode('memory-budget'));
  });

  it('is the caller’s to set', () => {
    assert.throws(() => new Trainer(specOf(layers), data(), { memoryLimit: 1000 }), faultCode('memory-budget'));
    assert.ok(new Trainer(specOf(layers), data(), { memoryLimit: 100_000 }));
  });
});
