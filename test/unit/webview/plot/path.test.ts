import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pathOf, runCurves, runPaths } from '../../../../webview/plot/path';
import type { Projection } from '../../../../webview/plot/projection';
import type { Trace } from '../../../../webview/plot/trace';

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
    trainLabel: 'train',
    testLabel: 'test',
    compact: true,
    format: String,
    formatTick: String,
  }));

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
