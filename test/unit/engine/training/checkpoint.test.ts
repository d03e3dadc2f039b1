import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Machine } from '../../../../src/engine/compiled/machine';
import { Trainer } from '../../../../src/engine/training/trainer';
import type { Dataset } from '../../../../src/model/dataset';
import { Fault } from '../../../../src/model/message';
import { optimizerNames } from '../../../../src/model/optimizer';
import type { Spec } from '../../../../src/model/spec';
import type { Training } from '../../../../src/model/train';
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from '../../../../src/runs/checkpoint';
import type { StoredValues } from '../../../../src/runs/safetensors';
import { CountedPools, machine } from '../compiled/machines';
import { datasetOf, dense, input, randomDataset, specOf, training } from '../specs';

const base = randomDataset(2, 19, 3, 1, 'cross-entropy');
const data: Dataset = datasetOf(base.train, ['a', 'b'], randomDataset(3, 8, 3, 1, 'cross-entropy').train);

/** Everything that has a state: dropout, shuffling, a smaller last batch, an optimiser, early stopping. */
function specWith(train: Partial<Training>, rng: 'pcg64' | 'numpy' = 'pcg64'): Spec {
  const layers = [
    input(3),
    dense('hidden', 5, 'tanh'),
    { kind: 'dropout', name: 'dropout', rate: 0.3 } as const,
    dense('output', 1, 'sigmoid'),
  ];
  return specOf(layers, { batch: 5, epochs: 50, ...train }, { seed: { value: 6, rng } });
}

const optimizer = (name: Training['optimizer']['name']): Training['optimizer'] => ({
  ...training.optimizer,
  name,
  lr: 0.05,
});
const faultCode = (code: string) => (error: unknown) => error instanceof Fault && error.detail.code === code;

function finish(trainer: Trainer): Uint8Array {
  while (!trainer.done) trainer.train();
  return trainer.saveState();
}

