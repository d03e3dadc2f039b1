import assert from 'node:assert/strict';
import { learningRate } from '../../../../src/engine/training/learning-rate';
import type { Schedule } from '../../../../src/model/schedule';

const schedule = (changes: Partial<Schedule>): Schedule => ({
  name: 'constant',
  every: 1,
  factor: 1,
  min: 0,
  warmup: 0,
  ...changes,
});
const rates = (changes: Partial<Schedule>, epochs: number): number[] =>
  Array.from({ length: epochs }, (_, t) => learningRate(schedule(changes), 0.8, t, epochs));

describe('schedules, by epoch from 0', () => {
  it('constant stays', () => {
    assert.deepEqual(rates({}, 3), [0.8, 0.8, 0.8]);
  });

  it('step multiplies each `every` epochs', () => {
    assert.deepEqual(rates({ name: 'step', every: 2, factor: 0.5 }, 6), [0.8, 0.8, 0.4, 0.4, 0.2, 0.2]);
  });

  it('exponential multiplies each epoch', () => {
    assert.deepEqual(rates({ name: 'exponential', factor: 0.5 }, 4), [0.8, 0.4, 0.2, 0.1]);
  });

  it('cosine starts at lr, passes the mean half-way, and would reach min at T', () => {
    const cosine = schedule({ name: 'cosine', min: 0.2 });
    assert.equal(learningRate(cosine, 0.8, 0, 10), 0.8);
    assert.ok(Math.abs(learningRate(cosine, 0.8, 5, 10) - 0.5) < 1e-15);
    assert.ok(Math.abs(learningRate(cosine, 0.8, 10, 10) - 0.2) < 1e-15);
  });

  it('warm-up rises linearly over that many epochs to the whole rate', () => {
    assert.deepEqual(rates({ warmup: 4 }, 6), [0.2, 0.4, 0.8 * 0.75, 0.8, 0.8, 0.8]);
  });
});
