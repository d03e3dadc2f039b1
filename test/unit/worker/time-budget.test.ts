import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TimeBudget } from '../../../src/worker/time-budget';

describe('time budget', () => {
  it('leaves all but its share of the time, once warm', () => {
    const budget = new TimeBudget(80);
    const waits = Array.from({ length: 25 }, () => budget.waitAfter(0.5));
    assert.deepEqual(waits, [...Array(20).fill(8), ...Array(5).fill(40)]);
  });

  it('is warm sooner where the work is large', () => {
    const budget = new TimeBudget(80);
    const waits = Array.from({ length: 15 }, () => budget.waitAfter(10));
    assert.deepEqual(waits, [...Array(6).fill(160), ...Array(9).fill(800)]);
    budget.restart();
    const again = Array.from({ length: 15 }, () => budget.waitAfter(10));
    assert.deepEqual(again, waits);
    const small = new TimeBudget(80);
    for (let i = 0; i < 9; i++) small.waitAfter(0.5);
    small.restart();
    const smallWaits = Array.from({ length: 21 }, () => small.waitAfter(0.5));
    assert.deepEqual(smallWaits, [...Array(20).fill(8), 40]);
  });

  it('goes by the work, not by what the system did meanwhile: the middle one of the last five costs counts (seed 36)', () => {
    const costs = fc.array(fc.double({ min: 0.1, max: 100, noNaN: true }), { minLength: 21, maxLength: 60 });
    fc.assert(
      fc.property(costs, (all) => {
        const budget = new TimeBudget(10);
        const waits = all.map((cost) => budget.waitAfter(cost));
        const middle = all.slice(-5).sort((a, b) => a - b)[2] ?? NaN;
        assert.equal(waits.at(-1), 10 * middle);
      }),
      { seed: 36 },
    );
  });
});
