import assert from 'node:assert/strict';
import { axes } from '../../../../webview/plot/axes';
import { figureOf } from '../../../../webview/plot/figure';
import { shapesAbove, shapesBelow } from '../../../../webview/plot/overlay';
import { runCurves, runPaths } from '../../../../webview/plot/path';
import type { Projection } from '../../../../webview/plot/projection';
import type { Shape, TextPart } from '../../../../webview/plot/shapes';
import type { Mark, PaleCurve, Trace } from '../../../../webview/plot/trace';
import { plainPalette } from '../paper';

/** 200 × 100 px at (40, 10): a pixel an epoch from 0 to 200, values from 0 to 1; labels may end at 300. */
const at: Projection = {
  ...{ left: 40, top: 10, width: 200, height: 100, outerRight: 300 },
  x: (epoch) => 40 + epoch,
  y: (value) => 110 - 100 * value,
  measure: (parts) => parts.reduce((sum, { text }) => sum + 6 * text.length, 0),
};

function traceOf(part: Partial<Trace> = {}): Trace {
  return {
    ...{ epoch: Float64Array.of(0, 100, 200), earlier: [], marks: [], view: { min: 0, max: 200 }, zoomed: false },
    ...{
      logarithmic: false,
      quantity: 'cost',
      labels: { train: 'train', validation: 'validation', test: 'test' },
      compact: false,
    },
    format: String,
    formatTick: (value, step) => `${value}/${step}`,
    ...part,
  };
}

const train = Float64Array.of(1, 0.5, 0.25);
const test = Float64Array.of(0.9, 0.8, 0.75);
const curve = (label: string, epoch: number[], values: number[]): PaleCurve => ({
  ...{ label, epoch: Float64Array.from(epoch), values: Float64Array.from(values) },
});
const mark = (epoch: number, kind: Mark['kind'], label = 'a mark'): Mark => ({ epoch, kind, label });

const below = (part: Partial<Trace>, palette = plainPalette): Shape[] => {
  const trace = traceOf(part);
  return shapesBelow(trace, runPaths(runCurves(trace, 200), at), at, palette);
};
const above = (part: Partial<Trace>, where = at): Shape[] => {
  const trace = traceOf(part);
  return shapesAbove(trace, runPaths(runCurves(trace, 200), where), where, plainPalette);
};
const labels = (shapes: readonly Shape[]) =>
  shapes.flatMap((shape) =>
    shape.kind === 'label' ? [[shape.parts.map(({ text }) => text).join(''), shape.x, shape.y, shape.anchor]] : [],
  );

describe('what is below the curves', () => {
  it('are earlier runs, pale, and less so in high contrast', () => {
    const earlier = [curve('one', [0, 100], [1, 0.5]), curve('short', [0], [1])];
    const line = { kind: 'line', points: [40, 10, 140, 60], colour: 'foreground', width: 1 };
    assert.deepEqual(below({ earlier }), [{ ...line, opacity: 0.34 }]);
    assert.deepEqual(below({ earlier }, { ...plainPalette, kind: 'hc-dark' }), [{ ...line, opacity: 0.65 }]);
  });

  it('is the gap between train and test, along one and back along the other', () => {
    assert.deepEqual(below({ train, test }), [
      {
        ...{ kind: 'area', colour: 'run', opacity: 0.16 },
        points: [40, 10, 140, 60, 240, 85, 240, 35, 140, 30, 40, 20],
      },
    ]);
    assert.deepEqual(below({ train, test, quantity: 'accuracy' }), []);
    assert.deepEqual([below({ train }), below({ test })], [[], []]);
    const single = { epoch: Float64Array.of(5), train: Float64Array.of(1), test: Float64Array.of(1) };
    assert.deepEqual(below(single), []);
  });

  it('are lines where something happened', () => {
    const line = (x: number) => ({ kind: 'line', points: [x, 10, x, 110], width: 1 });
    const marks = [mark(20, 'paused'), mark(30.4, 'diverged'), mark(200.1, 'paused'), mark(-0.1, 'paused')];
    assert.deepEqual(below({ marks }), [
      { ...line(60.5), colour: 'description', opacity: 0.7 },
      { ...line(70.5), colour: 'error', opacity: 1, dash: [3, 3] },
    ]);
  });

  it('is a line at the present epoch, where no mark is', () => {
    const line = { kind: 'line', points: [90.5, 10, 90.5, 110], colour: 'description', width: 1, dash: [2, 3] };
    assert.deepEqual(below({ now: 50 }), [line]);
    assert.deepEqual(below({ now: 50, marks: [mark(50, 'paused')] }).length, 1);
    assert.deepEqual(below({ now: 50, marks: [mark(60, 'paused')] }).length, 2);
    assert.deepEqual([below({ now: 201 }), below({})], [[], []]);
    assert.deepEqual([below({ now: 0 }).length, below({ now: 200 }).length], [1, 1]);
  });
});

