import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Fault } from '../../../src/model/message';
import { CountedPools, platform } from '../engine/compiled/machines';
import { flowerText, MemoryRuns, specOf, TrainingFixture, target } from './training-fixture';

const spec = specOf(flowerText(40));

function isFault(code: string): (error: unknown) => boolean {
  return (error) => error instanceof Fault && error.detail.code === code;
}

describe('training', () => {
  it('goes from ready over training to finished, and judges the expectations', async () => {
    const fixture = new TrainingFixture(spec);
    assert.equal(fixture.prepare().progress.status, 'ready');
    fixture.training.start(target('run'), false);
    assert.equal(fixture.training.progress().status, 'training');
    await fixture.training.whenIdle();
    const end = fixture.training.progress();
    assert.deepEqual([end.status, end.epoch, end.step], ['finished', 40, 160]);
    assert.deepEqual(
      end.verdicts?.map(({ name, pass }) => [name, pass]),
      [
        ['train-accuracy', true],
        ['test-cost', false],
      ],
    );
    assert.equal(fixture.runs.writes.at(-1), 'finished');
    assert.equal(fixture.runs.open, 0);
    assert.deepEqual(fixture.failures, []);
  });

  it('records epoch 0 and every epoch requested, and reports each record once', async () => {
    const fixture = new TrainingFixture(spec);
    await fixture.train('run', { every: 7 });
    assert.deepEqual(
      fixture.records.map(({ epoch }) => epoch),
      [0, 7, 14, 21, 28, 35, 40],
    );
    assert.deepEqual(fixture.runs.history('run'), fixture.records);
    const history = fixture.training.history();
    assert.deepEqual([...new Float64Array(history.step)], [0, 28, 56, 84, 112, 140, 160]);
  });

  it('pauses after the current batch and continues from there', async () => {
    const fixture = new TrainingFixture(spec);
    fixture.prepare();
    let pausedAt = -1;
    fixture.between = () => {
      const { step, status } = fixture.training.progress();
      if (step < 10 || pausedAt >= 0) return;
      assert.equal(status, 'training');
      fixture.training.pause();
      assert.equal(fixture.training.progress().status, 'paused');
      pausedAt = step;
    };
    fixture.training.start(target('run'), false);
    await fixture.training.whenIdle();
    assert.equal(fixture.training.progress().step, pausedAt);
    assert.equal(fixture.runs.writes.at(-1), 'paused');
    fixture.training.resume();
    assert.equal(fixture.training.progress().status, 'training');
    await fixture.training.whenIdle();
    assert.equal(fixture.training.progress().status, 'finished');
  });

  it('a resume right after a pause continues', async () => {
    const fixture = new TrainingFixture(spec);
    fixture.prepare();
    let done = false;
    fixture.between = () => {
      if (done) return;
      done = true;
      fixture.training.pause();
      fixture.training.resume();
    };
    fixture.training.start(target('run'), false);
    await fixture.training.whenIdle();
    assert.equal(fixture.training.progress().status, 'finished');
  });

  it('steps one epoch at a time', async () => {
    const fixture = new TrainingFixture(spec);
    fixture.prepare();
    fixture.training.start(target('run'), true);
    assert.equal(fixture.training.progress().status, 'paused');
    for (const epoch of [1, 2, 3]) {
      fixture.training.step();
      await fixture.training.whenIdle();
      const { status, epoch: reached, step } = fixture.training.progress();
      assert.deepEqual([status, reached, step], ['paused', epoch, 4 * epoch]);
    }
  });

  it('gives the same weights whatever it is interrupted by, bit for bit', async () => {
    const whole = new TrainingFixture(spec);
    await whole.train();
    const expected = whole.runs.held.get('run');
    const moment = fc.record({ after: fc.nat({ max: 3 }), kind: fc.constantFrom('pause', 'stop', 'lost') });
    await fc.assert(
      fc.asyncProperty(fc.array(moment, { maxLength: 5 }), async (moments) => {
        let fixture = new TrainingFixture(spec, 2);
        const { runs } = fixture;
        fixture.prepare();
        fixture.training.start(target('run'), false);
        for (const { after, kind } of moments) {
          let left = after;
          let stopped = false;
          fixture.between = () => {
            if (left-- > 0 || stopped) return;
            stopped = true;
            if (kind === 'stop') fixture.training.stop();
            else fixture.training.pause();
          };
          await fixture.training.whenIdle();
          const { status } = fixture.training.progress();
          if (status === 'finished') break;
          if (kind === 'pause') fixture.training.resume();
          else {
            fixture = new TrainingFixture(spec, 2, runs);
            fixture.prepare({ from: { folder: 'run', purpose: 'resume' } });
            fixture.training.start(target('run'), false);
          }
        }
        fixture.between = () => undefined;
        await fixture.training.whenIdle();
        const kept = fixture.runs.held.get('run');
        assert.equal(kept?.record.status, 'finished');
        assert.deepEqual(kept?.weights, expected?.weights);
        assert.deepEqual(kept?.best, expected?.best);
        assert.equal(kept?.csv, expected?.csv);
      }),
      { seed: 29, numRuns: 25 },
    );
  });

  it('a run may continue past its end with more epochs, as if it had never stopped', async () => {
    const long = new TrainingFixture(specOf(flowerText(60)));
    await long.train('run', { every: 1 });
    const short = new TrainingFixture(spec);
    await short.train('run', { every: 1 });
    const more = new TrainingFixture(specOf(flowerText(60)), 0.5, short.runs);
    const progress = await more.train('run', { from: { folder: 'run', purpose: 'resume' } });
    assert.deepEqual([progress.status, progress.epoch], ['finished', 60]);
    assert.deepEqual(more.runs.held.get('run')?.weights, long.runs.held.get('run')?.weights);
    assert.equal(more.runs.held.get('run')?.csv, long.runs.held.get('run')?.csv);
  });

  it('refuses a checkpoint of another spec, other data or another engine', async () => {
    const fixture = new TrainingFixture(spec);
    await fixture.train();
    const held = fixture.runs.held.get('run');
    assert.ok(held);
    const from = { folder: 'run', purpose: 'resume' } as const;
    const other = (changed: string) => {
      const next = new TrainingFixture(specOf(changed));
      next.runs.held.set('run', held);
      return next;
    };
    assert.throws(() => other(flowerText(40, 'batch 8')).prepare({ from }), isFault('checkpoint-spec'));
    assert.throws(
      () => other(flowerText(40).replace('samples=80', 'samples=84')).prepare({ from }),
      isFault('checkpoint-data'),
    );
    const next = new TrainingFixture(spec);
    const engine = { ...held.record.engine, version: 'older' };
    next.runs.held.set('run', { ...held, record: { ...held.record, engine } });
    assert.throws(() => next.prepare({ from }), isFault('run-engine-changed'));
  });

  it('a run is looked at as it was saved, by any engine and of any version, and not trained', async () => {
    const fixture = new TrainingFixture(spec);
    fixture.prepare();
    fixture.training.start(target('run'), false);
    let left = 9;
    fixture.between = () => {
      if (left-- === 0) fixture.training.stop();
    };
    await fixture.training.whenIdle();
    const held = fixture.runs.held.get('run');
    assert.ok(held && held.record.status === 'stopped' && held.record.epoch > 0);
    const engine = { version: 'older', kind: 'compiled', arithmetic: 'fma' } as const;
    const next = new TrainingFixture(spec);
    next.runs.held.set('run', { ...held, record: { ...held.record, engine } });
    const { progress } = next.prepare({ tier: 'C', from: { folder: 'run', purpose: 'look' } });
    const { status, epoch, step, record } = fixture.training.progress();
    assert.deepEqual([progress.status, progress.epoch, progress.step], [status, epoch, step]);
    assert.deepEqual(progress.record, record);
    assert.deepEqual(next.training.history(), fixture.training.history());
    const example = { from: 'train', index: 5 } as const;
    assert.deepEqual(next.training.questions.example(example), fixture.training.questions.example(example));
    assert.throws(() => next.training.start(target('run'), false), isFault('run-no-checkpoint'));
  });

  it('a run is opened without what is not needed of its files: its state to look at it, its weights to continue', async () => {
    const fixture = new TrainingFixture(spec);
    await fixture.train();
    const { reads } = fixture.runs;
    fixture.prepare({ from: { folder: 'run', purpose: 'look' } });
    assert.deepEqual(reads.splice(0), ['weights']);
    fixture.prepare({ from: { folder: 'run', purpose: 'resume' } });
    assert.deepEqual(reads, ['checkpoint']);
  });

  it('a run without a checkpoint can be looked at, not trained', async () => {
    const fixture = new TrainingFixture(spec);
    await fixture.train();
    const next = new TrainingFixture(spec);
    next.runs.read = () => ({ ...fixture.runs.read('run'), hasCheckpoint: false });
    const { progress } = next.prepare({ from: { folder: 'run', purpose: 'resume' } });
    assert.equal(progress.status, 'finished');
    assert.equal(progress.epoch, fixture.training.progress().epoch, 'it is where the run has ended');
    const question = { position: 1, unit: 2, example: { from: 'train', index: 5 }, surface: 8 } as const;
    assert.deepEqual(next.training.questions.unit(question), fixture.training.questions.unit(question));
    assert.throws(() => next.training.start(target('run'), false), isFault('run-no-checkpoint'));
  });

  it('a run whose history is damaged is refused, and leaves no thread behind', async () => {
    const pools = new CountedPools();
    const runs = new MemoryRuns();
    const fixture = new TrainingFixture(spec, 0.5, runs, { ...platform, startThreadPool: pools.start });
    await fixture.train();
    assert.equal(fixture.training.progress().engine?.kind, 'compiled');
    const held = runs.held.get('run');
    assert.ok(held);
    runs.held.set('run', { ...held, csv: `${held.csv}damaged\n` });
    for (const purpose of ['look', 'resume'] as const) {
      assert.throws(() => fixture.prepare({ from: { folder: 'run', purpose } }), isFault('history-damaged'));
      assert.equal(pools.running, 0, purpose);
    }
  });

  it('a full disk pauses the run and says so; it continues once there is room', async () => {
    const fixture = new TrainingFixture(spec);
    fixture.prepare();
    fixture.between = () => {
      fixture.runs.full = true;
      if (fixture.training.progress().step > 8) fixture.training.pause();
    };
    fixture.training.start(target('run'), false);
    await fixture.training.whenIdle();
    assert.equal(fixture.training.progress().status, 'paused');
    assert.ok(fixture.failures.length > 0 && fixture.failures.every(isFault('disk-full')));
    fixture.between = () => undefined;
    fixture.runs.full = false;
    fixture.training.resume();
    await fixture.training.whenIdle();
    assert.equal(fixture.runs.held.get('run')?.record.status, 'finished');
  });

  it('diverges with the first tensor named, and keeps the last finite weights', async () => {
    const wild = specOf(
      flowerText(40).replace('lr=0.05', 'lr=1e300').replace('adam', 'gradient-descent').replace('tanh', 'relu'),
    );
    const fixture = new TrainingFixture(wild);
    const progress = await fixture.train();
    assert.equal(progress.status, 'diverged');
    assert.ok(progress.divergence && ['hidden', 'output'].includes(progress.divergence.layer));
    assert.equal(fixture.runs.held.get('run')?.record.status, 'diverged');
    assert.throws(() => fixture.training.start(null, false), isFault('train-over'));
  });

  it('reports progress at most 10 times a second, apart from changes of status', async () => {
    const fixture = new TrainingFixture(specOf(flowerText(2000)), 3);
    await fixture.train();
    const training = fixture.told.filter((_, i) => fixture.progress[i]?.status === 'training');
    assert.ok(training.length > 20);
    for (const [i, moment] of training.entries()) {
      const before = training[i - 11];
      if (before !== undefined) assert.ok(moment - before >= 1000, `${moment - before}`);
    }
  });

  it('answers what cannot be done with a fault', async () => {
    const fixture = new TrainingFixture(spec);
    const { training } = fixture;
    assert.throws(() => training.progress(), isFault('train-not-prepared'));
    assert.throws(() => training.questions.points(10), isFault('train-not-prepared'));
    fixture.prepare();
    assert.throws(() => training.pause(), isFault('train-not-running'));
    assert.throws(() => training.stop(), isFault('train-not-running'));
    training.start(null, true);
    assert.throws(() => training.start(null, true), isFault('train-running'));
    training.stop();
    assert.equal(training.progress().status, 'stopped');
  });

  it('another session may start while the loop of the former one still winds up', async () => {
    const fixture = new TrainingFixture(spec);
    fixture.prepare();
    fixture.training.start(target('one'), false);
    fixture.prepare();
    fixture.training.start(target('two'), false);
    await fixture.training.whenIdle();
    // That the batch is done is told at once, that all is saved when it is.
    assert.deepEqual(
      fixture.progress.slice(0, 3).map(({ status }) => status),
      ['training', 'paused', 'stopped'],
    );
    assert.equal(fixture.runs.held.get('one')?.record.status, 'stopped');
    assert.equal(fixture.runs.held.get('two')?.record.status, 'finished');
  });

  it('a run that was lost while paused, its checkpoint cleaned away, is stopped and only looked at', () => {
    const fixture = new TrainingFixture(spec);
    fixture.prepare();
    fixture.training.start(target('run'), true);
    const held = fixture.runs.held.get('run');
    assert.equal(held?.record.status, 'paused');
    const runs = new MemoryRuns();
    runs.read = () => ({ ...fixture.runs.read('run'), hasCheckpoint: false });
    const other = new TrainingFixture(spec, 0.5, runs);
    other.prepare({ from: { folder: 'run', purpose: 'resume' } });
    assert.equal(other.training.progress().status, 'stopped');
    assert.throws(() => other.training.resume(), isFault('train-not-running'));
    assert.throws(() => other.training.start(target('run'), false), isFault('run-no-checkpoint'));
  });

  it('keeps every step where steps are long, so that a stop may give up the next one', async () => {
    const fixture = new TrainingFixture(spec, 600);
    let looks = 0;
    fixture.between = () => {
      const { status, step } = fixture.training.progress();
      if (status !== 'training' || ++looks === 20) return;
      assert.equal(fixture.runs.held.get('run')?.record.step, step);
    };
    await fixture.train();
    assert.deepEqual(fixture.failures, []);
    assert.ok(looks > 20);
  });

  it('preparing again stops and writes the current run', async () => {
    const fixture = new TrainingFixture(spec);
    fixture.prepare();
    fixture.training.start(target('run'), true);
    fixture.training.step();
    fixture.prepare();
    await fixture.training.whenIdle();
    assert.equal(fixture.runs.held.get('run')?.record.status, 'stopped');
    assert.equal(fixture.runs.open, 0);
    assert.equal(fixture.training.progress().status, 'ready');
  });

  it('preparing what cannot be prepared leaves no training, and a new one no thread of the former', () => {
    const pools = new CountedPools();
    const fixture = new TrainingFixture(spec, 0.5, new MemoryRuns(), { ...platform, startThreadPool: pools.start });
    fixture.prepare();
    fixture.prepare();
    assert.equal(pools.running, 1);
    assert.throws(() => fixture.prepare({ memoryLimit: 10 }), Fault);
    assert.throws(() => fixture.training.progress(), isFault('train-not-prepared'));
    assert.throws(() => fixture.training.questions.points(1), isFault('train-not-prepared'));
    assert.equal(pools.running, 0);
  });

  it('starts from the beginning of a step’s end: after one and a stop, a run goes to its last epoch', async () => {
    const fixture = new TrainingFixture(spec);
    fixture.prepare();
    fixture.training.start(target('one'), true);
    fixture.training.step();
    await fixture.training.whenIdle();
    fixture.training.stop();
    fixture.training.start(target('two'), false);
    await fixture.training.whenIdle();
    assert.deepEqual([fixture.training.progress().status, fixture.training.progress().epoch], ['finished', 40]);
  });

  it('sends no record that was asked for with the history', async () => {
    const fixture = new TrainingFixture(spec);
    fixture.prepare({ every: 20 });
    assert.equal(fixture.training.history().length, 1);
    fixture.training.start(target('run'), false);
    await fixture.training.whenIdle();
    assert.deepEqual(
      fixture.records.map(({ epoch }) => epoch),
      [20, 40],
    );
  });

  it('a run that has diverged stays so, looked at or to be continued', async () => {
    const text = flowerText(40).replace('lr=0.05', 'lr=1e300').replace('adam', 'gradient-descent');
    const fixture = new TrainingFixture(specOf(text.replace('tanh', 'relu')));
    await fixture.train();
    for (const purpose of ['look', 'resume'] as const) {
      fixture.prepare({ from: { folder: 'run', purpose } });
      assert.equal(fixture.training.progress().status, 'diverged', purpose);
    }
    assert.throws(() => fixture.training.start(target('run'), false), isFault('train-over'));
  });
});
