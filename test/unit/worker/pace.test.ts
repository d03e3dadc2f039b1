import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Progress } from '../../../src/protocol/training';
import { Pace } from '../../../src/worker/pace';
import { flowerText, specOf, TrainingFixture, target } from './training-fixture';

const spec = specOf(flowerText(12));
const watch = { visible: true, example: null, surface: 0 } as const;

describe('the pace of a training', () => {
  it('lets as many steps pass as the time allows, the first at once (seed 4)', () => {
    const rates = fc.double({ min: 0.5, max: 1e4, noNaN: true });
    const looks = fc.array(fc.double({ min: 0.01, max: 90, noNaN: true }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(rates, looks, (rate, gaps) => {
        const pace = new Pace();
        pace.change(rate, 0);
        pace.begin(0);
        let [now, steps] = [0, 0];
        for (const gap of [0, ...gaps]) {
          now += gap;
          const due = pace.due(now);
          assert.equal(due > 0, pace.wait(now) === 0);
          steps += due;
          if (due > 0) pace.took(due, now);
        }
        assert.ok(Math.abs(steps - (1 + Math.floor((now * rate) / 1000))) <= 1, `${steps} in ${now} ms at ${rate}`);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('has no limit if none is set', () => {
    const pace = new Pace();
    assert.deepEqual([pace.due(5), pace.wait(5), pace.isSet], [Number.POSITIVE_INFINITY, 0, false]);
  });

  it('changes for the step that is waited for too', () => {
    const pace = new Pace();
    pace.change(1, 0);
    pace.begin(0);
    pace.took(1, 0);
    assert.equal(pace.wait(10), 990);
    pace.change(100, 10);
    assert.equal(pace.wait(10), 10);
    pace.change(undefined, 12);
    assert.equal(pace.due(12), Number.POSITIVE_INFINITY);
  });

  it('makes good a tenth of a second and no more', () => {
    const pace = new Pace();
    pace.change(10, 0);
    pace.begin(0);
    pace.took(1, 60_000);
    assert.equal(pace.due(60_000), 2);
  });
});

describe('training at a pace', () => {
  it('has the bits of a training at full speed, and takes its time', async () => {
    const quick = new TrainingFixture(spec);
    await quick.train();
    const slow = new TrainingFixture(spec, 0.01);
    slow.prepare();
    slow.training.watch({ ...watch, pace: 20 });
    const began = slow.clock;
    slow.training.start(target('run'), false);
    await slow.training.whenIdle();
    assert.deepEqual(slow.runs.held.get('run')?.weights, quick.runs.held.get('run')?.weights);
    assert.deepEqual(slow.runs.history('run'), quick.runs.history('run'));
    const seconds = (slow.clock - began) / 1000;
    assert.ok(Math.abs(seconds - 48 / 20) < 0.4, `${seconds} s`);
    assert.ok(slow.longestWait <= 20, `${slow.longestWait} ms`);
  });

  it('reacts at once when it is paused, and shows each of its steps', async () => {
    const fixture = new TrainingFixture(spec, 0.01);
    fixture.prepare();
    fixture.training.watch({ ...watch, pace: 1 });
    let asked: number | undefined;
    fixture.between = () => {
      const { sequence } = fixture.snapshots.at(-1)?.snapshot ?? {};
      if (sequence !== undefined) fixture.training.acknowledge(sequence);
      if (asked !== undefined || fixture.training.progress().step < 5) return;
      fixture.training.pause();
      asked = fixture.clock;
    };
    fixture.training.start(target('run'), false);
    await fixture.training.whenIdle();
    assert.equal(fixture.training.progress().step, 5);
    assert.ok(asked !== undefined && fixture.clock - asked < 60, `${fixture.clock} after ${asked}`);
    const seen = new Set(fixture.snapshots.map(({ snapshot }) => snapshot.moment.step));
    for (const step of [1, 2, 3, 4]) assert.ok(seen.has(step), `step ${step}`);
    // The figures of whole sets are those of the step.
    const measured = fixture.progress.flatMap(({ record }: Progress) => (record ? [record.step] : []));
    for (const step of [1, 2, 3, 4]) assert.ok(measured.includes(step), `figures of step ${step}`);
  });

  it('goes on at full speed as soon as it may', async () => {
    const fixture = new TrainingFixture(spec, 0.01);
    fixture.prepare();
    fixture.training.watch({ ...watch, pace: 1 });
    fixture.between = () => {
      if (fixture.training.progress().step >= 3) fixture.training.watch(watch);
    };
    fixture.training.start(target('run'), false);
    await fixture.training.whenIdle();
    assert.equal(fixture.training.progress().status, 'finished');
    assert.ok(fixture.clock < 5000, `${fixture.clock} ms`);
  });

  it('keeps its pace when another network is loaded', async () => {
    const fixture = new TrainingFixture(spec, 0.01);
    fixture.training.watch({ ...watch, pace: 20 });
    await fixture.train();
    assert.ok(fixture.clock > 2000, `${fixture.clock} ms`);
  });
});

describe('training to a goal', () => {
  it('pauses there, tells it, and goes on to the same bits', async () => {
    const whole = new TrainingFixture(spec);
    await whole.train();
    const fixture = new TrainingFixture(spec);
    fixture.prepare();
    fixture.training.start(target('run'), true);
    fixture.training.step([{ of: 'batches', count: 3 }]);
    await fixture.training.whenIdle();
    let progress = fixture.training.progress();
    assert.deepEqual([progress.status, progress.step], ['paused', 3]);
    assert.deepEqual(progress.reached, { goal: { of: 'batches', count: 3 } });
    fixture.training.step([
      { of: 'train-cost', is: 'below', bound: 1e-9 },
      { of: 'epochs', count: 5 },
    ]);
    assert.equal(fixture.training.progress().reached, undefined);
    await fixture.training.whenIdle();
    progress = fixture.training.progress();
    assert.deepEqual([progress.status, progress.epoch], ['paused', 5]);
    assert.deepEqual(progress.reached, { goal: { of: 'epochs', count: 5 } });
    fixture.training.step([{ of: 'train-cost', is: 'below', bound: 1e-9 }]);
    await fixture.training.whenIdle();
    progress = fixture.training.progress();
    assert.deepEqual([progress.status, progress.reached], ['finished', undefined]);
    assert.equal(progress.goals?.length, 1);
    assert.deepEqual(fixture.runs.held.get('run')?.weights, whole.runs.held.get('run')?.weights);
  });

  it('begins a run with one, and refuses one that can never be reached before anything is written', async () => {
    const fixture = new TrainingFixture(spec);
    fixture.prepare();
    assert.throws(() => fixture.training.start(target('run'), false, [{ of: 'dead' }]), /goal-no-units/);
    assert.deepEqual(fixture.runs.writes, []);
    fixture.training.start(target('run'), false, [{ of: 'epochs', count: 2 }]);
    await fixture.training.whenIdle();
    assert.equal(fixture.training.progress().epoch, 2);
    assert.throws(() => fixture.training.step([{ of: 'dead' }]), /goal-no-units/);
    assert.equal(fixture.training.progress().status, 'paused');
  });
});
