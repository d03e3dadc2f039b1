import assert from 'node:assert/strict';
import type { Goal } from '../../../src/model/goal';
import { Fault } from '../../../src/model/message';
import { specOf, TrainingFixture, target } from './training-fixture';

const spec = specOf(`nnet 1
seed 7
data { generate moons samples=80 noise=0.2; holdout 0.2 }
model { input 2; dense hidden 5 tanh; dropout rate=0.2; dense output 1 sigmoid }
train { loss cross-entropy; optimizer adam lr=0.05; batch 16; epochs 30 }
`);
const last = 120;

const below = (bound: number): Goal => ({ of: 'train-cost', is: 'below', bound });

describe('searching the film of a run for a goal', () => {
  it('shows the first moment of the whole run, then the first one behind it', async () => {
    const fixture = new TrainingFixture(spec);
    await fixture.train();
    const { travels } = fixture.training;
    const costs = fixture.runs.history('run').map(({ step, train }) => ({ step, cost: train.cost }));
    const [high, low] = [costs[7]?.cost ?? 0, costs[20]?.cost ?? 0];
    const [first, second] = [high, low].map((bound) => costs.find(({ cost }) => cost < bound));
    assert.ok(first && second && first.step < second.step);
    const found = await travels.search([below(high)]);
    assert.deepEqual(found, {
      isOver: true,
      from: 0,
      found: { step: first.step, reached: { goal: below(high), value: first.cost } },
    });
    assert.equal(fixture.training.progress().shown?.step, first.step);
    assert.equal((await travels.search([below(low)])).found?.step, second.step);
    // Behind the moment that is shown, though an earlier one would do.
    const next = costs.find(({ step, cost }) => step > second.step && cost < high);
    const again = await travels.search([below(high)]);
    assert.deepEqual([again.from, again.found?.step], [second.step, next?.step]);
  });

  it('stays where it is if there is no such moment, and says how far it is while it looks', async () => {
    const fixture = new TrainingFixture(spec, 5);
    await fixture.train();
    const { training } = fixture;
    await training.travels.show(40);
    fixture.progress.length = 0;
    const goals = [{ of: 'gradient', is: 'above', bound: 1e9 }] as const;
    assert.deepEqual(await training.travels.search(goals), { isOver: true, from: 40 });
    assert.equal(training.progress().shown?.step, 40);
    const told = fixture.progress.flatMap(({ search, shown }) => (search ? [{ ...search, shown: shown?.step }] : []));
    assert.ok(told.length > 1);
    for (const { goals: said, step, shown } of told) {
      assert.deepEqual(said, goals);
      assert.ok(step >= 40 && step <= last);
      assert.equal(shown, 40);
    }
    assert.equal(fixture.progress.at(-1)?.search, undefined);
  });

  it('is given up where another step is asked for, or training goes on', async () => {
    const fixture = new TrainingFixture(spec, 5);
    fixture.prepare();
    const { training } = fixture;
    training.start(target('run'), true);
    for (let epoch = 0; epoch < 20; epoch++) {
      training.step();
      await training.whenIdle();
    }
    const goals = [{ of: 'gradient', is: 'above', bound: 1e9 }] as const;
    const [search] = await Promise.all([training.travels.search(goals), training.travels.show(9)]);
    assert.equal(search.isOver, false);
    assert.equal(training.progress().shown?.step, 9);
    let going = false;
    fixture.between = () => {
      if (going) return;
      going = true;
      training.step();
    };
    const { isOver } = await training.travels.search(goals);
    await training.whenIdle();
    assert.deepEqual([isOver, training.progress().search, training.progress().step], [false, undefined, 84]);
  });

  it('works for no longer than a slice between two looks at the messages', async () => {
    const fixture = new TrainingFixture(spec, 3);
    await fixture.train();
    let longest = 0;
    let former = fixture.clock;
    fixture.between = () => {
      longest = Math.max(longest, fixture.clock - former);
      former = fixture.clock;
    };
    await fixture.training.travels.search([{ of: 'gradient', is: 'above', bound: 1e9 }]);
    assert.ok(longest > 0 && longest < 50, `${longest}`);
  });

  it('does not take the figures of restored weights for those of the last step', async () => {
    const early = {
      ...spec,
      train: { ...spec.train, stop: { patience: 3, watch: 'test-cost' as const, restoreBest: true }, epochs: 400 },
    };
    const fixture = new TrainingFixture(early);
    const { record, weightsEpoch, step } = await fixture.train();
    assert.ok(record?.test && weightsEpoch !== undefined);
    const best = record.test.cost;
    const goal = { of: 'test-cost', is: 'below', bound: best * (1 + 1e-9) } as const;
    const { found } = await fixture.training.travels.search([goal]);
    assert.deepEqual([found?.step, found?.reached.value], [weightsEpoch * 4, best]);
    assert.deepEqual(await fixture.training.travels.search([goal]), { isOver: true, from: weightsEpoch * 4 });
    assert.ok(weightsEpoch * 4 < step);
  });

  it('is refused while it trains, before there is a network, and for a goal that can never be measured', async () => {
    const isFault = (code: string) => (error: unknown) => error instanceof Fault && error.detail.code === code;
    const fixture = new TrainingFixture(spec);
    const { training } = fixture;
    await assert.rejects(training.travels.search([below(1)]), isFault('train-not-prepared'));
    fixture.prepare();
    let refused: Promise<unknown> | undefined;
    fixture.between = () => {
      refused ??= assert.rejects(training.travels.search([below(1)]), isFault('train-running'));
    };
    training.start(target('run'), false);
    await training.whenIdle();
    await refused;
    assert.ok(refused);
    await assert.rejects(training.travels.search([{ of: 'dead' }]), isFault('goal-no-units'));
    assert.equal(training.progress().search, undefined);
  });
});
