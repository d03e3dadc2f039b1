import assert from 'node:assert/strict';
import { RegressionMeasure } from '../../../../src/engine/training/regression-measure';

/** RMSE and R² of predictions of n targets; `scaling` is undone. */
function figures(y: readonly number[], a: readonly number[], n = 1, scaling?: { shift: number[]; factor: number[] }) {
  const measure = new RegressionMeasure(
    Array.from({ length: n }, (_, k) => `y${k + 1}`),
    scaling && { shift: Float64Array.from(scaling.shift), factor: Float64Array.from(scaling.factor) },
  );
  const outputs = { y: Float64Array.from(y), a: Float64Array.from(a) };
  measure.begin();
  for (let i = 0; i < y.length / n; i++) measure.add(outputs, i);
  return measure.figures(outputs.y);
}

describe('RMSE and R²', () => {
  it('are those of all targets, and the mean of their R²', () => {
    // Errors 1, 0 and 2, 2 about means 2 and 5: Σ² is 1 of 2, and 8 of 50.
    const { rmse, r2 } = figures([1, 0, 3, 10], [2, 2, 3, 8], 2);
    assert.equal(rmse, 1.5);
    assert.ok(Math.abs((r2 ?? 0) - (1 - 1 / 2 + (1 - 8 / 50)) / 2) < 1e-15);
  });

  it('are those of each of several targets, in its own unit, as it would have them alone', () => {
    const y = [1, 0, 4, 3, 10, 4, 5, 2, 4];
    const a = [2, 2, 3, 3, 8, 5, 4, 2, 2];
    const scaling = { shift: [1, 2, 3], factor: [0.5, 4, 0.01] };
    const { targets = [], rmse = Number.NaN, r2 } = figures(y, a, 3, scaling);
    assert.deepEqual(
      targets,
      [0, 1, 2].map((k) => {
        const own = (values: readonly number[]): number[] => values.filter((_, i) => i % 3 === k);
        const alone = { shift: [scaling.shift[k] ?? NaN], factor: [scaling.factor[k] ?? NaN] };
        return { name: `y${k + 1}`, ...figures(own(y), own(a), 1, alone) };
      }),
    );
    // The third target is constant, but the others have an R² nevertheless.
    assert.deepEqual([targets.map((target) => 'r2' in target), r2], [[true, true, false], undefined]);
    const squares = targets.reduce((sum, target) => sum + target.rmse ** 2, 0);
    assert.ok(Math.abs(rmse - Math.sqrt(squares / 3)) < 1e-9 * rmse);
  });

  it('are those of each target as long as these are few, and not of one alone', () => {
    const listed = (n: number): number | undefined =>
      figures(new Array<number>(2 * n).fill(0), new Array<number>(2 * n).fill(1), n).targets?.length;
    assert.deepEqual([listed(1), listed(2), listed(32), listed(33)], [undefined, 2, 32, undefined]);
  });

  it('are of one set at a time', () => {
    const measure = new RegressionMeasure(['y'], undefined);
    const set = { y: Float64Array.of(0, 2), a: Float64Array.of(1, 2) };
    for (let time = 0; time < 2; time++) {
      measure.begin();
      for (const i of [0, 1]) measure.add(set, i);
      assert.deepEqual(measure.figures(set.y), { rmse: Math.sqrt(1 / 2), r2: 1 - 1 / 2 });
    }
  });

  it('have no R² where a target is constant, be it up to rounding alone', () => {
    const nearly = [0.3, 0.1 + 0.2, 0.3, 0.3];
    assert.notEqual(nearly[1], 0.3);
    assert.deepEqual(figures([2, 2, 2], [3, 1, 2]), { rmse: Math.sqrt(2 / 3) });
    assert.deepEqual(Object.keys(figures(nearly, [0.3, 0.2, 0.4, 0.3])), ['rmse']);
    assert.deepEqual(Object.keys(figures([1, 0.3, 2, 0.1 + 0.2], [1, 1, 1, 1], 2)), ['rmse', 'targets']);
    assert.equal(typeof figures([0.3, 0.3000001], [0.3, 0.3]).r2, 'number');
    // Squares that are too small for a double say nothing either.
    assert.deepEqual(figures([0, 1e-200], [1, 1]), { rmse: 1 });
  });

  it('know a constant by the numbers before they were scaled', () => {
    // A constant is only centred, so that 0.1 + 0.2 is 2⁻⁵⁴ beside the zero of 0.3.
    const rest = 0.1 + 0.2 - 0.3;
    const centred = { shift: [0.3], factor: [1] };
    assert.deepEqual(Object.keys(figures([0, rest, 0], [0, 0, 0], 1, centred)), ['rmse']);
    assert.equal(typeof figures([0, rest, 0], [0, 0, 0]).r2, 'number');
    // Seconds since 1970, one apart: scaled to 0 and 1.
    assert.equal(figures([0, 1], [0, 1], 1, { shift: [1_700_000_000], factor: [1] }).r2, 1);
    assert.equal(figures([0, 1], [0.5, 0.5], 1, { shift: [10], factor: [0.25] }).rmse, 2);
  });
});
