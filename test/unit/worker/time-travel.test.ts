import assert from 'node:assert/strict';
import { prepareData } from '../../../src/data/prepare';
import { Trainer } from '../../../src/engine/training/trainer';
import { Fault } from '../../../src/model/message';
import type { Spec } from '../../../src/model/spec';
import { specOf, TrainingFixture, target } from './training-fixture';

const spec = specOf(`nnet 1
seed 7
data { generate moons samples=80 noise=0.2; holdout 0.2 }
model { input 2; dense hidden 5 tanh; dropout rate=0.2; dense output 1 sigmoid }
train { loss cross-entropy; optimizer adam lr=0.05; batch 16; epochs 30 }
`);

/** W[1] of each step of a straight run. */
function straight(of: Spec): readonly (readonly number[])[] {
  const trainer = new Trainer(of, prepareData(of, new Map()));
  const first = (): number[] => [
    ...(trainer.weights()[0]?.tensors.find(({ name }) => name === 'weight')?.values ?? []),
  ];
  const found = [first()];
  while (!trainer.done) {
    trainer.train(1);
    found[trainer.step] = first();
  }
  return found;
}

const doubles = (buffer: ArrayBuffer | undefined): number[] => [...new Float64Array(buffer ?? new ArrayBuffer(0))];

/** W[1] as the panel is told of it. */
function told({ training }: TrainingFixture): number[] {
  return Array.from({ length: 5 }, (_, unit) =>
    doubles(training.questions.unit({ position: 1, unit, example: { from: 'train', index: 0 }, surface: 0 }).weights),
  ).flat();
}

describe('going back in a run', () => {
  const steps = straight(spec);
  const last = steps.length - 1;

  it('shows the weights of each step to the bit, in any order, in all that the panel asks', async () => {
    const fixture = new TrainingFixture(spec);
    await fixture.train();
    const { training } = fixture;
    training.watch({ visible: true, example: { from: 'train', index: 0 }, surface: 0 });
    for (const step of [60, 3, 0, 119, 61, 62, 118, 7]) {
      await training.travels.show(step);
      const { shown, step: present, status } = training.progress();
      assert.deepEqual([shown?.step, shown?.epoch], [step, Math.floor(step / 4)]);
      assert.deepEqual([present, status], [last, 'finished']);
      assert.deepEqual(told(fixture), steps[step]);
      assert.equal(training.questions.walk({ from: 'train', index: 0, many: false, stop: 0 }).moment.step, step);
      assert.equal(training.questions.layer(1).moment.step, step);
    }
    await training.travels.show(null);
    assert.equal(training.progress().shown, undefined);
    assert.deepEqual(told(fixture), steps[last]);
  });

  it('tells the cost of the moment, and sends its picture', async () => {
    const fixture = new TrainingFixture(spec);
    await fixture.train();
    const { training } = fixture;
    training.watch({ visible: true, example: null, surface: 0 });
    training.acknowledge(fixture.snapshots.at(-1)?.snapshot.sequence ?? -1);
    fixture.clock += 1000;
    await training.travels.show(40);
    assert.equal(fixture.snapshots.at(-1)?.snapshot.moment.step, 40);
    const { shown } = fixture.progress.at(-1) ?? {};
    const recorded = fixture.runs.history('run').find(({ step }) => step === 40);
    assert.deepEqual(shown?.record, recorded);
  });

  it('is over once training goes on', async () => {
    const fixture = new TrainingFixture(spec);
    fixture.prepare();
    fixture.training.start(target('run'), true);
    for (let epoch = 0; epoch < 5; epoch++) {
      fixture.training.step();
      await fixture.training.whenIdle();
    }
    await fixture.training.travels.show(2);
    assert.deepEqual(told(fixture), steps[2]);
    fixture.training.step();
    await fixture.training.whenIdle();
    assert.equal(fixture.training.progress().shown, undefined);
    assert.deepEqual(told(fixture), steps[24]);
  });

  it('is refused while it trains, and before there is a network', async () => {
    const isFault = (code: string) => (error: unknown) => error instanceof Fault && error.detail.code === code;
    const fixture = new TrainingFixture(spec);
    await assert.rejects(fixture.training.travels.show(1), isFault('train-not-prepared'));
    fixture.prepare();
    let refused: Promise<unknown> | undefined;
    fixture.between = () => {
      refused ??= assert.rejects(fixture.training.travels.show(1), isFault('train-running'));
    };
    fixture.training.start(target('run'), false);
    await fixture.training.whenIdle();
    await refused;
    assert.ok(refused);
  });

  it('gives up a way when another step is asked for', async () => {
    const fixture = new TrainingFixture(spec, 30);
    await fixture.train('run', {});
    const [first, second] = [fixture.training.travels.show(100), fixture.training.travels.show(9)];
    await Promise.all([first, second]);
    assert.equal(fixture.training.progress().shown?.step, 9);
    assert.deepEqual(told(fixture), steps[9]);
  });

  it('works in a run that is opened, by the moments that it has saved', async () => {
    const fixture = new TrainingFixture(spec);
    await fixture.train();
    fixture.prepare({ load: 2, from: { folder: 'run', purpose: 'look' } });
    for (const step of [77, 12]) {
      await fixture.training.travels.show(step);
      assert.deepEqual(told(fixture), steps[step]);
    }
  });

  it('tells at rest how many moments the run has saved and what they take, and nothing of a run without a folder', async () => {
    const fixture = new TrainingFixture(spec);
    const isWhole = { seen: false, trained: 0 };
    fixture.between = () => {
      const { status, moments, step } = fixture.training.progress();
      if (status !== 'training') return;
      assert.equal(moments, undefined);
      isWhole.trained++;
      if (step > 60 && !isWhole.seen) {
        isWhole.seen = true;
        fixture.training.pause();
      }
    };
    const stored = () => {
      const { steps, bytes } = fixture.runs.momentsOf('run');
      return { count: steps.length, bytes };
    };
    await fixture.train();
    assert.ok(isWhole.seen && isWhole.trained > 1);
    const paused = fixture.training.progress();
    assert.equal(paused.status, 'paused');
    assert.deepEqual(paused.moments, stored());
    fixture.training.resume();
    await fixture.training.whenIdle();
    const { status, moments } = fixture.training.progress();
    assert.equal(status, 'finished');
    assert.ok(moments && moments.count > 0 && moments.bytes > 0);
    assert.deepEqual(moments, stored());
    assert.ok(moments.count >= (paused.moments?.count ?? 0));
    fixture.prepare({ load: 2, from: { folder: 'run', purpose: 'look' } });
    assert.deepEqual(fixture.training.progress().moments, moments);
    fixture.prepare({ load: 3 });
    assert.equal(fixture.training.progress().moments, undefined);
  });

  it('shows the last step of a run whose best weights were restored, which the present does not', async () => {
    const early = {
      ...spec,
      train: { ...spec.train, stop: { patience: 3, watch: 'test-cost' as const, restoreBest: true }, epochs: 400 },
    };
    const fixture = new TrainingFixture(early);
    const { step, weightsEpoch } = await fixture.train();
    assert.ok(weightsEpoch !== undefined);
    const present = told(fixture);
    await fixture.training.travels.show(step);
    assert.equal(fixture.training.progress().shown?.step, step);
    assert.notDeepEqual(told(fixture), present);
    await fixture.training.travels.show(weightsEpoch * 4);
    assert.deepEqual(told(fixture), present);
  });
});
