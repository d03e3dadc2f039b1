import assert from 'node:assert/strict';
import { branchLabels, branchMarks } from '../../../../webview/plot/branches';
import type { Projection } from '../../../../webview/plot/projection';
import type { PaleCurve, Trace } from '../../../../webview/plot/trace';
import { FreeSpace } from '../../../../webview/ui/free-space';
import { plainPalette, withoutPage } from '../paper';

/** 200 × 100 px at (40, 10): a pixel an epoch from 0 to 200, values from 0 to 1; labels may end at 300. */
const at: Projection = {
  ...{ left: 40, top: 10, width: 200, height: 100, outerRight: 300 },
  x: (epoch) => 40 + epoch,
  y: (value) => 110 - 100 * value,
  measure: (parts) => parts.reduce((sum, { text }) => sum + text.length, 0),
};

const branch: PaleCurve = {
  ...{ label: 'Run 6', epoch: Float64Array.of(50, 150), values: Float64Array.of(0.5, 0.25) },
  hangs: { step: 50, changes: 'lr 0.3' },
};
const other: PaleCurve = { label: 'Run 2', epoch: Float64Array.of(0, 100), values: Float64Array.of(1, 0.75) };

const traceOf = (part: Partial<Trace> = {}): Trace => ({
  ...{ epoch: Float64Array.of(20, 200), train: Float64Array.of(0.9, 0.1), earlier: [other, branch], marks: [] },
  ...{ view: { min: 0, max: 200 }, zoomed: false, logarithmic: false, quantity: 'cost', compact: false },
  labels: { train: 'train', validation: 'validation', test: 'test' },
  format: String,
  formatTick: String,
  ...part,
});
const dots = (trace: Trace) =>
  branchMarks(trace, at, plainPalette).map((shape) => (shape.kind === 'dot' ? [shape.x, shape.y, shape.radius] : []));
const labels = (trace: Trace, space = new FreeSpace([])) =>
  branchLabels(trace, at, plainPalette, space).flatMap((shape) =>
    shape.kind === 'label' ? [{ words: shape.parts.map(({ text }) => text).join(''), x: shape.x, y: shape.y }] : [],
  );

describe('a branch in the plot', () => {
  withoutPage();

  it('has a ring where it hangs and a dot at its end; another run has neither', () => {
    const ring = [
      [90, 60, 4.5],
      [90, 60, 3],
    ];
    assert.deepEqual(dots(traceOf()), [...ring, [190, 85, 3]]);
    assert.deepEqual(dots(traceOf({ earlier: [other] })), []);
    // Its beginning is not in view.
    assert.deepEqual(dots(traceOf({ view: { min: 60, max: 200 } })), [[190, 85, 3]]);
  });

  it('has a ring at its beginning where it is the run that is shown', () => {
    assert.deepEqual(dots(traceOf({ earlier: [], isBranch: true })), [
      [60, 20, 4.5],
      [60, 20, 3],
    ]);
  });

  it('is named below its end, with where it hangs, what is otherwise in it, and its last value', () => {
    const [label, ...others] = labels(traceOf());
    assert.deepEqual(others, []);
    assert.match(label?.words ?? '', /^Run 6 .*50: lr 0\.3 0\.25$/);
    const width = label?.words.length ?? 0;
    assert.deepEqual([label?.x, label?.y], [190 - width / 2, 102]);
    const alike = traceOf({ earlier: [{ ...branch, hangs: { step: 50, changes: '' } }] });
    assert.match(labels(alike)[0]?.words ?? '', /^Run 6 .*50 0\.25$/);
  });

  it('has no name where other texts leave no room', () => {
    const space = new FreeSpace([]);
    space.take({ left: 0, right: 300, top: 0, bottom: 200 });
    assert.deepEqual(labels(traceOf(), space), []);
  });
});
