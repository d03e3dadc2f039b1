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
