import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Machine } from '../../../../src/engine/compiled/machine';
import { type Moments, Replay } from '../../../../src/engine/training/replay';
import { Trainer } from '../../../../src/engine/training/trainer';
import { encodeWeights } from '../../../../src/engine/weights-file';
import type { Dataset } from '../../../../src/model/dataset';
import { Fault } from '../../../../src/model/message';
import type { Spec } from '../../../../src/model/spec';
import type { Training } from '../../../../src/model/train';
import { MomentSchedule } from '../../../../src/runs/moments';
import { caseCount } from '../../../count';
import { CountedPools, machine } from '../compiled/machines';
import { datasetOf, dense, flower, input, randomDataset, specOf, training } from '../specs';

const base = randomDataset(2, 61, 3, 1, 'cross-entropy');
const data: Dataset = datasetOf(base.train, ['a', 'b'], randomDataset(3, 8, 3, 1, 'cross-entropy').train);

function specWith(train: Partial<Training>, units = 5): Spec {
  const layers = [
    input(3),
    dense('hidden', units, 'tanh'),
    { kind: 'dropout', name: 'dropout', rate: 0.3 } as const,
    dense('output', 1, 'sigmoid'),
  ];
  return specOf(layers, { batch: 8, epochs: 40, precision: 'float32', ...train }, { seed: { value: 6, rng: 'pcg64' } });
}

const adam = { ...training.optimizer, name: 'adam', lr: 0.05 } as const;

/** What weights are to the bit. */
const hash = (of: Pick<Replay, 'weights'>): string =>
  createHash('sha256')
    .update(encodeWeights({ weights: of.weights() }))
    .digest('hex');

interface Recorded {
  /** By step. */
  readonly hashes: readonly string[];
  readonly moments: Moments;
  readonly restored: number | undefined;
}

/** A run, the hash of its weights at each of its steps, and the moments that it saved. */
function recorded(spec: Spec, dataset: Dataset, most: number, machineOf?: () => Machine): Recorded {
  const trainer = new Trainer(spec, dataset, machineOf ? { machine: machineOf() } : {});
  const schedule = new MomentSchedule(most);
  const saved = new Map<number, Uint8Array>();
  const hashes = [hash(trainer)];
  const save = (): void => {
    if (!schedule.due(trainer.step)) return;
    saved.set(trainer.step, trainer.saveMoment());
    for (const step of schedule.add(trainer.step)) saved.delete(step);
  };
  save();
  while (!trainer.done) {
    trainer.train();
    // Where the end restored the best weights, they are those of no step.
    if (trainer.weightsEpoch === undefined) hashes[trainer.step] = hash(trainer);
    save();
  }
  trainer.terminate();
  const read = (step: number): Uint8Array => saved.get(step) ?? assert.fail(`no moment at ${step}`);
  return { hashes, moments: { steps: schedule.saved, read }, restored: trainer.weightsEpoch };
}

const runs: readonly (readonly [title: string, spec: Spec, dataset: Dataset, machine: (() => Machine) | undefined])[] =
  [
    ['shuffle, dropout and Adam, in the reference engine', specWith({ optimizer: adam }), data, undefined],
    ['the same, compiled', specWith({ optimizer: adam }), data, () => machine('mul-add', 8)],
    ['several threads', specWith({ optimizer: adam, batch: 32, epochs: 60 }, 40), data, () => machine('mul-add', 8, 2)],
    [
      'an early stop with restored weights',
      specOf([input(2), dense('hidden', 5, 'tanh'), dense('output', 1, 'sigmoid')], {
        epochs: 500,
        batch: 50,
        optimizer: { ...training.optimizer, lr: 25 },
        stop: { patience: 20, watch: 'train-cost', restoreBest: true },
      }),
      flower(),
      undefined,
    ],
    [
      'a cosine schedule with momentum, clipping and float64',
      specWith({
        optimizer: { ...training.optimizer, name: 'momentum', lr: 0.1 },
        schedule: { ...training.schedule, name: 'cosine' },
        clip: 0.05,
        precision: 'float64',
      }),
      data,
      undefined,
    ],
  ];

