import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Machine } from '../../../../src/engine/compiled/machine';
import { tensorsOf } from '../../../../src/engine/parameters';
import { allFinite } from '../../../../src/engine/tensor';
import { Trainer } from '../../../../src/engine/training/trainer';
import type { Dataset } from '../../../../src/model/dataset';
import type { Layer } from '../../../../src/model/layer';
import { Fault } from '../../../../src/model/message';
import { optimizerFacts, optimizerNames } from '../../../../src/model/optimizer';
import type { Training } from '../../../../src/model/train';
import { decodeCheckpoint } from '../../../../src/runs/checkpoint';
import { caseCount } from '../../../count';
import { datasetOf, dense, input, randomDataset, setOf, specOf, training } from '../specs';
import { dataOf, draws } from './draws';
import { arithmetics, machine } from './machines';

const base = randomDataset(2, 19, 3, 1, 'cross-entropy');
const data: Dataset = datasetOf(base.train, ['a', 'b'], randomDataset(3, 8, 3, 1, 'cross-entropy').train);

/** Everything that has a state: dropout, shuffling, a smaller last batch, an optimiser, early stopping. */
function specWith(train: Partial<Training>, rate = 0.3) {
  const layers: Layer[] = [input(3), dense('hidden', 5, 'tanh'), dense('output', 1, 'sigmoid')];
  if (rate > 0) layers.splice(2, 0, { kind: 'dropout', name: 'dropout', rate });
  return specOf(layers, { batch: 5, epochs: 50, precision: 'float32', ...train }, { seed: { value: 6, rng: 'pcg64' } });
}

const optimizer = (name: Training['optimizer']['name'], lr = 0.05) => ({ ...training.optimizer, name, lr });

function finish(trainer: Trainer, most = 1000): Uint8Array {
  while (!trainer.done) trainer.train(most);
  return trainer.saveState();
}

/**
 * A machine by whose clock each call takes 1 ms, however many its batches, and long pauses part them: so it looks all
 * the time who is faster. `teams` counts the batches that each has trained on in calls of several.
 */
function changing(plain: Machine, teams: Map<string, number>): Machine {
  let [clock, reads] = [0, 0];
  return {
    ...plain,
    now: () => (clock += ++reads % 2 === 0 ? 1 : 100),
    startThreadPool: (order) => {
      const pool = plain.startThreadPool(order);
      return {
        memory: pool.memory,
        call: (team, name, ...args) => {
          const batches = name === 'train' ? (args[0] ?? 0) : 0;
          if (batches > 1) teams.set(team, (teams.get(team) ?? 0) + batches);
          pool.call(team, name, ...args);
        },
        terminate: () => pool.terminate(),
      };
    },
  };
}

