import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DistinctNumbers, type NumberCount } from '../../../../src/data/statistics/distinct-numbers';

const seed = 60;

describe('distinct numbers', () => {
  it(`are counted, the most frequent first and of equally frequent ones the smaller, up to a bound (seed ${seed})`, () => {
    const value = fc.oneof(fc.integer({ min: -4, max: 4 }), fc.constant(-0), fc.double({ noNaN: true }), fc.nat(60));
    const values = fc.array(value, { maxLength: 150, size: 'max' });
    const check = fc.property(values, fc.integer({ min: 1, max: 80 }), fc.nat(12), (all, bound, most) => {
      const numbers = new DistinctNumbers(bound);
      const counts = new Map<number, number>();
      let isOver = false;
      for (const each of all) {
        numbers.add(each);
        if (isOver) continue;
        if (counts.has(each) || counts.size < bound) counts.set(each, 1 + (counts.get(each) ?? 0));
        else isOver = true;
        assert.deepEqual([numbers.size, numbers.isOver], [counts.size, isOver]);
      }
      const sorted = [...counts]
        .map(([number, count]): NumberCount => ({ value: number + 0, count }))
        .sort((a, b) => b.count - a.count || a.value - b.value);
      assert.deepEqual(numbers.mostFrequent(most), sorted.slice(0, most));
      assert.deepEqual(numbers.mostFrequent(1000), sorted);
    });
    fc.assert(check, { seed, numRuns: 300 });
  });

  it('are 0 and −0 once, as 0', () => {
    const numbers = new DistinctNumbers(3);
    for (const value of [-0, 0, -0]) numbers.add(value);
    const [only, ...others] = numbers.mostFrequent(3);
    assert.deepEqual([only?.count, Object.is(only?.value, 0), others.length], [3, true, 0]);
  });
});
