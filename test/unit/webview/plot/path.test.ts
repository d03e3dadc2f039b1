import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pathOf, runCurves, runPaths } from '../../../../webview/plot/path';
import type { Projection } from '../../../../webview/plot/projection';
import type { Range, Trace } from '../../../../webview/plot/trace';

const seed = 20260107;
const at: Projection = {
  left: 40,
  top: 10,
  width: 60,
  height: 100,
  outerRight: 120,
  x: (epoch) => 40 + epoch / 4,
  y: (value) => 110 - 100 * value,
  measure: () => 0,
};
const value = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -0.1, max: 1, noNaN: true }) },
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY),
);
const column = fc.array(value, { minLength: 300, maxLength: 300 }).map((values) => Float64Array.from(values));
const absent = fc.constant(undefined);
const traces: fc.Arbitrary<Trace> = fc
  .record({ train: fc.oneof(column, absent), test: fc.oneof(column, absent), logarithmic: fc.boolean() })
  .map(({ train, test, logarithmic }) => ({
    epoch: Float64Array.from({ length: 300 }, (_, i) => i),
    ...(train ? { train } : {}),
    ...(test ? { test } : {}),
    earlier: [],
    marks: [],
    view: { min: 20, max: 220 },
    zoomed: true,
    logarithmic,
    quantity: 'cost',
    labels: { train: 'train', validation: 'validation', test: 'test' },
    compact: true,
    format: String,
    formatTick: String,
  }));

/** A curve of three records from epoch 0 to 200, of which those in `view` are drawn. */
function drawn(values: readonly number[], view: Range, logarithmic = false): number[] {
  const trace: Trace = {
    ...{ epoch: Float64Array.of(0, 100, 200), earlier: [], marks: [], view, zoomed: true, logarithmic },
    ...{
      quantity: 'cost',
      labels: { train: '', validation: '', test: '' },
      compact: true,
      format: String,
      formatTick: String,
    },
  };
  const x = (epoch: number): number => 40 + (60 * (epoch - view.min)) / (view.max - view.min);
  return pathOf(trace, trace.epoch, Float64Array.from(values), { ...at, x });
}

describe('a curve', () => {
  it('has no point but its own where the plot begins at 0', () => {
    const x = (epoch: number): number => (60 * epoch) / 200;
    const epoch = Float64Array.of(0, 100, 200);
    const view = { min: 0, max: 200 };
    const [trace] = fc.sample(traces, { numRuns: 1, seed });
    assert.ok(trace);
    const points = pathOf({ ...trace, logarithmic: false, view }, epoch, Float64Array.of(1, 0, 1), {
      ...at,
      left: 0,
      x,
    });
    assert.deepEqual(points, [0, 10, 30, 110, 60, 10]);
  });

  it('ends at the edges of the view where it continues beyond them', () => {
    assert.deepEqual(drawn([1, 0, 1], { min: 0, max: 200 }), [40, 10, 70, 110, 100, 10]);
    assert.deepEqual(drawn([1, 0, 1], { min: 25, max: 125 }), [40, 35, 85, 110, 100, 85]);
    assert.deepEqual(drawn([1, 0, 1], { min: 50, max: 75 }), [40, 60, 100, 85]);
    assert.deepEqual(drawn([1, 0, 1], { min: 100, max: 200 }), [40, 110, 100, 10]);
    assert.deepEqual(drawn([1, 0, 1], { min: 0, max: 100 }), [40, 10, 100, 110]);
  });

  it('leaves out what has no place on the scale', () => {
    assert.deepEqual(drawn([1, Number.NaN, 0.5], { min: 0, max: 200 }), [40, 10, 100, 60]);
    assert.deepEqual(drawn([1, 0, 0.5], { min: 0, max: 200 }, true), [40, 10, 100, 60]);
    assert.deepEqual(drawn([1, -1, 0.5], { min: 0, max: 200 }, true), [40, 10, 100, 60]);
    assert.deepEqual(drawn([1, Number.NaN, Number.NaN], { min: 150, max: 200 }), []);
  });

  it('takes no record that is further away than the next beyond the view', () => {
    const trace: Trace = {
      ...{ epoch: Float64Array.from({ length: 9 }, (_, i) => i), earlier: [], marks: [], zoomed: true },
      ...{
        view: { min: 2.5, max: 4.5 },
        logarithmic: false,
        quantity: 'cost',
        labels: { train: '', validation: '', test: '' },
      },
      ...{ compact: true, format: String, formatTick: String },
      test: Float64Array.from({ length: 9 }, (_, i) => 10 * i),
    };
    assert.deepEqual(runCurves(trace, 60), { epoch: [2, 3, 4, 5], test: [20, 30, 40, 50] });
    assert.deepEqual(runCurves({ ...trace, view: { min: 3, max: 4 } }, 60).epoch, [2, 3, 4]);
    assert.deepEqual(runCurves({ ...trace, view: { min: 0, max: 99 } }, 60).epoch, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    const { test } = trace;
    const both = test ? { ...trace, train: test.map((v) => v + 1) } : trace;
    assert.deepEqual(runCurves(both, 60), { epoch: [2, 3, 4, 5], train: [21, 31, 41, 51], test: [20, 30, 40, 50] });
  });

  it('has two points a pixel at most, pixels being counted up', () => {
    const epoch = Float64Array.from({ length: 7 }, (_, i) => i);
    const trace: Trace = {
      ...{ epoch, earlier: [], marks: [], zoomed: true, view: { min: 0, max: 6 }, logarithmic: false },
      ...{
        quantity: 'cost',
        labels: { train: '', validation: '', test: '' },
        compact: true,
        format: String,
        formatTick: String,
      },
    };
    const points = (width: number): number =>
      pathOf(trace, epoch, epoch, { ...at, width, x: (each) => 40 + each / 10 }).length / 2;
    assert.deepEqual([points(3), points(3.2)], [6, 7]);
  });
});

describe('the curves of the run', () => {
  it(`are, thinned together, what each is alone (seed ${seed})`, () => {
    fc.assert(
      fc.property(traces, (trace) => {
        const paths = runPaths(runCurves(trace, 60), at);
        for (const name of ['train', 'test'] as const) {
          const values = trace[name];
          assert.deepEqual(paths[name], values && pathOf(trace, trace.epoch, values, at), name);
        }
      }),
      { seed },
    );
  });
});
