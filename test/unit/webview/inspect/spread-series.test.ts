import assert from 'node:assert/strict';
import { SpreadSeries } from '../../../../webview/inspect/over-time/spread-series';

const base = { exponent: 0, first: 0, low: 0, high: 0, nonFinite: 0 };
const spreads = (count: number) => ({ weights: { ...base, counts: Uint32Array.of(count).buffer } });
const none = { low: 0, high: 0, counts: new ArrayBuffer(0) };

function reportOf(load: number, step: number, position = 1, count = 1) {
  return {
    ...{ moment: { load, epoch: 0, step }, position, weightNorm: 0, gradientNorm: 0, dead: 0, saturated: 0, twins: 0 },
    ...{ weights: none, activations: none, gradients: none, spreads: spreads(count), examples: 4, of: 9 },
  };
}

const viewOf = (load: number, steps: readonly number[], position = 1) => ({
  ...{ moment: { load, epoch: 0, step: 90 }, position, examples: 4, of: 9, done: 1 },
  points: steps.map((step) => ({ step, spreads: spreads(7) })),
});

describe('the spreads of layers over the steps', () => {
  const seen = (series: SpreadSeries, load = 1, position = 1) =>
    series
      .of(load, position)
      ?.moments.map((moment) => [
        moment.step,
        new Uint32Array(moment.spreads.weights?.counts ?? new ArrayBuffer(4))[0],
      ]);

  it('are in the order of their steps, and what was observed stays', () => {
    const series = new SpreadSeries();
    series.take(reportOf(1, 20));
    series.take(reportOf(1, 10));
    series.fill(viewOf(1, [0, 10, 90]));
    assert.deepEqual(seen(series), [
      [0, 7],
      [10, 1],
      [20, 1],
      [90, 7],
    ]);
    series.take(reportOf(1, 20, 1, 3));
    assert.deepEqual(seen(series)?.[2], [20, 3]);
    assert.deepEqual([series.of(1, 1)?.examples, series.of(1, 1)?.of], [4, 9]);
    series.fill(viewOf(1, [], 2));
    assert.equal(series.of(1, 2), undefined, 'nothing is known of it yet');
  });

  it('begin anew with another run', () => {
    const series = new SpreadSeries();
    series.take(reportOf(1, 5));
    series.take(reportOf(2, 3));
    assert.deepEqual([seen(series, 1), seen(series, 2)], [undefined, [[3, 1]]]);
  });

  it('are of so many moments, and of the layers that were looked at last', () => {
    const series = new SpreadSeries();
    for (let step = 0; step <= 1000; step++) series.take(reportOf(1, step));
    const steps = seen(series)?.map(([step]) => step) ?? [];
    assert.ok(steps.length > 60 && steps.length <= 160, `${steps.length}`);
    assert.deepEqual([steps[0], steps.at(-1)], [0, 1000]);
    for (let position = 2; position <= 9; position++) series.take(reportOf(1, 1, position));
    assert.deepEqual([series.of(1, 1), series.of(1, 2)?.moments.length], [undefined, 1]);
  });
});