describe('a replay', () => {
  for (const [title, spec, dataset, machineOf] of runs) {
    it(`has the bits of the run at 100 random steps, there and back: ${title} (seed 31)`, () => {
      const { hashes, moments } = recorded(spec, dataset, 12, machineOf);
      const last = hashes.length - 1;
      assert.ok(last > 100 && moments.steps.length <= 12);
      const replay = new Replay(spec, dataset, moments, machineOf ? { machine: machineOf() } : {});
      try {
        fc.assert(
          fc.property(fc.nat(last), (step) => {
            // The last step of a run whose weights were restored has no hash of its own.
            if (hashes[step] === undefined) return;
            assert.equal(replay.goTo(step), step);
            assert.equal(hash(replay), hashes[step], `step ${step}`);
            assert.deepEqual([replay.step, replay.epoch], [step, Math.floor(step / replay.batchesPerEpoch)]);
          }),
          { seed: 31, numRuns: caseCount(100, 100) },
        );
      } finally {
        replay.terminate();
      }
    });
  }

  it('has the last weights of a run that restored its best ones, and the figures of each epoch', () => {
    const [, spec, dataset] = runs[3] ?? assert.fail();
    const { hashes, moments, restored } = recorded(spec, dataset, 12);
    assert.ok(restored !== undefined);
    const replay = new Replay(spec, dataset, moments);
    const trainer = new Trainer(spec, dataset, { every: 1 });
    const records = [trainer.record()];
    while (!trainer.done) records.push(trainer.train().record ?? records[0] ?? assert.fail());
    for (const record of records.slice(0, -1)) {
      if (record.step % trainer.batchesPerEpoch > 0) continue;
      replay.goTo(record.step);
      assert.deepEqual(replay.record(), record);
    }
    assert.ok(hashes.length > 0);
  });

  it('needs no moment: a run that saved none is replayed from its start', () => {
    const spec = specWith({ optimizer: adam });
    const { hashes } = recorded(spec, data, 12);
    const replay = new Replay(spec, data, { steps: [], read: () => assert.fail() });
    for (const step of [7, 3, 40, 0]) {
      replay.goTo(step);
      assert.equal(hash(replay), hashes[step]);
    }
  });

  it('goes no further than the last finite step', () => {
    const spec = specOf([input(3), dense('output', 1, 'linear')], {
      loss: 'mse',
      optimizer: { ...training.optimizer, lr: 1e100 },
      batch: 8,
    });
    const trainer = new Trainer(spec, data);
    while (!trainer.done) trainer.train();
    const replay = new Replay(spec, data, { steps: [], read: () => assert.fail() });
    assert.equal(replay.goTo(50), trainer.step);
    assert.equal(hash(replay), hash(trainer));
  });

  it('begins before a moment whose file is torn', () => {
    const spec = specWith({ optimizer: adam });
    const { hashes, moments } = recorded(spec, data, 12);
    const [torn = 0] = moments.steps.slice(-2);
    const read = (step: number): Uint8Array => {
      const bytes = moments.read(step);
      return step === torn ? bytes.subarray(0, bytes.length - 5) : bytes;
    };
    const replay = new Replay(spec, data, { steps: moments.steps, read });
    assert.equal(replay.goTo(torn + 1), torn + 1);
    assert.equal(hash(replay), hashes[torn + 1]);
  });

  it('refuses a moment of another run, and ends its threads', () => {
    const spec = specWith({ optimizer: adam });
    const { moments } = recorded(spec, data, 12);
    const other = new Replay(specWith({ optimizer: { ...adam, lr: 0.04 } }), data, moments);
    assert.throws(
      () => other.goTo(100),
      (error) => error instanceof Fault && error.detail.code === 'checkpoint-spec',
    );
    const pools = new CountedPools();
    const shared = specWith({ optimizer: adam, batch: 32 }, 40);
    const threaded = new Replay(
      shared,
      data,
      { steps: [], read: () => assert.fail() },
      {
        machine: { ...machine('mul-add', 8, 2), startThreadPool: pools.start },
      },
    );
    threaded.goTo(3);
    assert.equal(pools.running, 1);
    threaded.terminate();
    assert.equal(pools.running, 0);
  });
});
