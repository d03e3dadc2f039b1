import assert from 'node:assert/strict';
import { Desk, flowerText, specOf, target } from './desk';

describe('the figures of a training', () => {
  it('are a batch’s loss each second where records come seldom, each of its own step', async () => {
    // Each look at the clock takes 50 ms, so that no record comes within a second.
    const desk = new Desk(specOf(flowerText(400)), 50);
    desk.prepare({ every: 400 });
    desk.training.start(target('run'), false);
    await desk.training.rest();
    const batches = desk.progress.flatMap(({ batch }) => (batch ? [batch] : []));
    assert.ok(new Set(batches.map(({ step }) => step)).size > 10, `${batches.length}`);
    assert.ok(batches.every(({ loss, examples }) => loss > 0 && examples >= 1 && examples <= 16));
    for (const { batch, record, step } of desk.progress) {
      assert.ok(!batch || (record && batch.step > record.step && batch.step <= step), 'never older than the record');
    }
    const end = desk.progress.at(-1);
    assert.deepEqual([end?.batch, end?.record?.step], [undefined, end?.step], 'at its end a run is measured');
  });

  it('are no batch’s where records come often', async () => {
    const desk = new Desk(specOf(flowerText(40)), 0.01);
    await desk.train();
    assert.ok(desk.progress.every(({ batch }) => batch === undefined || batch.step < 8));
  });

  it('are measured at the step at which training rests, and the history keeps its own records', async () => {
    const desk = new Desk(specOf(flowerText(60)));
    desk.prepare({ every: 7 });
    const { training } = desk;
    desk.between = () => {
      if (training.progress().epoch >= 10 && training.progress().status === 'training') training.pause();
    };
    training.start(target('run'), false);
    await training.rest();
    const paused = training.progress();
    assert.equal(paused.status, 'paused');
    assert.deepEqual([paused.record?.step, paused.record?.epoch], [paused.step, paused.epoch]);
    assert.ok(desk.records.every(({ epoch }) => epoch % 7 === 0));
    assert.deepEqual(desk.progress.at(-1)?.record, paused.record, 'and it is told');
    desk.between = () => undefined;
    training.resume();
    await training.rest();
    const unbroken = new Desk(specOf(flowerText(60)));
    await unbroken.train('run', { every: 7 });
    assert.deepEqual(training.history(), unbroken.training.history());
  });

  it('stay those of the last record where measuring would keep a person waiting', async () => {
    // Between two looks at the clock 2 s go by: so long does a measurement take.
    const desk = new Desk(specOf(flowerText(60)), 2000);
    desk.prepare({ every: 30 });
    const { training } = desk;
    desk.between = () => {
      if (training.progress().epoch >= 10 && training.progress().status === 'training') training.pause();
    };
    training.start(target('run'), false);
    await training.rest();
    const { record, epoch, status } = training.progress();
    assert.equal(status, 'paused');
    assert.ok(record && record.epoch === 0 && epoch >= 10, `${record?.epoch} ${epoch}`);
  });
});
