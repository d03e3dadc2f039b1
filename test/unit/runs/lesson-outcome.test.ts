import assert from 'node:assert/strict';
import type { LessonCheck } from '../../../src/model/lesson';
import { historyOf } from '../../../src/runs/history/columns';
import { outcomeOf } from '../../../src/runs/lesson-outcome';

const history = historyOf(
  [0, 10, 20].map((step) => ({ epoch: step, step, train: { cost: 1 - step / 100, accuracy: step / 20 } })),
);
const check = (change: Partial<LessonCheck>): LessonCheck => ({
  spec: 'a.nnet',
  figure: 'train-cost',
  min: 0.85,
  max: 0.95,
  ...change,
});

describe('the outcome of a lesson’s check', () => {
  it('is open until there is a record of its step', () => {
    assert.deepEqual(outcomeOf(check({ step: 15 }), history, true), { state: 'open' });
    assert.deepEqual(outcomeOf(check({ step: 10 }), historyOf([]), true), { state: 'open' });
  });

  it('compares the record at its step, while the run goes on, too', () => {
    for (const ended of [false, true]) {
      assert.deepEqual(outcomeOf(check({ step: 10 }), history, ended), { state: 'met', actual: 0.9, figure: 'cost' });
      assert.deepEqual(outcomeOf(check({ step: 0 }), history, ended), { state: 'missed', actual: 1, figure: 'cost' });
    }
  });

  it('without a step compares the last record, once the run has ended', () => {
    const last = check({ figure: 'train-accuracy', min: 1, max: 1 });
    assert.deepEqual(outcomeOf(last, history, false), { state: 'open' });
    assert.deepEqual(outcomeOf(last, history, true), { state: 'met', actual: 1, figure: 'accuracy' });
  });

  it('is missed where the figure is not a number', () => {
    const { state } = outcomeOf(check({ figure: 'test-cost', step: 10 }), history, true);
    assert.equal(state, 'missed');
  });
});