describe('what is above the curves', () => {
  it('is a dot where train ends', () => {
    const dots = (part: Partial<Trace>) => above(part).filter(({ kind }) => kind === 'dot');
    assert.deepEqual(dots({ train }), [{ kind: 'dot', x: 240, y: 85, radius: 3.5, colour: 'run' }]);
    assert.deepEqual([dots({ test }), dots({ train, view: { min: 0, max: 199 } })], [[], []]);
    assert.deepEqual(dots({ train: Float64Array.of(1, 1, Number.NaN) }), []);
    assert.deepEqual(dots({ train: Float64Array.of(1, 1, -1), logarithmic: true }), []);
    assert.deepEqual(dots({ train, epoch: new Float64Array(0) }), []);
  });

  it('are the names and values of train and test at their ends', () => {
    assert.deepEqual(above({ train, test }, { ...at, outerRight: 309 }).slice(1), [
      {
        ...{ kind: 'label', x: 249, y: 39, size: 12, anchor: 'start', plate: 'background' },
        parts: [
          { text: 'test ', colour: 'foreground' },
          { text: '0.75', colour: 'foreground', bold: true },
        ],
      },
      {
        ...{ kind: 'label', x: 249, y: 89, size: 12, anchor: 'start', plate: 'background' },
        parts: [
          { text: 'train ', colour: 'foreground' },
          { text: '0.25', colour: 'foreground', bold: true },
        ],
      },
    ]);
    assert.deepEqual(
      labels(above({ train, test, compact: true })).map(([text]) => text),
      ['0.75', '0.25'],
    );
  });

  it('are the labels of marks beside their lines, above all, where there is room', () => {
    const shapes = above({ marks: [mark(20, 'paused', 'paused'), mark(270, 'stopped'), mark(230, 'diverged', 'bad')] });
    assert.deepEqual(shapes, [
      {
        ...{ kind: 'label', x: 66, y: 21, size: 11, anchor: 'start', plate: 'background' },
        parts: [{ text: 'paused', colour: 'description', bold: false }],
      },
    ]);
    const bad = above({ marks: [mark(120, 'diverged', 'bad')] });
    assert.deepEqual(bad[0]?.kind === 'label' && bad[0].parts, [{ text: 'bad', colour: 'foreground', bold: true }]);
    // Right of the line there are 94 px to the end of the picture.
    const of = (length: number) =>
      labels(above({ marks: [mark(160, 'paused', 'x'.repeat(length))] }, { ...at, outerRight: 302 }));
    assert.deepEqual(of(16), [['x'.repeat(16), 206, 21, 'start']]);
    assert.deepEqual(of(17), [['x'.repeat(17), 194, 21, 'end']]);
    assert.deepEqual([labels(above({ marks: [mark(20, 'paused')], compact: true }))], [[]]);
    assert.deepEqual(labels(above({ marks: [mark(20, 'paused')], quantity: 'accuracy' })), []);
  });

  it('are below one another where marks are close, and left out where there is no room', () => {
    const marks = Array.from({ length: 9 }, (_, i) => mark(20 + i, 'paused', 'm'));
    const found = labels(above({ marks }));
    assert.deepEqual(found.slice(0, 3), [
      ['m', 66, 21, 'start'],
      ['m', 67, 36, 'start'],
      ['m', 68, 51, 'start'],
    ]);
    assert.deepEqual(
      found.map(([, , y]) => y),
      [21, 36, 51, 66, 81, 96, 111],
    );
    // A curve is no place for a label.
    const flat = {
      epoch: Float64Array.of(0, 200),
      train: Float64Array.of(0.95, 0.95),
      marks: [mark(20, 'paused', 'm')],
    };
    assert.deepEqual(
      labels(above(flat)).filter(([text]) => text === 'm'),
      [['m', 66, 31, 'start']],
    );
    // Wherever the label's box is, to the right or to the left of its line, a curve at either end moves it.
    const short = (mark1: Mark, ...x: number[]) => {
      const epoch = Float64Array.of(...x.map((value) => value - 40), 200);
      const values = Float64Array.of(...x.map(() => 0.95), Number.NaN);
      return labels(above({ epoch, train: values, marks: [mark1] }))[0];
    };
    const beside = mark(20, 'paused', 'mmmm');
    assert.deepEqual(short(beside, 62, 65), ['mmmm', 66, 21, 'start']);
    assert.deepEqual(short(beside, 62, 66), ['mmmm', 66, 31, 'start']);
    assert.deepEqual(short(beside, 90, 95), ['mmmm', 66, 31, 'start']);
    assert.deepEqual(short(beside, 91, 95), ['mmmm', 66, 21, 'start']);
    // 15 letters of six pixels end 6 px left of the line at 210.
    const left = mark(170, 'paused', 'm'.repeat(15));
    assert.deepEqual(short(left, 100, 113), ['m'.repeat(15), 204, 21, 'end']);
    assert.deepEqual(short(left, 100, 114), ['m'.repeat(15), 204, 31, 'end']);
    assert.deepEqual(short(left, 204, 206), ['m'.repeat(15), 204, 31, 'end']);
    assert.deepEqual(short(left, 205, 206), ['m'.repeat(15), 204, 21, 'end']);
    const low = labels(above({ marks }, { ...at, height: 99 }));
    assert.deepEqual(
      low.map(([, , y]) => y),
      [21, 36, 51, 66, 81, 96],
    );
    const full = Float64Array.from({ length: 201 }, (_, i) => i % 2);
    const covered = {
      epoch: Float64Array.from({ length: 201 }, (_, i) => i),
      train: full,
      marks: [mark(20, 'paused', 'm')],
    };
    assert.deepEqual(
      labels(above(covered)).filter(([text]) => text === 'm'),
      [],
    );
  });

  it('are the names of earlier runs at their ends, shortened to their room', () => {
    const name = (earlier: PaleCurve[], part: Partial<Trace> = {}) => labels(above({ earlier, ...part }));
    assert.deepEqual(above({ earlier: [curve('adam', [0, 100], [1, 0.5])] }), [
      {
        ...{ kind: 'label', x: 148, y: 64, size: 11, anchor: 'start', plate: 'background', whole: 'adam' },
        parts: [{ text: 'adam', colour: 'description' }],
      },
    ]);
    // Beyond the view it is beside the picture's edge, at its last value in view or just after it.
    assert.deepEqual(name([curve('adam', [0, 150, 400, 500], [1, 0.5, 0.25, 0])]), [['adam', 248, 89, 'start']]);
    // 52 px are left: eight characters of six, the dots among them.
    assert.deepEqual(name([curve('x'.repeat(8), [0, 200], [1, 0.5])])[0]?.[0], 'x'.repeat(8));
    assert.deepEqual(name([curve('x'.repeat(9), [0, 200], [1, 0.5])])[0]?.[0], `${'x'.repeat(7)}…`);
    assert.deepEqual(name([curve('a sgd rate 0.1', [0, 200], [1, 0.5])])[0]?.[0], 'a sgd r…');
    assert.deepEqual(name([curve('a sg   rate 0.1', [0, 200], [1, 0.5])])[0]?.[0], 'a sg…');
    const exact = (count: number, room: number) =>
      labels(
        above({ earlier: [curve('x'.repeat(count), [0, 200], [1, 0.5])] }, { ...at, outerRight: 248 + room }),
      )[0]?.[0];
    assert.deepEqual([exact(8, 48), exact(9, 48), exact(9, 5)], ['x'.repeat(8), `${'x'.repeat(7)}…`, undefined]);
    assert.deepEqual(name([curve('ab', [0, 100], [1, 0.5])]), []);
    assert.equal(name([curve('abc', [0, 100], [1, 0.5])]).length, 1);
    assert.deepEqual(name([curve('adam', [0, 100], [1, 0.5])], { compact: true }), []);
  });

  it('leave out a run that ends before the view, above or below it, or under another name', () => {
    const name = (...earlier: PaleCurve[]) =>
      labels(above({ earlier, view: { min: 50, max: 200 } })).map(([text]) => text);
    assert.deepEqual(name(curve('adam', [0, 40], [1, 0.5])), []);
    assert.deepEqual(name(curve('adam', [0, 50], [1, 0.5])), ['adam']);
    assert.deepEqual(name(curve('adam', [0, 100], [1, 1.01])), []);
    assert.deepEqual(name(curve('adam', [0, 100], [1, 1])), ['adam']);
    assert.deepEqual(name(curve('adam', [0, 100], [1, -0.01])), []);
    assert.deepEqual(name(curve('adam', [0, 100], [1, 0])), ['adam']);
    assert.deepEqual(name(curve('adam', [60, 100], [0.5, Number.NaN])), ['adam']);
    assert.deepEqual(name(curve('adam', [60, 100], [Number.NaN, Number.NaN])), []);
    assert.deepEqual(name(curve('adam', [0, 100], [1, 0.5]), curve('sgd', [0, 100], [1, 0.52])), ['adam']);
    assert.deepEqual(name(curve('adam', [0, 100], [1, 0.5]), curve('sgd', [0, 100], [1, 0.7])), ['adam', 'sgd']);
  });
});

