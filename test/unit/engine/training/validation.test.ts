import assert from 'node:assert/strict';
import { compilable } from '../../../../src/engine/compiled/network';
import { planTraining } from '../../../../src/engine/compiled/training-plan';
import { memoryNeeded } from '../../../../src/engine/memory';
import { Trainer, type TrainerOptions } from '../../../../src/engine/training/trainer';
import type { Dataset } from '../../../../src/model/dataset';
import { Fault } from '../../../../src/model/message';
import type { Measure, TrainingRecord } from '../../../../src/model/record';
import { type SetName, type Sets, setNames } from '../../../../src/model/sets';
import type { Spec } from '../../../../src/model/spec';
import type { Training } from '../../../../src/model/train';
import { arithmetics, machine } from '../compiled/machines';
import { datasetOf, dense, denseWeights, fixture, input, setOf, specOf, training } from '../specs';

interface Course {
  readonly sets: {
    readonly [N in SetName]: { readonly m: number; readonly x: readonly number[]; readonly y: readonly number[] };
  };
  readonly layers: readonly { readonly weight: readonly number[]; readonly bias: readonly number[] }[];
  readonly rate: number;
  readonly epochs: number;
  readonly patience: number;
  readonly records: readonly Required<Sets<Required<Measure>>>[];
  readonly best: number;
  readonly stopped: number;
}

/** By PyTorch in float64: test/fixtures/engine/validation.py. */
const course: Course = JSON.parse(fixture('validation.json'));

const classes = ['a', 'b'];
const set = (name: SetName) => setOf(course.sets[name].x, course.sets[name].y, course.sets[name].m);
const data: Dataset = datasetOf(set('train'), classes, set('test'), set('validation'));
const names = ['hidden', 'output'] as const;
const weights = course.layers.map(({ weight, bias }, l) =>
  denseWeights(names[l] ?? '', weight.length / bias.length, Float64Array.from(weight), Float64Array.from(bias)),
);

function specWith(train: Partial<Training> = {}): Spec {
  return specOf([input(2), dense('hidden', 6, 'tanh'), dense('output', 1, 'sigmoid')], {
    epochs: course.epochs,
    optimizer: { ...training.optimizer, lr: course.rate },
    stop: { patience: course.patience, watch: 'validation-cost', restoreBest: false },
    ...train,
  });
}

function recordsOf(trainer: Trainer): TrainingRecord[] {
  const records = [trainer.record()];
  while (!trainer.done) {
    const { record } = trainer.train();
    if (record) records.push(record);
  }
  return records;
}
const trainedBy = (spec: Spec, options: TrainerOptions = {}): TrainingRecord[] =>
  recordsOf(new Trainer(spec, data, { weights, every: 1, ...options }));

