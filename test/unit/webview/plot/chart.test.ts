import { deepEqual, equal } from 'node:assert/strict';
import UPlot from 'uplot';
import { inPage, ThemedPage } from '../elements';
import { plainPalette } from '../paper';
import { Bench, type Plot, traceOf } from './chart-bench';

describe('a chart', () => {
  const { pxRatio } = UPlot;
  inPage(new ThemedPage().names);
  beforeEach(() => {
    UPlot.pxRatio = 2;
  });
  afterEach(() => {
    UPlot.pxRatio = pxRatio;
  });

  it('is made once there is room for it, and with the layout that it has then', () => {
    for (const [width, height] of [
      [39, 112],
      [260, 39],
    ] as const) {
      const bench = new Bench();
      Object.assign(bench.place, { clientWidth: width, clientHeight: height });
      bench.chart.show(traceOf(), plainPalette);
      equal(bench.plots.length, 0);
      bench.resize(width, height);
      equal(bench.plots.length, 0);
      bench.resize(40, 40);
      deepEqual([bench.plot.options.width, bench.plot.options.height], [40, 40]);
    }
    const hidden = new Bench();
    hidden.page.resize();
    equal(hidden.plots.length, 0, 'nothing is to be shown');
  });

  it('has room for labels at its right and for the axes, less where it is narrow', () => {
    const { options } = new Bench(traceOf()).plot;
    deepEqual([options.width, options.height, options.padding], [260, 112, [8, 106, 24, 52]]);
    deepEqual(new Bench(traceOf({ compact: true })).plot.options.padding, [8, 68, 24, 44]);
    deepEqual([options.legend, options.axes], [{ show: false }, [{ show: false }, { show: false }]]);
  });

  it('has the sets’ curves, training above all, each with its stroke', () => {
    const { options, data } = new Bench(traceOf({ test: Float64Array.of(1, 0.75, Number.NaN) })).plot;
    deepEqual(data, [
      [0, 50, 100],
      [1, 0.75, null],
      [null, null, null],
      [1, 0.5, 0.25],
    ]);
    const line = { stroke: 'run', points: { show: false }, spanGaps: false };
    deepEqual(options.series, [
      {},
      { ...line, width: 1.5, dash: [4, 3] },
      { ...line, width: 1.5, dash: [8, 3, 2, 3] },
      { ...line, width: 2.25 },
    ]);
  });

  it('has no more points than its pixels can show, and those of a hundred at least', () => {
    const many = Float64Array.from({ length: 2000 }, (_, i) => i);
    const points = (width: number): number => {
      const bench = new Bench();
      bench.place.clientWidth = width;
      bench.chart.show(traceOf({ epoch: many, train: many, view: { min: 0, max: 2000 } }), plainPalette);
      return (bench.plot.data as number[][])[0]?.length ?? 0;
    };
    deepEqual([points(260), points(60)], [520, 200]);
  });

  it('has the scales of what is shown, also when that is zoomed', () => {
    const bench = new Bench(traceOf());
    const ranges = () => {
      const { x, y } = bench.plot.options.scales ?? {};
      return [x?.range, y?.range].map((range) =>
        (range as unknown as () => number[])().map((end) => Math.round(end * 1e4) / 1e4),
      );
    };
    deepEqual(ranges(), [
      [0, 100],
      [0, 1.06],
    ]);
    bench.chart.show(traceOf({ view: { min: 40, max: 60 }, zoomed: true }), plainPalette);
    deepEqual(ranges()[0], [40, 60]);
    equal(bench.plots.length, 1);
    deepEqual(bench.plot.did, [
      ['data', bench.plot.data, false],
      ['scale', 'x', { min: 40, max: 60 }],
    ]);
    deepEqual([bench.plot.options.scales?.['x']?.time, bench.plot.options.scales?.['y']?.distr], [false, 1]);
    equal(new Bench(traceOf({ logarithmic: true })).plot.options.scales?.['y']?.distr, 3);
  });

  it('has steps along a logarithmic axis, and reports epochs', () => {
    const log = (step: number): number => Math.round(1e6 * Math.log1p(step)) / 1e6;
    const bench = new Bench(traceOf({ logSteps: 4, view: { min: 0, max: 100 } }));
    const [xs = []] = bench.plot.data as number[][];
    deepEqual(
      xs.map((x) => Math.round(1e6 * x) / 1e6),
      [0, log(200), log(400)],
    );
    const { range: ends } = bench.plot.options.scales?.['x'] ?? {};
    const range = (ends as unknown as () => number[])();
    deepEqual(
      range.map((end) => Math.round(1e6 * end) / 1e6),
      [0, log(400)],
    );
    bench.chart.pointAt(50);
    deepEqual(bench.plot.did.at(-1), ['cursor', { left: Math.log1p(200), top: 40 }]);
    // Two pixels from the pointer's place: exp(2) − 1 steps, of which an epoch has four.
    bench.plot.cursor = { left: 17 };
    bench.plot.run('setCursor');
    deepEqual(bench.reports.at(-1), ['hover', Math.expm1(2) / 4, 69]);
    Object.assign(bench.plot.select, { left: 16, width: 4 });
    bench.plot.run('setSelect');
    deepEqual(bench.reports.at(-1), ['zoom', { min: Math.expm1(1) / 4, max: Math.expm1(5) / 4 }]);
    bench.chart.show(traceOf(), plainPalette);
    equal(bench.plots.length, 2);
  });

  it('is made anew for another layout or theme, and only then', () => {
    const bench = new Bench(traceOf());
    bench.chart.show(traceOf({ marks: [] }), plainPalette);
    equal(bench.plots.length, 1);
    for (const change of [{ logarithmic: true }, { compact: true }, { quantity: 'accuracy' as const }]) {
      const former: Plot = bench.plot;
      const before: number = bench.plots.length;
      bench.chart.show(traceOf(change), plainPalette);
      deepEqual([bench.plots.length, former.did.at(-1)], [before + 1, ['destroy']]);
    }
    const made = bench.plots.length;
    bench.chart.show(traceOf({ quantity: 'accuracy' }), { ...plainPalette });
    equal(bench.plots.length, made + 1);
    bench.chart.dispose();
    bench.chart.dispose();
    deepEqual(bench.plot.did, [['destroy']]);
    bench.chart.show(traceOf({ quantity: 'accuracy' }), plainPalette);
    equal(bench.plots.length, made + 2);
  });

  it('follows the size of its place', () => {
    const bench = new Bench(traceOf());
    bench.resize(260, 112);
    deepEqual(bench.plot.did, []);
    for (const [width, height] of [
      [261, 112],
      [260, 113],
    ] as const) {
      bench.plot.did.length = 0;
      bench.resize(width, height);
      deepEqual(bench.plot.did, [
        ['size', { width, height }],
        ['data', bench.plot.data, false],
        ['scale', 'x', { min: 0, max: 100 }],
      ]);
    }
    bench.plot.did.length = 0;
    bench.resize(0, 0);
    deepEqual([bench.plot.did, bench.plots.length], [[], 1]);
  });

  it('reports a stretch that was dragged over, but not a click with an unsteady hand', () => {
    const bench = new Bench(traceOf());
    const select = (left: number, width: number) => {
      bench.reports.length = 0;
      Object.assign(bench.plot.select, { left, width });
      bench.plot.run('setSelect');
      return bench.reports;
    };
    deepEqual(select(20, 40), [['zoom', { min: 5, max: 45 }]]);
    deepEqual(bench.plot.did, [['select', { left: 0, top: 0, width: 0, height: 0 }, false]]);
    deepEqual(select(10, 40), [['zoom', { min: 0, max: 35 }]], 'there are no epochs before the first');
    deepEqual([select(20, 3.9), select(20, 4)], [[['zoom', { min: 5, max: 9 }]], [['zoom', { min: 5, max: 9 }]]]);
    bench.reports.length = 0;
    Object.assign(bench.plot.select, { left: 20, width: 3.9 });
    bench.plot.run('setSelect');
    deepEqual(bench.reports, []);
  });

  it('reports where the pointer is, and that it has left', () => {
    const bench = new Bench(traceOf());
    const move = (left?: number) => {
      bench.reports.length = 0;
      bench.plot.cursor = left === undefined ? {} : { left };
      bench.plot.run('setCursor');
      return bench.reports[0];
    };
    deepEqual(
      [move(40), move(0), move(-10), move()],
      [
        ['hover', 25, 92],
        ['hover', -15, 52],
        ['hover', undefined, 0],
        ['hover', undefined, 0],
      ],
    );
  });

  it('shares the pointer’s epoch with the other pane, and nothing else of the mouse', () => {
    const { cursor } = new Bench(traceOf()).plot.options;
    deepEqual([cursor?.sync?.key, cursor?.sync?.scales, cursor?.y], ['key', ['x', null], false]);
    const pub = cursor?.sync?.filters?.pub as (type: string) => boolean;
    const shared = ['mousemove', 'mouseleave', 'mousedown', 'mouseup', 'mouseenter', 'dblclick'].filter((type) =>
      pub(type),
    );
    deepEqual(shared, ['mousemove', 'mouseleave']);
    deepEqual(
      [cursor?.drag, cursor?.points],
      [
        { x: true, y: false, setScale: false, dist: 4 },
        { size: 7, width: 0, fill: 'run' },
      ],
    );
  });

  it('shows all again on a double click', () => {
    const bench = new Bench(traceOf());
    const bind = bench.plot.options.cursor?.bind?.dblclick as () => () => null;
    equal(bind()(), null);
    deepEqual(bench.reports, [['zoom', undefined]]);
  });

  it('has the pointer put on an epoch', () => {
    const bench = new Bench();
    bench.chart.pointAt(30);
    bench.chart.show(traceOf(), plainPalette);
    bench.chart.pointAt(30);
    deepEqual(bench.plot.did, [['cursor', { left: 30, top: 40 }]]);
  });

  it('draws axes and what is below the curves, that alone cut off at the plotting area', () => {
    const mark = { epoch: 50, kind: 'paused' as const, label: 'paused' };
    const { plot } = new Bench(traceOf({ marks: [mark] }));
    const inks = plot.run('drawClear');
    const inside = inks.filter(({ clip }) => clip.length > 0);
    deepEqual(
      inside.map(({ clip }) => clip),
      [[['rect', 104, 16, 200, 160]]],
    );
    // The mark's line at epoch 50, sharp on the screen.
    deepEqual(
      inside.map((ink) => (ink.kind === 'stroke' ? ink.path : [])),
      [
        [
          ['line', 205, 16],
          ['line', 205, 176],
        ],
      ],
    );
    // Grid lines go through all of it.
    const grid = inks.flatMap((ink) => (ink.kind === 'stroke' && ink.colour === 'rule' ? [ink.path] : []));
    equal(grid.length > 1, true);
    equal(
      grid.every(([from, to]) => from?.[1] === 104 && to?.[1] === 304),
      true,
    );
    equal(plot.sheet.seen.length, inks.length);
  });

  it('draws above the curves where they end and what they are called', () => {
    const bench = new Bench(traceOf());
    bench.plot.run('drawClear');
    const inks = bench.plot.run('draw');
    const dot = inks.find((ink) => ink.kind === 'fill' && ink.path[0]?.[0] === 'circle');
    deepEqual(dot?.kind === 'fill' && dot.path, [['circle', 304, 136, 7, 6.283185]]);
    deepEqual(
      inks.flatMap((ink) => (ink.kind === 'words' ? [ink.text] : [])),
      ['train ', '0.25'],
    );
    equal(
      inks.every(({ clip }) => clip.length === 0),
      true,
    );
  });

  it('puts a name right of its curve as long as that leaves a margin of four pixels', () => {
    const x = (train: string): number => {
      const bench = new Bench(traceOf({ labels: { train, validation: '', test: '' } }));
      bench.plot.run('drawClear');
      const name = bench.plot.run('draw').find((ink) => ink.kind === 'words');
      return name?.kind === 'words' ? name.x : Number.NaN;
    };
    // Six pixels a letter: with its value it ends 4 and -2 px before the place does.
    deepEqual([x('tenletters'), x('elevenlette') < 304], [322, true]);
  });

  it('keeps labels out of the way of the curves that were drawn', () => {
    // Without the curves' pixels the label of a mark would be at the very top.
    const marks = [{ epoch: 40, kind: 'paused' as const, label: 'paused' }];
    const high = Float64Array.of(0.99, 0.99, 0.99);
    const top = (train: Float64Array): number => {
      const { plot } = new Bench(traceOf({ train, marks }));
      plot.run('drawClear');
      const label = plot.run('draw').find((ink) => ink.kind === 'words' && ink.text === 'paused');
      return label?.kind === 'words' ? label.y : Number.NaN;
    };
    equal(top(high) > top(Float64Array.of(0.1, 0.1, 0.1)), true);
  });

  it('names in its tooltip the runs whose names had to be cut', () => {
    const run = (label: string, value: number) => ({
      label,
      epoch: Float64Array.of(0, 100),
      values: Float64Array.of(1, value),
    });
    const title = (...labels: string[]): string => {
      const bench = new Bench(traceOf({ earlier: labels.map((label, i) => run(label, [0.9, 0.6, 0.02][i] ?? 0)) }));
      bench.plot.run('drawClear');
      bench.plot.run('draw');
      equal(bench.plot.over.title, '');
      return bench.place.title;
    };
    const [one, two] = ['a name that is far too long for this', 'another that is too long as well'];
    deepEqual([title('short'), title(one), title(one, 'short', two)], ['', one, `${one}\n${two}`]);
  });
});
