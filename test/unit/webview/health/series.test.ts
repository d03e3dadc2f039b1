import assert from 'node:assert/strict';
import type { HealthView, LayerHealthView } from '../../../../src/protocol/health';
import { HealthSeries } from '../../../../webview/health/series';

const none = { low: 0, high: 0, counts: new ArrayBuffer(0) };
const spreads = { weights: none, sums: none, activations: none, gradients: none };

function layerOf(gradientNorm: number, start?: number): LayerHealthView {
  return {
    ...{ position: 1, units: 1, inputs: 1, marks: new ArrayBuffer(1), flat: new ArrayBuffer(4) },
    shown: { units: new ArrayBuffer(4), columns: 1, weights: new ArrayBuffer(4), largest: 1 },
    ...{ weightNorm: 1, gradientNorm, updateRatio: 0.1, ...spreads },
    ...(start === undefined ? {} : { start: { gradientNorm: start, updateRatio: 0.2, ...spreads } }),
  };
}
const healthOf = (load: number, step: number, layer: LayerHealthView): HealthView => ({
  ...{ moment: { load, epoch: 0, step }, examples: 1, of: 1, layers: [layer], findings: [] },
});
const shown = (series: HealthSeries) => series.of(1).map(({ step, gradientNorm }) => [step, gradientNorm]);

describe('the series of health', () => {
  it('begins at the start of the run, and is in the order of the steps, each once', () => {
    const series = new HealthSeries();
    for (const step of [20, 10, 20]) series.take(healthOf(1, step, layerOf(step, 7)));
    assert.deepEqual(shown(series), [
      [0, 7],
      [10, 10],
      [20, 20],
    ]);
  });

  it('has no point of the start where that is not known, and begins anew with another network', () => {
    const series = new HealthSeries();
    series.take(healthOf(1, 5, layerOf(5)));
    assert.deepEqual(shown(series), [[5, 5]]);
    series.take(healthOf(2, 3, layerOf(3)));
    assert.deepEqual(shown(series), [[3, 3]]);
    assert.deepEqual(series.of(2), []);
  });

  it('is filled with other moments of the same run', () => {
    const series = new HealthSeries();
    const filled = (load: number, ...steps: number[]) =>
      series.fill({
        moment: { load, epoch: 1, step: 90 },
        points: steps.map((step) => ({ step, layers: [{ position: 1, gradientNorm: 100 + step, updateRatio: 1 }] })),
        done: 1,
      });
    filled(1, 10);
    assert.deepEqual([series.known(1), shown(series)], [[], []]);
    series.take(healthOf(1, 50, layerOf(5, 7)));
    filled(1, 0, 10, 50);
    filled(2, 20);
    assert.deepEqual(shown(series), [
      [0, 7],
      [10, 110],
      [50, 5],
    ]);
    assert.deepEqual([series.known(1), series.known(2)], [[0, 10, 50], []]);
  });

  it('stays small however long it is watched, with its first and its last step', () => {
    const series = new HealthSeries();
    for (let step = 1; step <= 2000; step++) {
      series.take(healthOf(1, step, layerOf(step, 7)));
      assert.ok(series.of(1).length <= 240);
      assert.deepEqual([series.of(1)[0]?.step, series.of(1).at(-1)?.step], [0, step]);
    }
  });
});