describe('a checkpoint', () => {
  it('resumed at any step of a run of 200 gives the same bits', () => {
    const spec = specWith({ optimizer: optimizer('adam'), schedule: { ...training.schedule, name: 'cosine' } });
    const straight = new Trainer(spec, data);
    const end = finish(straight);
    assert.equal(straight.step, 200);
    const walking = new Trainer(spec, data);
    for (let step = 0; step <= 200; step++) {
      const resumed = Trainer.restore(spec, data, walking.saveState());
      assert.equal(resumed.step, step);
      assert.deepEqual(finish(resumed), end, `resumed at step ${step}`);
      assert.deepEqual(resumed.weights(), straight.weights());
      walking.train();
    }
  });

  it('does so for every optimiser, precision and generator, through many stops (seed 21)', () => {
    const check = fc.property(
      fc.constantFrom(...optimizerNames),
      fc.constantFrom('float32' as const, 'float64' as const),
      fc.constantFrom('pcg64' as const, 'numpy' as const),
      fc.constantFrom(undefined, { patience: 3, watch: 'test-cost' as const, restoreBest: true }),
      fc.array(fc.nat(12), { maxLength: 5 }),
      (name, precision, rng, stop, pauses) => {
        const spec = specWith({ optimizer: optimizer(name), precision, epochs: 12, ...(stop ? { stop } : {}) }, rng);
        const straight = new Trainer(spec, data);
        const end = finish(straight);
        let trainer = new Trainer(spec, data);
        for (const batches of pauses) {
          for (let k = 0; k < batches; k++) trainer.train();
          trainer = Trainer.restore(spec, data, trainer.saveState());
        }
        assert.deepEqual(finish(trainer), end);
        assert.deepEqual(trainer.weights(), straight.weights());
        assert.deepEqual(trainer.bestWeights(), straight.bestWeights());
        assert.deepEqual(trainer.record(), straight.record());
      },
    );
    fc.assert(check, { seed: 21, numRuns: 60 });
  });

  it('of a finished run can be extended, and equals a longer run', () => {
    const stop = { patience: 1000, watch: 'test-cost' as const, restoreBest: true };
    const spec = specWith({ optimizer: optimizer('momentum'), stop });
    const short = new Trainer(spec, data, { epochs: 20, every: 5 });
    const state = finish(short);
    const extended = Trainer.restore(spec, data, state, { epochs: 50, every: 5 });
    const straight = new Trainer(spec, data, { every: 5 });
    // The state has the last weights, though each run ends with its best ones.
    assert.notDeepEqual(decodeCheckpoint(state).tensors.get('weights.0'), short.weights()[1]?.tensors[0]?.values);
    assert.deepEqual(finish(extended), finish(straight));
    assert.equal(extended.epoch, 50);
    assert.deepEqual(extended.weights(), straight.weights());
    assert.deepEqual(extended.bestWeights(), straight.bestWeights());
  });

  it('of a finished run is at its end', () => {
    const spec = specWith({});
    const trainer = new Trainer(spec, data);
    const again = Trainer.restore(spec, data, finish(trainer));
    assert.ok(again.done && again.epoch === 50);
    assert.deepEqual(again.weights(), trainer.weights());
  });

  it('keeps a divergence', () => {
    const spec = specOf([input(3), dense('output', 1, 'linear')], {
      loss: 'mse',
      optimizer: { ...optimizer('momentum'), lr: 1e200 },
    });
    const trainer = new Trainer(spec, data);
    const again = Trainer.restore(spec, data, finish(trainer));
    assert.ok(trainer.divergence);
    assert.deepEqual(again.divergence, trainer.divergence);
    assert.equal(again.done, true);
  });

  it('belongs to its spec and its data', () => {
    const spec = specWith({});
    const state = new Trainer(spec, data).saveState();
    const others: Spec[] = [
      specWith({ l2: 0.1 }),
      specWith({ optimizer: optimizer('adam') }),
      { ...spec, seed: { value: 7, rng: 'pcg64' } },
      { ...spec, layers: [input(3), dense('other', 5, 'tanh'), dense('output', 1, 'sigmoid')] },
    ];
    for (const other of others) assert.throws(() => Trainer.restore(other, data, state), faultCode('checkpoint-spec'));
    const otherData = { ...data, hash: 'other' };
    assert.throws(() => Trainer.restore(spec, otherData, state), faultCode('checkpoint-data'));
    const renamed = { ...specWith({ epochs: 80 }), name: 'Renamed', expect: [{ name: 'train-cost', max: 1 } as const] };
    assert.equal(Trainer.restore(renamed, data, state).epochs, 80);
  });

  it('under a cosine schedule keeps its number of epochs', () => {
    const spec = specWith({ schedule: { ...training.schedule, name: 'cosine' } });
    const state = new Trainer(spec, data).saveState();
    assert.throws(() => Trainer.restore(spec, data, state, { epochs: 51 }), faultCode('cosine-extended'));
  });

  it('that is refused leaves no thread behind, and one that is taken leaves all', () => {
    const pools = new CountedPools();
    const own = machine();
    const counted: Machine = { ...own, startThreadPool: pools.start };
    const spec = specWith({ schedule: { ...training.schedule, name: 'cosine' }, precision: 'float32' });
    const state = new Trainer(spec, data, { machine: own }).saveState();
    const { progress, tensors } = decodeCheckpoint(state);
    const wrong = encodeCheckpoint({ progress: { ...progress, batch: 4 }, tensors });
    const byReference = new Trainer(spec, data).saveState();
    for (const [code, saved, more] of [
      ['cosine-extended', state, { epochs: 51 }],
      ['checkpoint-corrupt', wrong, {}],
      ['checkpoint-engine', byReference, {}],
    ] as const) {
      assert.throws(() => Trainer.restore(spec, data, saved, { machine: counted, ...more }), faultCode(code));
      assert.equal(pools.running, 0, code);
    }
    const trainer = Trainer.restore(spec, data, state, { machine: counted });
    assert.equal(trainer.engine.kind, 'compiled');
    assert.equal(pools.running, 1);
    trainer.terminate();
  });

  it('that is damaged anywhere is a fault, never another run (seed 22)', () => {
    const spec = specWith({ optimizer: optimizer('adam') });
    const trainer = new Trainer(spec, data);
    for (let k = 0; k < 7; k++) trainer.train();
    const state = trainer.saveState();
    const damaged = fc.oneof(
      fc.tuple(fc.nat(state.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, flip]) => {
        const bytes = state.slice();
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        return bytes;
      }),
      fc.nat(state.length - 1).map((length) => state.slice(0, length)),
      fc.uint8Array({ maxLength: 60 }),
    );
    const check = fc.property(damaged, (bytes) => {
      assert.throws(() => Trainer.restore(spec, data, bytes), faultCode('checkpoint-corrupt'));
    });
    fc.assert(check, { seed: 22, numRuns: 2000 });
  });

  it('whose sums are right is a fault all the same where its numbers cannot be of this training (seed 23)', () => {
    for (const rng of ['pcg64', 'numpy'] as const) {
      const spec = specWith({ optimizer: optimizer('adam') }, rng);
      const trainer = new Trainer(spec, data);
      for (let k = 0; k < 7; k++) trainer.train();
      const { progress, tensors } = decodeCheckpoint(trainer.saveState());
      assert.deepEqual([progress.epoch, progress.batch, progress.step], [1, 3, 7]);
      const order = [...(tensors.get('order.0') ?? [])];
      const withProgress = (changed: Partial<Checkpoint['progress']>): Checkpoint => ({
        progress: { ...progress, ...changed },
        tensors,
      });
      const withTensor = (name: string, values?: StoredValues): Checkpoint => {
        const changed = new Map(tensors);
        if (values) changed.set(name, values);
        else changed.delete(name);
        return { progress, tensors: changed };
      };
      const damaged: fc.Arbitrary<Checkpoint> = fc.oneof(
        fc.constantFrom('epoch', 'step', 'batch').chain((name) =>
          fc
            .oneof(fc.nat(2000), fc.constantFrom(-1, 0.5, 4, 999, Number.MAX_SAFE_INTEGER))
            .filter((value) => value !== progress[name as 'step'])
            .map((value) => withProgress({ [name]: value })),
        ),
        fc
          .constantFrom('shuffle' as const, 'dropout' as const)
          .chain((name) =>
            fc
              .constantFrom<number[]>(
                [],
                progress[name].slice(1),
                [...progress[name].slice(0, -1), -1],
                [...progress[name].slice(0, -1), 2 ** 40],
                [0.5, ...progress[name].slice(1)],
                [...progress[name], 0, 0],
              )
              .map((stream) => withProgress({ [name]: stream })),
          ),
        fc.constantFrom(...tensors.keys()).map((name) => withTensor(name)),
        fc
          .constantFrom(...tensors.keys())
          .map((name) => withTensor(name, new Float32Array((tensors.get(name)?.length ?? 0) + 1))),
        fc.constantFrom(...tensors.keys()).map((name) => withTensor(name, new Float32Array(tensors.get(name) ?? []))),
        fc.string().map((name) => withTensor(`other.${name}`, new Float32Array(1))),
        fc
          .tuple(fc.nat(order.length - 1), fc.integer({ min: -3, max: order.length + 3 }))
          .filter(([at, value]) => order[at] !== value)
          .map(([at, value]) =>
            withTensor(
              'order.0',
              Int32Array.from(order, (held, i) => (i === at ? value : held)),
            ),
          ),
      );
      const check = fc.property(damaged, (checkpoint) => {
        assert.throws(() => Trainer.restore(spec, data, encodeCheckpoint(checkpoint)), faultCode('checkpoint-corrupt'));
      });
      fc.assert(check, { seed: 23, numRuns: 500 });
    }
  });
});
