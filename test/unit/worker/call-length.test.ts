import assert from 'node:assert/strict';
import { CallLength } from '../../../src/worker/call-length';
import { RateLimit } from '../../../src/worker/rate-limit';

describe('the batches of one call', () => {
  it('are twice as many after less than a millisecond, half as many after more than four', () => {
    const length = new CallLength();
    const after = (milliseconds: number): number => {
      length.took(milliseconds);
      return length.batches;
    };
    assert.equal(length.batches, 1);
    assert.deepEqual([0.9, 0.9, 1, 4, 0.5, 4.1, 9, 9, 9].map(after), [2, 4, 4, 4, 8, 4, 2, 1, 1]);
    const many = Array.from({ length: 22 }, () => after(0));
    assert.deepEqual(many.slice(-4), [2 ** 19, 2 ** 20, 2 ** 20, 2 ** 20]);
  });
});

describe('a limited rate', () => {
  it('is once in an interval from the last time on', () => {
    const limit = new RateLimit(100);
    assert.deepEqual(
      [0, 99.9, 100, 150, 199.9, 250, 349, 350].map((now) => limit.due(now)),
      [true, false, true, false, false, true, false, true],
    );
  });
});