describe('compiled steps', () => {
  for (const arithmetic of arithmetics) {
    const options = { machine: machine(arithmetic) };

    it(`resumed at any step of a run of 200 give the same bits in ${arithmetic}`, () => {
      for (const rate of [0, 0.3]) {
        const spec = specWith(
          { optimizer: optimizer('adam'), schedule: { ...training.schedule, name: 'cosine' } },
          rate,
        );
        const end = finish(new Trainer(spec, data, options));
        const walking = new Trainer(spec, data, options);
        for (let step = 0; step <= 200; step++) {
          const resumed = Trainer.restore(spec, data, walking.saveState(), options);
          assert.equal(resumed.step, step);
          assert.deepEqual(finish(resumed, 3), end, `resumed at step ${step}`);
          walking.train();
        }
      }
    });
  }

  it('of every optimiser and width continue from a checkpoint of any other width (seed 22)', () => {
    const check = fc.property(
      fc.constantFrom(...optimizerNames),
      fc.constantFrom(...arithmetics),
      fc.constantFrom(undefined, { patience: 3, watch: 'test-cost' as const, restoreBest: true }),
      fc.array(fc.tuple(fc.nat(12), fc.constantFrom(8 as const, 16 as const)), { maxLength: 5 }),
      (name, arithmetic, stop, pauses) => {
        const spec = specWith({ optimizer: optimizer(name), epochs: 12, ...(stop ? { stop } : {}) });
        const straight = new Trainer(spec, data, { machine: machine(arithmetic) });
        const end = finish(straight);
        let trainer = new Trainer(spec, data, { machine: machine(arithmetic) });
        for (const [batches, widest] of pauses) {
          for (let k = 0; k < batches; k++) trainer.train();
          trainer = Trainer.restore(spec, data, trainer.saveState(), { machine: machine(arithmetic, widest) });
        }
        assert.deepEqual(finish(trainer), end);
        assert.deepEqual(trainer.weights(), straight.weights());
        assert.deepEqual(trainer.bestWeights(), straight.bestWeights());
        assert.deepEqual(trainer.record(), straight.record());
      },
    );
    fc.assert(check, { seed: 22, numRuns: caseCount(40, 15) });
  });

  it('can be continued neither by the reference engine nor in another arithmetic', () => {
    const spec = specWith({});
    const saved = new Trainer(spec, data, { machine: machine('mul-add') }).saveState();
    const refuses = (state: Uint8Array, other: { machine?: Machine }) =>
      assert.throws(
        () => Trainer.restore(spec, data, state, other),
        (error) => error instanceof Fault && error.detail.code === 'checkpoint-engine',
      );
    refuses(saved, {});
    refuses(new Trainer(spec, data).saveState(), { machine: machine('mul-add') });
    if (arithmetics.includes('fma')) refuses(saved, { machine: machine('fma') });
  });

  it('have the same bits where the first of two threads continues alone for a while', () => {
    for (const arithmetic of arithmetics) {
      const spec = specWith({ optimizer: optimizer('adam'), epochs: 400 }, 0);
      const end = finish(new Trainer(spec, data, { machine: machine(arithmetic) }));
      const teams = new Map<string, number>();
      const trainer = new Trainer(spec, data, { machine: changing(machine(arithmetic, 16, 2), teams) });
      assert.deepEqual(finish(trainer), end);
      trainer.terminate();
      for (const team of ['all', 'first']) assert.ok((teams.get(team) ?? 0) > 100, JSON.stringify([...teams]));
    }
  });

  it('have the same bits on one, two and three threads (seed 23)', () => {
    const check = fc.property(draws, (draw) => {
      const examples = dataOf(draw);
      const { arithmetic, widest } = draw.machine;
      const ends = [1, 2, 3].map((threads) => {
        const trainer = new Trainer(draw.spec, examples, { machine: machine(arithmetic, widest, threads) });
        for (let k = 0; k < 7; k++) trainer.train(2);
        const end = [trainer.saveState(), trainer.record()];
        trainer.terminate();
        return end;
      });
      for (const end of ends) assert.deepEqual(end, ends[0]);
    });
    fc.assert(check, { seed: 23, numRuns: caseCount(20, 8) });
  });

  it('name the first tensor that is not finite, whatever the calls, and keep the last finite weights', () => {
    const layers = [input(3), dense('hidden', 5, 'linear'), dense('output', 1, 'linear')];
    for (const [lr, shuffle] of [
      [0.9, true],
      [3, false],
      [1e30, true],
    ] as const) {
      const train = { loss: 'mse' as const, optimizer: optimizer('momentum', lr), batch: 5, epochs: 4000, shuffle };
      const spec = specOf(layers, { ...train, precision: 'float32' });
      const ends = [1, 3, 1000].map((most) => {
        const trainer = new Trainer(spec, base, { machine: machine(), every: 4000 });
        while (!trainer.done) trainer.train(most);
        return trainer;
      });
      const [first] = ends;
      assert.ok(first?.divergence, `lr ${lr} diverges`);
      for (const trainer of ends) {
        assert.deepEqual(trainer.divergence, first.divergence);
        assert.deepEqual(trainer.weights(), first.weights());
        assert.equal(trainer.step, first.divergence.step);
        assert.ok(trainer.weights().every((layer) => tensorsOf(layer).every((values) => allFinite(values))));
      }
      const reference = new Trainer(spec, base, { every: 4000 });
      while (!reference.done) reference.train();
      const off = Math.abs((reference.divergence?.step ?? Number.NaN) - first.divergence.step);
      assert.ok(off <= 2, `${JSON.stringify(reference.divergence)} and ${JSON.stringify(first.divergence)}`);
    }
  });

  it('look for what is not finite every 16 384 examples', () => {
    const layers = [input(3), dense('output', 1, 'linear')];
    const train = { loss: 'mse' as const, optimizer: optimizer('momentum', 1e30), batch: 64, epochs: 1000 };
    const spec = specOf(layers, { ...train, precision: 'float32', shuffle: false });
    const trainer = new Trainer(spec, randomDataset(4, 128, 3, 1, 'mse'), { machine: machine(), every: 1000 });
    let calls = 0;
    while (!trainer.done) {
      trainer.train(1);
      calls++;
    }
    assert.equal(calls, 16_384 / 64);
    assert.ok(trainer.divergence && trainer.divergence.step < 10);
  });

  it('keep moments of next to nothing at 0: subnormal floats would make each step take many times as long', () => {
    for (const name of optimizerNames.filter((each) => optimizerFacts(each).moments.length > 0)) {
      // The weight’s gradient is about x, that of the bias about 1.
      const moments = [1e-19, 1e-37].flatMap((x) => {
        const spec = specOf([input(1), dense('output', 1, 'linear')], {
          loss: 'mse',
          optimizer: optimizer(name),
          precision: 'float32',
        });
        const trainer = new Trainer(spec, datasetOf(setOf([x], [1], 1)), { machine: machine() });
        trainer.train(1);
        assert.equal(trainer.engine.kind, 'compiled');
        const { tensors } = decodeCheckpoint(trainer.saveState());
        return [...tensors].flatMap(([key, values]) => (key.startsWith('optimizer') ? [...values] : []));
      });
      assert.ok(moments.some((value) => value !== 0));
      assert.deepEqual(
        moments.filter((value) => value !== 0 && Math.abs(value) < 2 ** -120),
        [],
        name,
      );
    }
  });

  it('leave to the reference engine what they cannot carry out, and say why', () => {
    const reasons = [
      [specWith({ precision: 'float64' }), 'float64'],
      [
        specOf([input(3), dense('a', 4, 'softmax'), dense('b', 1, 'sigmoid')], { precision: 'float32' }),
        'hidden-softmax',
      ],
      [
        specOf([input(3), dense('a', 4, 'leaky-relu', { slope: -1 }), dense('b', 1, 'sigmoid')], {
          precision: 'float32',
        }),
        'negative-slope',
      ],
    ] as const;
    for (const [spec, reason] of reasons) {
      const { engine } = new Trainer(spec, data, { machine: machine() });
      assert.deepEqual(engine, { kind: 'reference', arithmetic: 'mul-add', threads: 1, reason });
    }
    assert.equal(new Trainer(specWith({ precision: 'float64' }), data).engine.reason, undefined);
    const rectified = dense('a', 4, 'leaky-relu', { slope: 0 });
    const { engine } = new Trainer(
      specOf([input(3), rectified, dense('b', 1, 'sigmoid')], { precision: 'float32' }),
      data,
      { machine: machine() },
    );
    assert.equal(engine.kind, 'compiled', 'a slope of 0 is that of ReLU');
  });
});
