import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linearTicks, logTicks, wholeTicks } from '../../../../webview/plot/ticks';

describe('ticks', () => {
  it('are round numbers within the range', () => {
    assert.deepEqual(linearTicks(0, 0.75, 4), [0, 0.2, 0.4, 0.6]);
    assert.deepEqual(linearTicks(0, 10000, 4), [0, 2500, 5000, 7500, 10000]);
    assert.deepEqual(wholeTicks(0, 3, 8), [0, 1, 2, 3]);
    assert.deepEqual(logTicks(0.18, 2.4, 4), [0.2, 0.5, 1, 2]);
  });

  it('include both ends where those are round, in steps of 1, 2, 2.5 or 5', () => {
    assert.deepEqual(linearTicks(0, 1, 4), [0, 0.25, 0.5, 0.75, 1]);
    assert.deepEqual(linearTicks(0, 1, 5), [0, 0.2, 0.4, 0.6, 0.8, 1]);
    assert.deepEqual(linearTicks(0, 1, 2), [0, 0.5, 1]);
    assert.deepEqual(linearTicks(0, 1, 10).length, 11);
    assert.deepEqual(linearTicks(0, 9, 1), [0]);
    assert.deepEqual(linearTicks(0.6, 1.2, 3), [0.6, 0.8, 1, 1.2]);
    assert.deepEqual(linearTicks(-30, 70, 4), [-25, 0, 25, 50]);
    assert.deepEqual(linearTicks(0.11, 0.19, 1), []);
  });

  it('are the one value where there is no range', () => {
    assert.deepEqual([linearTicks(5, 5, 4), linearTicks(5, 4, 4)], [[5], [5]]);
    assert.deepEqual(linearTicks(0, Number.POSITIVE_INFINITY, 4), [0]);
  });

  it('of epochs have no halves', () => {
    assert.deepEqual(wholeTicks(10, 12, 8), [10, 11, 12]);
    assert.deepEqual(wholeTicks(0, 10, 4), [0, 5, 10]);
    assert.deepEqual(wholeTicks(2, 2.5, 4), [2]);
  });

  it('of a logarithmic axis are the closer the shorter it is', () => {
    assert.deepEqual(logTicks(2, 5, 4), [2, 3, 4, 5]);
    assert.deepEqual(logTicks(1, 1.6, 4), [1, 1.5]);
    assert.deepEqual(logTicks(1, 100, 4), [1, 2, 5, 10, 20, 50, 100]);
    assert.deepEqual(logTicks(0.1 * 3, 0.7, 4), [0.3, 0.4, 0.5, 0.6, 0.7]);
    assert.deepEqual(logTicks(0.03, 0.1 * 0.7, 4), [0.03, 0.04, 0.05, 0.06, 0.07]);
    assert.deepEqual(logTicks(1, 1000, 4), [1, 10, 100, 1000]);
    assert.deepEqual(logTicks(1, 1e6, 3), [1, 100, 1e4, 1e6]);
    assert.deepEqual(logTicks(10, 1e7, 3), [100, 1e4, 1e6]);
    assert.deepEqual(logTicks(1, 1e7, 3), [1, 1000, 1e6]);
  });

  it('of a logarithmic axis have every digit below half a decade, 1, 2 and 5 up to a little more than two', () => {
    assert.deepEqual(logTicks(1, 10 ** 0.499, 4), [1, 1.5, 2, 3]);
    assert.deepEqual(logTicks(1, 10 ** 0.5, 4), [1, 2]);
    assert.deepEqual(logTicks(1, 10 ** 2.2, 4), [1, 2, 5, 10, 20, 50, 100]);
    assert.deepEqual(logTicks(1, 10 ** 2.21, 4), [1, 10, 100]);
  });

  it('of a logarithmic axis include an end that rounding has moved below a power of ten', () => {
    assert.deepEqual(logTicks(1, 999.9999999999, 4), [1, 10, 100, 1000]);
  });

  it('are evenly spaced, inside, and about as many as requested', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
        fc.double({ noNaN: true, min: 1e-3, max: 1e6 }),
        fc.integer({ min: 2, max: 9 }),
        (low, span, count) => {
          const ticks = linearTicks(low, low + span, count);
          assert.ok(ticks.length <= count + 1, `${ticks.length} ticks`);
          const slack = span * 1e-6 + Math.abs(low) * 1e-9;
          assert.ok(ticks.every((tick) => tick >= low - slack && tick <= low + span + slack));
        },
      ),
      { seed: 11, numRuns: 1000 },
    );
  });

  it('of a logarithmic axis stay few over three hundred decades', () => {
    const ticks = logTicks(1e-5, 1e305, 5);
    assert.ok(ticks.length >= 3 && ticks.length <= 7, `${ticks.length}`);
    assert.ok(ticks.every((tick) => Number.isInteger(Math.round(Math.log10(tick) * 1e6) / 1e6)));
  });
});
