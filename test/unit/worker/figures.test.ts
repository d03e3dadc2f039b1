import assert from 'node:assert/strict';
import { Trainer } from '../../../src/engine/training/trainer';
import { flowerText, specOf, TrainingFixture, target } from './training-fixture';

describe('the figures of a training', () => {
  it('are a batch’s loss each second where records come seldom, each of its own step', async () => {
    // Each look at the clock takes 50 ms, so that no record comes within a second.
    const fixture = new TrainingFixture(specOf(flowerText(400)), 50);
    fixture.prepare({ every: 400 });
    fixture.training.start(target('run'), false);
    await fixture.training.whenIdle();
    const batches = fixture.progress.flatMap(({ batch }) => (batch ? [batch] : []));
    assert.ok(new Set(batches.map(({ step }) => step)).size > 10, `${batches.length}`);
    assert.ok(batches.every(({ loss, examples }) => loss > 0 && examples >= 1 && examples <= 16));
    for (const { batch, record, step } of fixture.progress) {
      assert.ok(!batch || (record && batch.step > record.step && batch.step <= step), 'never older than the record');
    }
    const end = fixture.progress.at(-1);
    assert.deepEqual([end?.batch, end?.record?.step], [undefined, end?.step], 'at its end a run is measured');
  });

  it('are no batch’s where records come often', async () => {
    const fixture = new TrainingFixture(specOf(flowerText(40)), 0.01);
    await fixture.train();
    assert.ok(fixture.progress.every(({ batch }) => batch === undefined || batch.step < 8));
  });

  it('are measured at the step at which training is paused, and the history keeps its own records', async () => {
    const fixture = new TrainingFixture(specOf(flowerText(60)));
    fixture.prepare({ every: 7 });
    const { training } = fixture;
    fixture.between = () => {
      if (training.progress().epoch >= 10 && training.progress().status === 'training') training.pause();
    };
    training.start(target('run'), false);
    await training.whenIdle();
    const paused = training.progress();
    assert.equal(paused.status, 'paused');
    assert.deepEqual([paused.record?.step, paused.record?.epoch], [paused.step, paused.epoch]);
    assert.ok(fixture.records.every(({ epoch }) => epoch % 7 === 0));
    assert.deepEqual(fixture.progress.at(-1)?.record, paused.record, 'and it is told');
    fixture.between = () => undefined;
    training.resume();
    await training.whenIdle();
    const unbroken = new TrainingFixture(specOf(flowerText(60)));
    await unbroken.train('run', { every: 7 });
    assert.deepEqual(training.history(), unbroken.training.history());
  });

  it('of a run that was lost while paused are those of its checkpoint; without one they stay those of its last record', async () => {
    const fixture = new TrainingFixture(specOf(flowerText(60)));
    fixture.prepare({ every: 7 });
    const { training, runs } = fixture;
    fixture.between = () => {
      if (training.progress().epoch >= 10 && training.progress().status === 'training') training.pause();
    };
    training.start(target('run'), false);
    await training.whenIdle();
    const paused = training.progress();
    const opened = (hasCheckpoint: boolean) => {
      const next = new TrainingFixture(specOf(flowerText(60)));
      next.runs.read = () => ({ ...runs.read('run'), hasCheckpoint });
      return next.prepare({ from: { folder: 'run', purpose: 'look' } }).progress;
    };
    assert.deepEqual(opened(true).record, paused.record);
    const { step, record } = opened(false);
    assert.deepEqual([step, record?.epoch], [paused.step, 7]);
  });

  it('are measured once for a pause and the stop after it, and the history has them', async () => {
    const fixture = new TrainingFixture(specOf(flowerText(60)));
    fixture.prepare({ every: 7 });
    const { training } = fixture;
    fixture.between = () => {
      if (training.progress().epoch >= 10 && training.progress().status === 'training') training.pause();
    };
    training.start(target('run'), false);
    await training.whenIdle();
    const paused = training.progress().record;
    const { record } = Trainer.prototype;
    let measured = 0;
    Trainer.prototype.record = function (this: Trainer) {
      measured++;
      return record.call(this);
    };
    try {
      training.stop();
    } finally {
      Trainer.prototype.record = record;
    }
    assert.equal(measured, 0);
    assert.deepEqual(fixture.records.at(-1), paused);
    assert.deepEqual(fixture.runs.history('run').at(-1), paused);
  });

  it('stay those of the last record where measuring would keep a person waiting', async () => {
    // Between two looks at the clock 2 s go by: so long does a measurement take.
    const fixture = new TrainingFixture(specOf(flowerText(60)), 2000);
    fixture.prepare({ every: 30 });
    const { training } = fixture;
    fixture.between = () => {
      if (training.progress().epoch >= 10 && training.progress().status === 'training') training.pause();
    };
    training.start(target('run'), false);
    await training.whenIdle();
    const { record, epoch, status } = training.progress();
    assert.equal(status, 'paused');
    assert.ok(record && record.epoch === 0 && epoch >= 10, `${record?.epoch} ${epoch}`);
  });
});
