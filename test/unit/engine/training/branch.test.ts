import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { Replay } from '../../../../src/engine/training/replay';
import { Trainer } from '../../../../src/engine/training/trainer';
import { encodeWeights } from '../../../../src/engine/weights-file';
import { branchRefusal } from '../../../../src/model/branch';
import { Fault } from '../../../../src/model/message';
import type { Spec } from '../../../../src/model/spec';
import type { Training } from '../../../../src/model/train';
import { decodeCheckpoint } from '../../../../src/runs/checkpoint';
import { caseCount } from '../../../count';
import { machine } from '../compiled/machines';
import { datasetOf, dense, input, randomDataset, specOf, training } from '../specs';

const base = randomDataset(2, 61, 3, 1, 'cross-entropy');
const data = datasetOf(base.train, ['a', 'b'], randomDataset(3, 8, 3, 1, 'cross-entropy').train);
const adam = { ...training.optimizer, name: 'adam', lr: 0.05 } as const;

function specWith(train: Partial<Training> = {}, units = 5, seed = 6): Spec {
  const layers = [
    input(3),
    dense('hidden', units, 'tanh'),
    { kind: 'dropout', name: 'dropout', rate: 0.3 } as const,
    dense('output', 1, 'sigmoid'),
  ];
  const settings = { batch: 8, epochs: 12, precision: 'float32', optimizer: adam, ...train } as const;
  return specOf(layers, settings, { seed: { value: seed, rng: 'pcg64' } });
}

const hash = (of: Pick<Trainer, 'weights'>): string =>
  createHash('sha256')
    .update(encodeWeights({ weights: of.weights() }))
    .digest('hex');

const machineOf = (compiled: boolean) => (compiled ? { machine: machine('mul-add', 8) } : {});

/** The moment of a run at a step. */
function momentAt(spec: Spec, step: number, compiled = false): Uint8Array {
  const trainer = new Trainer(spec, data, machineOf(compiled));
  trainer.record();
  if (step > 0) trainer.advance([{ of: 'batches', count: step }]);
  return trainer.saveMoment();
}

/** A branch from a moment, trained to its end; each step's hash. */
function branched(
  spec: Spec,
  moment: Uint8Array,
  compiled = false,
): { readonly begins: number; readonly hashes: string[] } {
  const trainer = Trainer.branch(spec, data, moment, machineOf(compiled));
  const [begins, hashes] = [trainer.step, [hash(trainer)]];
  while (!trainer.done) {
    trainer.train();
    hashes.push(hash(trainer));
  }
  return { begins, hashes };
}

const isFault = (code: string) => (error: unknown) => error instanceof Fault && error.detail.code === code;

describe('a branch of a run', () => {
  for (const compiled of [false, true]) {
    const runs = caseCount(200, 15);
    it(`has the bits of its run where the spec is unchanged (${compiled ? 'compiled' : 'reference'}, seed 8, ${runs} runs)`, () => {
      const spec = specWith();
      const whole = branched(spec, momentAt(spec, 0, compiled), compiled).hashes;
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 95 }), (step) => {
          const { begins, hashes } = branched(spec, momentAt(spec, step, compiled), compiled);
          assert.equal(begins, step);
          assert.deepEqual(hashes, whole.slice(step));
        }),
        { seed: 8, numRuns: runs },
      );
    });
  }

  it('gives the same bits each time, whatever of the spec has changed', () => {
    const moment = momentAt(specWith(), 37);
    const changes: readonly Spec[] = [
      specWith({ optimizer: { ...adam, lr: 0.3 } }),
      specWith({ optimizer: { ...training.optimizer, name: 'momentum', lr: 0.1 } }),
      specWith({ batch: 16 }),
      specWith({ shuffle: false }),
      specWith({ precision: 'float64' }),
      specWith({ epochs: 20, l2: 0.1 }),
      specWith({}, 5, 7),
    ];
    const ends = new Set<string>();
    for (const spec of changes) {
      const { begins, hashes } = branched(spec, moment);
      // In the fifth epoch of the run, and where its batches are divided otherwise, at its beginning.
      assert.equal(begins, spec.train.batch === 16 ? 16 : spec.train.shuffle ? 37 : 32);
      assert.equal(hashes[0] === branched(specWith(), moment).hashes[0], spec.train.precision === 'float32');
      assert.deepEqual(branched(spec, moment).hashes, hashes);
      ends.add(hashes.at(-1) ?? '');
    }
    assert.equal(ends.size, changes.length);
  });

  it('begins another optimiser as that begins: its corrections count from there', () => {
    const layers = [input(3), dense('hidden', 5, 'tanh'), dense('output', 1, 'sigmoid')];
    const of = (optimizer: Training['optimizer']): Spec => specOf(layers, { epochs: 30, optimizer });
    const trainer = new Trainer(of(training.optimizer), data);
    trainer.advance([{ of: 'batches', count: 11 }]);
    const branch = Trainer.branch(of(adam), data, trainer.saveMoment());
    const fresh = new Trainer(of(adam), data, { weights: trainer.weights() });
    assert.deepEqual([branch.step, branch.updates], [11, 0]);
    for (let k = 0; k < 6; k++) {
      branch.train();
      fresh.train();
      assert.equal(hash(branch), hash(fresh));
    }
    // Also through a checkpoint of its own.
    const resumed = Trainer.restore(of(adam), data, branch.saveState());
    resumed.train();
    fresh.train();
    assert.equal(hash(resumed), hash(fresh));
    assert.deepEqual([resumed.step, resumed.updates], [18, 7]);
  });

  it('is replayed from its own first moment, and has no step before it', () => {
    const spec = specWith({ optimizer: { ...training.optimizer, name: 'rmsprop', lr: 0.01 } });
    const first = Trainer.branch(spec, data, momentAt(specWith(), 37)).saveMoment();
    const { hashes } = branched(spec, momentAt(specWith(), 37));
    const replay = new Replay(spec, data, { steps: [37], read: () => first }, {}, 37);
    for (const step of [60, 41, 37, 95]) {
      assert.equal(replay.goTo(step), step);
      assert.equal(hash(replay), hashes[step - 37]);
    }
    // From a branch a further one.
    replay.goTo(50);
    assert.deepEqual(branched(spec, replay.saveMoment()).hashes, hashes.slice(13));
    const torn = new Replay(spec, data, { steps: [37], read: () => first.slice(9) }, {}, 37);
    assert.throws(() => torn.goTo(40), isFault('checkpoint-corrupt'));
  });

  it('is refused where shapes do not fit, no epoch is left, or the bytes are damaged', () => {
    const moment = momentAt(specWith(), 37);
    assert.throws(() => Trainer.branch(specWith({}, 4), data, moment), isFault('branch-moment'));
    assert.throws(() => Trainer.branch(specWith({ epochs: 4 }), data, moment), isFault('branch-epochs'));
    assert.throws(() => Trainer.branch(specWith(), data, moment.slice(1)), isFault('checkpoint-corrupt'));
    assert.equal(decodeCheckpoint(moment).progress.step, 37);
    assert.equal(branchRefusal(specWith(), specWith({ batch: 3 }, 5, 9)), undefined);
    assert.deepEqual(branchRefusal(specWith(), specWith({}, 4)), {
      code: 'branch-shapes',
      args: { name: 'hidden', found: 'W (4, 3), b (4, 1)', expected: 'W (5, 3), b (5, 1)' },
    });
    const flat = specOf([input(3), dense('output', 1, 'sigmoid')]);
    assert.equal(branchRefusal(specWith(), flat)?.code, 'branch-layers');
  });
});
