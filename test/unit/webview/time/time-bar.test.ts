import { equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { filmRate, paceAt } from '../../../../webview/time/speed';
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

describe('the speed', () => {
  it('of training is from one step a second on, each position as many times as fast, and has no limit at the end', () => {
    equal(paceAt(0), 1);
    equal(paceAt(-5), 1);
    equal(paceAt(50), 100);
    equal(paceAt(100), undefined);
    const ratio = (paceAt(60) ?? 0) / (paceAt(50) ?? 0);
    ok(Math.abs((paceAt(30) ?? 0) / (paceAt(20) ?? 0) - ratio) < 1e-9);
  });

  it('of the film is the same, up to a quarter of the run a second', () => {
    equal(filmRate(0, 8000), 1);
    equal(filmRate(50, 8000), 100);
    equal(filmRate(100, 8000), 2000);
    equal(filmRate(100, 4), 10);
  });
});
