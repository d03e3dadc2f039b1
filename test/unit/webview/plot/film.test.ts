import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FilmFrame } from '../../../../src/protocol/film';
import { FilmFrames } from '../../../../webview/plot/film-frames';
import { largestWeight } from '../../../../webview/plot/film-picture';
import { filmSteps, frameMiddles } from '../../../../webview/plot/film-steps';

const numRuns = 300;

describe('the steps of a film', () => {
  it('are as far from each other as they grow, and round', () => {
    assert.deepEqual(filmSteps(0, 10_000, 9), [0, 2, 9, 31, 99, 320, 1000, 3200, 10_000]);
    assert.deepEqual(filmSteps(0, 1500, 5), [0, 5, 38, 240, 1500]);
    assert.deepEqual(filmSteps(260, 3600, 5), [260, 267, 317, 700, 3600]);
    assert.deepEqual(filmSteps(0, 2, 9), [0, 1, 2]);
    assert.deepEqual(filmSteps(7, 7, 9), [7]);
  });

  it('are those that are known of a run that has gone on a little', () => {
    const steps = filmSteps(0, 10_000, 9);
    assert.deepEqual(filmSteps(0, 10_100, 9, steps), [...steps.slice(0, -1), 10_100]);
    assert.deepEqual(filmSteps(0, 10_000, 5, [9, 90, 300, 20_000]), [0, 9, 90, 1000, 10_000]);
  });

  it('are evenly far from each other where that is wanted', () => {
    assert.deepEqual(filmSteps(0, 1000, 5, [], 'even'), [0, 250, 500, 750, 1000]);
    assert.deepEqual(filmSteps(100, 1500, 5, [440, 801, 950], 'even'), [100, 440, 801, 1200, 1500]);
    assert.deepEqual(filmSteps(0, 3, 9, [], 'even'), [0, 1, 2, 3]);
  });

  it(`rise from the first to the last (seed 31, ${numRuns} runs)`, () => {
    const whole = fc.integer({ min: 0, max: 1e7 });
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 2, max: 24 }), fc.array(whole), (first, length, count, known) => {
        const steps = filmSteps(first, first + length, count, known);
        assert.ok(steps.length <= count);
        assert.deepEqual([steps[0], steps.at(-1)], [first, first + length]);
        assert.ok(steps.every((step, k) => Number.isSafeInteger(step) && (k === 0 || step > (steps[k - 1] ?? 0))));
      }),
      { seed: 31, numRuns },
    );
  });
});

describe('the places of frames', () => {
  it(`are apart, between the ends, and where they belong if there is room (seed 32, ${numRuns} runs)`, () => {
    const wanted = fc.array(fc.double({ min: 50, max: 450, noNaN: true }), { maxLength: 6 });
    fc.assert(
      fc.property(wanted, (places) => {
        const sorted = [...places].sort((a, b) => a - b);
        const middles = frameMiddles(sorted, 72, [10, 490]);
        assert.equal(middles.length, sorted.length);
        const isFree = sorted.every((x, k) => k === 0 || x - (sorted[k - 1] ?? 0) >= 72);
        if (isFree) assert.deepEqual(middles, sorted);
        for (const [k, middle] of middles.entries()) {
          assert.ok(middle >= 46 - 1e-9 && middle <= 454 + 1e-9, `${middles}`);
          assert.ok(k === 0 || middle - (middles[k - 1] ?? 0) >= 72 - 1e-9);
        }
      }),
      { seed: 32, numRuns },
    );
  });
});

describe('the frames of a film', () => {
  const frame = (step: number, ...weights: number[]): FilmFrame => ({
    step,
    weights: Float64Array.from(weights).buffer,
  });
  const view = (load: number, done: number, ...steps: number[]) => ({
    moment: { load, epoch: 9, step: 90 },
    frames: steps.map((step) => frame(step)),
    done,
  });

  it('stay until another run is loaded', () => {
    const frames = new FilmFrames();
    assert.deepEqual(frames.missing(1, [0, 5]), [0, 5]);
    frames.take(view(1, 0.5, 0), [0, 5]);
    assert.deepEqual([frames.of(1, 0)?.step, frames.of(1, 5), frames.missing(1, [0, 5])], [0, undefined, [5]]);
    frames.take(view(1, 1, 5), [5]);
    assert.deepEqual(frames.missing(1, [0, 5, 7]), [7]);
    assert.deepEqual([frames.of(2, 0), frames.missing(2, [0])], [undefined, [0]]);
    frames.take(view(2, 1, 3), [3]);
    assert.deepEqual([frames.of(2, 3)?.step, frames.of(1, 0)], [3, undefined]);
  });

  it('are the nearest ones of a long run, once all that can be had is there', () => {
    const frames = new FilmFrames();
    frames.take(view(1, 0.5, 0, 40), [0, 35, 90]);
    assert.deepEqual(frames.missing(1, [0, 35, 90]), [35, 90]);
    frames.take(view(1, 1, 0, 40, 100), [0, 35, 90]);
    assert.deepEqual(
      [0, 35, 90].map((step) => frames.of(1, step)?.step),
      [0, 40, 100],
    );
    frames.take(view(1, 1), [7]);
    assert.deepEqual(frames.missing(1, [7]), [7], 'there is none');
  });

  it('have one scale of weights', () => {
    assert.equal(largestWeight([frame(0, -3, 1), frame(1, 2, Number.NaN)]), 3);
    assert.equal(largestWeight([{ step: 0 }]), 0);
  });
});
