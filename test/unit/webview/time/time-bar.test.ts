import { equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { stepsPerSecond } from '../../../../webview/time/speed';
import { sliderOf, stepOf } from '../../../../webview/time/time-bar';

describe('the slider of time', () => {
  it('has each step of a short run, and of a long one the first and the last (seed 3)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e7 }), fc.double({ min: 0, max: 1, noNaN: true }), (last, part) => {
        const step = Math.round(part * last);
        const found = stepOf(sliderOf(step, last), last);
        if (last <= 1000) equal(found, step);
        ok(found >= 0 && found <= last);
        // A place of a long run's slider is a thousandth of its logarithm.
        ok(Math.abs(Math.log1p(found) - Math.log1p(step)) <= Math.log1p(last) / 1000 + 0.7);
        equal(stepOf(sliderOf(0, last), last), 0);
        equal(stepOf(sliderOf(last, last), last), last);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('goes on with every place', () => {
    for (const last of [5, 1000, 1001, 2e6]) {
      const places = Math.min(last, 1000);
      for (let place = 1; place <= places; place++) ok(stepOf(place, last) >= stepOf(place - 1, last));
    }
  });
});

describe('the speed of the film', () => {
  it('is from one step a second to a quarter of the run, each position as many times as fast', () => {
    equal(stepsPerSecond(0, 8000), 1);
    ok(Math.abs(stepsPerSecond(100, 8000) - 2000) < 1e-6);
    equal(stepsPerSecond(100, 4).toFixed(6), '10.000000');
    const ratio = stepsPerSecond(60, 8000) / stepsPerSecond(50, 8000);
    ok(Math.abs(stepsPerSecond(30, 8000) / stepsPerSecond(20, 8000) - ratio) < 1e-9);
    equal(stepsPerSecond(-5, 8000), 1);
    equal(stepsPerSecond(500, 8000), stepsPerSecond(100, 8000));
  });
});
