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
    labels: { train: 'train', validation: 'validation', test: 'test' },
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

  /** Labels of a run whose last two records have these values, 80 px beside its end. */
  const ends = (train: number | undefined, test: number | undefined, part: Partial<Trace> = {}, beyond = 80) => {
    const trace = { ...traceOf([0, train ?? 0], [0, test ?? 0], 1), ...part };
    const { train: own, test: other, ...rest } = trace;
    const shown = {
      ...rest,
      ...(train === undefined ? {} : { train: own }),
      ...(test === undefined ? {} : { test: other }),
    };
    return endLabels(shown, projection(1, beyond), '#000', new FreeSpace([]));
  };
  const places = (...given: Parameters<typeof ends>) =>
    ends(...given).map(({ x, y, parts, anchor }) => [parts.map(({ text }) => text).join(''), x, y, anchor]);

  it('of three sets are apart by a line around their middle, within the plot', () => {
    const three = (train: number, validation: number, test: number) =>
      places(train, test, { validation: Float64Array.of(0, validation) }).map(([text, , y]) => `${text} ${y}`);
    assert.deepEqual(three(0.5, 0.5, 0.5), ['0.5000 44', '0.5000 60', '0.5000 76']);
    assert.deepEqual(three(0.25, 0.5, 0.75), ['0.7500 35', '0.5000 60', '0.2500 85']);
    assert.deepEqual(three(0.25, 0.75, 0.25), ['0.7500 35', '0.2500 77', '0.2500 93']);
    assert.deepEqual(three(1, 1, 1), ['1.000 14', '1.000 30', '1.000 46']);
    assert.deepEqual(three(0, 0, 0), ['0.000 76', '0.000 92', '0.000 108']);
  });

  it('are beside their ends, or apart by a line where those are close', () => {
    assert.deepEqual(places(0.75, 0.25), [
      ['0.7500', 249, 35, 'start'],
      ['0.2500', 249, 85, 'start'],
    ]);
    assert.deepEqual(places(0.5, 0.375), [
      ['0.5000', 249, 58.25, 'start'],
      ['0.3750', 249, 74.25, 'start'],
    ]);
    assert.deepEqual(
      places(0.5, 0.34).map(([, , y]) => y),
      [60, 76],
    );
    assert.deepEqual(
      places(0.5, 0.35).map(([, , y]) => y),
      [59.5, 75.5],
    );
    assert.deepEqual(
      places(0.25, 0.5).map(([text, , y]) => [text, y]),
      [
        ['0.5000', 60],
        ['0.2500', 85],
      ],
    );
  });

  it('stay within the plotting area', () => {
    assert.deepEqual(
      places(1, undefined).map(([, , y]) => y),
      [14],
    );
    assert.deepEqual(
      places(2, undefined).map(([, , y]) => y),
      [14],
    );
    assert.deepEqual(
      places(0, undefined).map(([, , y]) => y),
      [108],
    );
    assert.deepEqual(
      places(-1, undefined).map(([, , y]) => y),
      [108],
    );
    assert.deepEqual(
      places(1, 1).map(([, , y]) => y),
      [14, 30],
    );
    assert.deepEqual(
      places(0, 0).map(([, , y]) => y),
      [92, 108],
    );
    assert.deepEqual(
      places(1, 0).map(([, , y]) => y),
      [14, 108],
    );
  });

  it('have their names where there is room for them', () => {
    assert.deepEqual(places(0.5, undefined, { compact: false }), [['train 0.5000', 231, 60, 'end']]);
    assert.deepEqual(places(undefined, 0.5, { compact: false }, 100), [['test 0.5000', 249, 60, 'start']]);
    assert.deepEqual(places(0.5, undefined, {}, 51)[0]?.[3], 'start');
    assert.deepEqual(places(0.5, undefined, {}, 50)[0]?.[3], 'end');
  });

  it('are absent where there is no value or its end is not in view', () => {
    assert.deepEqual([places(Number.NaN, undefined), places(undefined, undefined)], [[], []]);
    assert.deepEqual(places(0.5, 0.5, { view: { min: 0, max: 0.5 } }), []);
    assert.deepEqual(places(0.5, 0.5, { epoch: new Float64Array(0) }), []);
    assert.deepEqual(places(-0.5, 0, { logarithmic: true }), []);
  });

  it('move aside as little as is needed where they are among the curves, up before down', () => {
    const trace = traceOf([0, 0.5], [], 1);
    const at = projection(1, 4);
    const placed = (...curves: number[][]) => endLabels(trace, at, '#000', new FreeSpace(curves)).map(({ y }) => y);
    // The end is at 240, 60; the label of 42 px from 189 to 231, 8 px high on both sides.
    assert.deepEqual(placed([0, 60, 240, 60]), [48]);
    assert.deepEqual(placed([0, 67, 240, 67]), [56]);
    assert.deepEqual(placed([0, 53, 240, 53]), [64]);
    assert.deepEqual(placed([0, 67, 188, 67]), [60]);
    assert.deepEqual(placed([0, 67, 189, 67]), [56]);
    assert.deepEqual(placed([231, 67, 240, 67]), [56]);
    assert.deepEqual(placed([232, 67, 240, 67]), [60]);
    // From the top of the plotting area to its foot there are lines but at one place.
    const lines = (free: number): number[][] =>
      Array.from({ length: 120 }, (_, y) => y).flatMap((y) => (Math.abs(y - free) < 9 ? [] : [[0, y, 240, y]]));
    assert.deepEqual([placed(...lines(16)), placed(...lines(12))], [[16], []]);
    assert.deepEqual([placed(...lines(100)), placed(...lines(104))], [[100], []]);
    assert.deepEqual(placed(...lines(200)), []);
    const lower = traceOf([0, 0.48], [], 1);
    const edge = (free: number) =>
      endLabels(lower, at, '#000', new FreeSpace(lines(free))).map(({ y }) => Math.round(y));
    assert.deepEqual([edge(14), edge(102)], [[14], [102]]);
  });

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