describe('a validation set in training', () => {
  it('has PyTorch’s cost to 1e-10 and its accuracy at every epoch, as the other sets have, and stops where it does', () => {
    const records = trainedBy(specWith());
    assert.equal(records.at(-1)?.epoch, course.stopped);
    assert.equal(records.length, course.records.length);
    for (const [epoch, wanted] of course.records.entries()) {
      for (const name of setNames) {
        const measure = records[epoch]?.[name];
        const difference = Math.abs((measure?.cost ?? Number.NaN) - wanted[name].cost);
        assert.ok(difference < 1e-10, `${name}, epoch ${epoch}: off by ${difference}`);
        assert.equal(measure?.accuracy, wanted[name].accuracy);
      }
    }
  });

  it('chooses the best weights, with `stop` or without, and restores them', () => {
    const restoring = new Trainer(
      specWith({ stop: { patience: course.patience, watch: 'validation-cost', restoreBest: true } }),
      data,
      { weights, every: 1 },
    );
    const last = recordsOf(restoring).at(-1);
    assert.equal(restoring.weightsEpoch, course.best);
    assert.ok(
      Math.abs((last?.validation?.cost ?? Number.NaN) - (course.records[course.best]?.validation.cost ?? 0)) < 1e-10,
    );
    const { stop: _stop, ...plain } = specWith().train;
    const unwatched = new Trainer({ ...specWith(), train: plain }, data, { weights, every: 1 });
    recordsOf(unwatched);
    assert.deepEqual(unwatched.bestWeights(), restoring.weights());
    const lowest = course.records.reduce(
      (low, { test }, i) => (test.cost < (course.records[low]?.test.cost ?? 0) ? i : low),
      0,
    );
    assert.notEqual(lowest, course.best, 'the test set would have chosen others');
  });

  it('is measured alike by both engines, in every arithmetic', () => {
    const spec = specWith({ precision: 'float32', epochs: 30 });
    const reference = trainedBy(spec);
    for (const arithmetic of arithmetics) {
      const compiled = trainedBy(spec, { machine: machine(arithmetic) });
      assert.equal(compiled.length, reference.length);
      for (const [epoch, record] of reference.entries()) {
        for (const name of setNames) {
          const [one, other] = [record[name], compiled[epoch]?.[name]];
          const difference = Math.abs((other?.cost ?? Number.NaN) / (one?.cost ?? Number.NaN) - 1);
          assert.ok(difference < 1e-5, `${arithmetic}, ${name}, epoch ${epoch}: off by ${difference}`);
          assert.equal(other?.accuracy, one?.accuracy);
        }
      }
    }
  });

  it('has its own wrong examples', () => {
    for (const options of [{}, { machine: machine() }]) {
      const trainer = new Trainer(specWith({ precision: 'float32' }), data, { weights, ...options });
      for (const name of setNames) {
        const { m } = course.sets[name];
        assert.equal((m - trainer.wrong(name).length) / m, trainer.measure(name)?.accuracy, name);
      }
      trainer.terminate();
    }
  });

  it('changes no bit of the weights, and resumes to the same ones from anywhere', () => {
    for (const options of [{}, { machine: machine() }]) {
      const spec = specWith({ precision: 'float32', batch: 7, epochs: 25 });
      const straight = new Trainer(spec, data, options);
      recordsOf(straight);
      const walking = new Trainer(spec, data, options);
      walking.record();
      for (let stops = 0; stops < 30 && !walking.done; stops++) {
        walking.train(3);
        const resumed = Trainer.restore(spec, data, walking.saveState(), options);
        assert.deepEqual(recordsOf(resumed).at(-1), {
          ...straight.record(),
          epoch: straight.epoch,
          step: straight.step,
        });
        assert.deepEqual(resumed.saveState(), straight.saveState());
        resumed.terminate();
      }
      const { stop: _stop, ...plain } = spec.train;
      const [with3, without] = [data, datasetOf(data.train, classes, data.test)].map((dataset) => {
        const trainer = new Trainer({ ...spec, train: plain }, dataset, options);
        while (!trainer.done) trainer.train(16);
        return trainer.weights();
      });
      assert.deepEqual(with3, without);
    }
  });

  it('is watched only where the data have one', () => {
    const without = datasetOf(data.train, classes, data.test);
    const code = (error: unknown) => error instanceof Fault && error.detail.code === 'watch-missing';
    assert.throws(() => new Trainer(specWith(), without), code);
    const regression = { ...data };
    Reflect.deleteProperty(regression, 'classes');
    const accuracy = specWith({ stop: { patience: 3, watch: 'validation-accuracy', restoreBest: false } });
    assert.throws(() => new Trainer(accuracy, regression), code);
    assert.ok(new Trainer(accuracy, data));
    assert.equal(
      new Trainer(specWith({ stop: { patience: 3, watch: 'test-cost', restoreBest: false } }), without).record()
        .validation,
      undefined,
    );
  });

  it('needs memory as a test set does', () => {
    const spec = specWith({ precision: 'float32' });
    const sizes = { features: 2, outputs: 1, train: 100, validation: 0, test: 0 };
    const of = (changes: Partial<typeof sizes>): number => memoryNeeded(spec, { ...sizes, ...changes });
    assert.equal(of({ validation: 300 }), of({ test: 300 }));
    assert.ok(of({ validation: 300, test: 300 }) > of({ test: 300 }));
    const network = compilable(spec);
    assert.ok(typeof network === 'object');
    const planned = (changes: Partial<typeof sizes>) => planTraining(network, spec.train, { ...sizes, ...changes }, 1);
    assert.equal(planned({ validation: 300 }).bytes, planned({ test: 300 }).bytes);
    const [both, alone] = [planned({ validation: 300, test: 300 }), planned({ test: 300 })];
    assert.ok(both.bytes > alone.bytes);
    assert.deepEqual({ ...both.memory, bytes: 0, validation: 0 }, { ...alone.memory, bytes: 0, validation: 0 });
  });
});
