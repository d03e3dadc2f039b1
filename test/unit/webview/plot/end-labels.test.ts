import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type EndLabel, endLabels } from '../../../../webview/plot/end-labels';
import { pathOf } from '../../../../webview/plot/path';
import type { Projection } from '../../../../webview/plot/projection';
import type { Trace } from '../../../../webview/plot/trace';
import { type Box, crosses, overlaps } from '../../../../webview/ui/box';
import { FreeSpace } from '../../../../webview/ui/free-space';

const seed = 20260105;

/** A plot of 200 × 100 px whose labels may end `beyond` px right of it. */
function projection(epochs: number, beyond: number): Projection {
  return {
    left: 40,
    top: 10,
    width: 200,
    height: 100,
    outerRight: 240 + beyond,
    x: (epoch) => 40 + (200 * epoch) / epochs,
    y: (value) => 110 - 100 * value,
    measure: (parts) => parts.reduce((sum, { text }) => sum + 7 * text.length, 0),
  };
}

function traceOf(train: readonly number[], test: readonly number[], epochs: number): Trace {
  return {
    epoch: Float64Array.from(train, (_, i) => i),
    train: Float64Array.from(train),
    test: Float64Array.from(test),
    earlier: [],
    marks: [],
    view: { min: 0, max: epochs },
    zoomed: false,
    logarithmic: false,
    quantity: 'cost',
    trainLabel: 'train',
    testLabel: 'test',
    compact: true,
    format: (value) => value.toPrecision(4),
    formatTick: String,
  };
}

const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 30, maxLength: 30 });

/** Where a label is, as the projection measures it. */
function boxOf({ x, y, parts, anchor }: EndLabel, at: Projection): Box {
  const width = at.measure(parts, 12);
  const left = anchor === 'start' ? x : x - width;
  return { left, right: left + width, top: y - 8, bottom: y + 8 };
}

describe('labels at the ends of curves', () => {
  for (const [place, beyond] of [
    ['where there is room right of them', 80],
    ['where there is none', 4],
  ] as const) {
    it(`are apart, within the picture and clear of the curves ${place} (seed ${seed})`, () => {
      fc.assert(
        fc.property(values, values, (train, test) => {
          const trace = traceOf(train, test, 29);
          const at = projection(29, beyond);
          const curves = [train, test].map((column) => pathOf(trace, trace.epoch, Float64Array.from(column), at));
          const labels = endLabels(trace, at, '#000', new FreeSpace(curves));
          const boxes = labels.map((label) => boxOf(label, at));
          for (const [i, box] of boxes.entries()) {
            assert.ok(box.right <= at.outerRight && box.left >= 0 && box.top >= 0);
            for (const curve of curves) assert.equal(crosses(curve, box), false);
            for (const other of boxes.slice(i + 1)) assert.equal(overlaps(box, other, 4, 0), false);
          }
          if (beyond > 60) assert.equal(labels.length, 2);
        }),
        { seed },
      );
    });
  }

  it('are above or below a smooth curve that ends at the edge', () => {
    const falling = Array.from({ length: 30 }, (_, i) => 0.05 + 0.9 * Math.exp(-i / 5));
    const trace = { ...traceOf(falling, [], 29) };
    const at = projection(29, 4);
    const curve = pathOf(trace, trace.epoch, Float64Array.from(falling), at);
    const [label, none] = endLabels(trace, at, '#000', new FreeSpace([curve]));
    assert.ok(label && none === undefined);
    assert.equal(label.anchor, 'end');
    assert.equal(crosses(curve, boxOf(label, at)), false);
  });
});