describe('the axes of a pane', () => {
  it('have a grid line and a number for each tick of the values, a number for each of the epochs', () => {
    const shapes = axes(traceOf({ train: Float64Array.of(1, 0.5, 0.25) }), at, plainPalette);
    const lines = shapes.filter(({ kind }) => kind === 'line');
    assert.deepEqual(
      lines.map((shape) => shape.kind === 'line' && shape.points),
      [
        [40, 110.5, 240, 110.5],
        [40, 60.5, 240, 60.5],
        [40, 10.5, 240, 10.5],
      ],
    );
    assert.deepEqual(labels(shapes), [
      ['0/0.5', 33, 114.5, 'end'],
      ['0.5/0.5', 33, 64.5, 'end'],
      ['1/0.5', 33, 14.5, 'end'],
      ['0', 40, 127, 'middle'],
      ['100', 140, 127, 'middle'],
      ['200', 240, 127, 'middle'],
    ]);
  });
});

describe('the picture of both panes', () => {
  const measure = (parts: readonly TextPart[], size: number): number =>
    parts.reduce((sum, { text }) => sum + (text.length * size) / 2, 0);
  const of = (part: Partial<Trace>, count = 1) =>
    figureOf(
      Array.from({ length: count }, (_, i) => ({ title: `pane ${i}`, trace: traceOf(part) })),
      plainPalette,
      measure,
    );

  it('has them side by side, the first wider, each with its title', () => {
    const figure = of({ train }, 2);
    assert.deepEqual([figure.width, figure.height, of({}).width], [1060, 300, 640]);
    const [title] = figure.shapes;
    assert.deepEqual(title?.kind === 'label' && title.parts, [{ text: 'pane 0', colour: 'foreground', bold: true }]);
    assert.deepEqual(
      labels(figure.shapes).filter(([text]) => /pane/.test(String(text))),
      [
        ['pane 0', 16, 22, 'start'],
        ['pane 1', 656, 22, 'start'],
      ],
    );
  });

  it('has the curves in their plotting areas, test dashed, train above it', () => {
    const lines = (part: Partial<Trace>, count?: number) =>
      of(part, count).shapes.filter((shape) => shape.kind === 'line' && shape.colour === 'run');
    // 464 × 226 px at (56, 40); values from 0 to 1.06.
    const y = (value: number): number => 40 + 226 * (1 - value / 1.06);
    const near = (found: readonly number[], expected: readonly number[]): void => {
      assert.equal(found.length, expected.length);
      for (const [i, n] of expected.entries()) assert.ok(Math.abs((found[i] ?? 0) - n) < 1e-6, `${found} ${expected}`);
    };
    const [first, second] = lines({ train: Float64Array.of(1, 0.5, 0.25), test });
    assert.ok(first?.kind === 'line' && second?.kind === 'line');
    assert.deepEqual([first.width, first.dash, second.width, second.dash], [1.5, [4, 3], 2.25, undefined]);
    near(second.points, [56, y(1), 288, y(0.5), 520, y(0.25)]);
    near(first.points, [56, y(0.9), 288, y(0.8), 520, y(0.75)]);
    const [, right] = lines({ train }, 2);
    assert.ok(right?.kind === 'line');
    assert.deepEqual([right.points[0], right.points[4]], [696, 940]);
    const [zoomed] = lines({ train, view: { min: 100, max: 200 }, zoomed: true });
    assert.ok(zoomed?.kind === 'line');
    assert.deepEqual([zoomed.points[0], zoomed.points[2]], [56, 520]);
    const log = lines({ train: Float64Array.of(1, 0.1, 0.01), logarithmic: true })[0];
    assert.ok(log?.kind === 'line');
    const [, top = 0, , middle = 0, , bottom = 0] = log.points;
    assert.ok(Math.abs(middle - (top + bottom) / 2) < 1e-6 && top > 40 && bottom < 266 && bottom - top > 200);
    assert.deepEqual(lines({ epoch: Float64Array.of(3), train: Float64Array.of(1) }), []);
  });

  it('has labels up to its edge', () => {
    const ends = (count: number) =>
      labels(of({ train, labels: { train: 'x'.repeat(count), validation: '', test: '' } }).shapes).slice(-1)[0]?.[3];
    // Nine beside the end at 520, and 632 is the edge: 103 px, 17 characters of six.
    assert.deepEqual([ends(12), ends(13)], ['start', 'end']);
  });
});
