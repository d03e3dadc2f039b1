import assert from 'node:assert/strict';
import type { ActivationName } from '../../../../src/model/activation';
import { marks } from '../../../../src/model/unit-trouble';
import { expanded } from '../../../../src/numerics/companding';
import type { Points } from '../../../../src/protocol/example';
import type { Discs } from '../../../../webview/diagram/column';
import { drawDiscs } from '../../../../webview/diagram/draw-disc';
import type { LayerValues } from '../../../../webview/diagram/layer-values';
import { Redraw } from '../../../../webview/diagram/redraw';
import type { Scene } from '../../../../webview/diagram/scene';
import { paper, plainPalette, type Sheet, withoutPage } from '../paper';
import { columnOf, denseLayer, discsAt, inputLayer, only, rect, ring, sceneOf } from './scenes';

const moment = { load: 1, epoch: 0, step: 0 };
const bars = { kind: 'stroke', cap: 'round', colour: 'foreground', width: 1.4 };

describe('units as discs', () => {
  withoutPage();

  /** Discs about (100, y) of a hidden layer. */
  const draw = (
    values: Partial<LayerValues>,
    part: Partial<Scene> = {},
    units: Discs = discsAt(100, [50, 150], 20, 'none'),
    activation: ActivationName = 'linear',
  ): Sheet => {
    const column = columnOf(denseLayer(0, units.y.length, 2, activation), units);
    const { context, sheet } = paper();
    drawDiscs(new Redraw(context, sceneOf([column], [values], part)), column, units);
    return sheet;
  };

  it('are empty circles while nothing is known', () => {
    assert.deepEqual(
      draw({}).seen,
      [50, 150].flatMap((y) => [
        { kind: 'fill', path: rect(80, y - 20, 40, 40), colour: 'background', clip: ring(100, y, 20) },
        { kind: 'stroke', path: ring(100, y, 20), colour: 'description', width: 1 },
      ]),
    );
  });

  it('have the colour of their activation, and a rim of it that can be seen', () => {
    const sheet = draw(
      { activation: Float32Array.of(2, 0.5, 0, -0.5, -1) },
      {},
      discsAt(0, [1, 2, 3, 4, 5], 20, 'none'),
    );
    assert.deepEqual(
      sheet.all('fill').map(({ colour }) => colour),
      ['signed 0.8000', 'signed 0.2000', 'signed 0.0000', 'signed -0.2000', 'signed -0.4000'],
    );
    assert.deepEqual(
      sheet.all('stroke').map(({ colour, width }) => [colour, width]),
      ['signed 1.0000', 'signed 0.3000', 'unknown', 'signed -0.3000', 'signed -0.5000'].map((rim) => [rim, 1.5]),
    );
  });

  it('have thin rims in the text’s colour in high contrast', () => {
    for (const kind of ['hc-dark', 'hc-light'] as const) {
      const sheet = draw({ activation: Float32Array.of(1, -1) }, { palette: { ...plainPalette, kind } });
      for (const { colour, width } of sheet.all('stroke')) assert.deepEqual([colour, width], ['foreground', 1]);
    }
    const light = draw({ activation: Float32Array.of(1, -1) }, { palette: { ...plainPalette, kind: 'light' } });
    assert.equal(light.all('stroke')[0]?.colour, 'signed 1.0000');
  });

  it('have a ring about the chosen one', () => {
    const rings = (position: number, unit?: number): object[] =>
      only(draw({}, { selection: { position, ...(unit === undefined ? {} : { unit }) } }), 'stroke').filter(
        (ink) => 'colour' in ink && ink.colour === 'focus',
      );
    assert.deepEqual(rings(0, 1), [{ kind: 'stroke', path: ring(100, 150, 24), colour: 'focus', width: 2 }]);
    assert.deepEqual([rings(1, 1), rings(0)], [[], []]);
  });

  it('have the value of each below it, on a plate where lines are', () => {
    const labelled = draw({ activation: Float32Array.of(1.5, -2) }, {}, discsAt(100, [50, 150]));
    const words = labelled.all('words');
    assert.deepEqual(
      words.filter(({ text }) => /\d/.test(text) && !/^[₀-₉]/.test(text)).map(({ text, y }) => [text, y]),
      [
        ['1.500', 85],
        ['−2.000', 185],
      ],
    );
    assert.equal(labelled.all('rim').length, words.length);
    assert.equal(labelled.all('fill').length, 2);

    const own = discsAt(300, [50, 80], 11);
    const before = discsAt(100, [50, 100], 20, 'none');
    const after = discsAt(340, [20], 5, 'none');
    const columns = [
      columnOf(inputLayer(2), before),
      columnOf(denseLayer(1, 2, 2), own),
      columnOf(denseLayer(2, 1, 2), after),
    ];
    const { context, sheet } = paper();
    const values = { activation: Float32Array.of(1, 2), maxWeight: 1 };
    const scene = sceneOf(columns, [{}, values, { maxWeight: 1, weight: Float32Array.of(1, 1) }]);
    const redraw = new Redraw(context, scene);
    const [, column] = columns;
    assert.ok(column);
    drawDiscs(redraw, column, own);
    const plates = sheet.all('fill').filter(({ path }) => path[0]?.length === 6);
    const expected = redraw.labelsOf(column, own).filter((label) => label?.plate);
    assert.ok(expected.length > 0);
    assert.deepEqual(
      plates.map(({ path, colour }) => [path[0]?.slice(1, 3), colour]),
      expected.map((label) => [[label?.box.left, label?.box.top], 'background']),
    );
  });

  describe('of an input with two features', () => {
    const plane = (part: Partial<Scene>, radius = 20, layer = inputLayer(2)): Sheet => {
      const units = discsAt(100, [50, 150], radius, 'none');
      const column = columnOf(layer, units);
      const { context, sheet } = paper();
      drawDiscs(new Redraw(context, sceneOf([column], [], part)), column, units);
      return sheet;
    };
    const points: Points = { moment, x: new ArrayBuffer(0), label: new ArrayBuffer(0), extent: 4 };

    it('are a ramp each along its own axis, with the line where it is zero', () => {
      const sheet = plane({ x: Float64Array.of(1, -2), points });
      const ramps = sheet.all('fill').filter(({ colour }) => typeof colour !== 'string');
      const stops = Array.from({ length: 17 }, (_, i) => [i / 16, `signed ${((i / 8 - 1) * 0.8).toFixed(4)}`]);
      const simple = ramps.map(({ path, colour }) =>
        typeof colour === 'string' ? [] : [path, colour.from, colour.to, colour.stops.map(([at, css]) => [at, css])],
      );
      assert.deepEqual(simple, [
        [rect(80, 30, 40, 40), [80, 0], [120, 0], stops],
        [rect(80, 130, 40, 40), [0, 170], [0, 130], stops],
      ]);
      const lines = only(sheet, 'stroke').filter((ink) => 'alpha' in ink);
      const look = { kind: 'stroke', alpha: 0.5, colour: 'foreground', width: 1 };
      assert.deepEqual(lines, [
        {
          ...look,
          clip: ring(100, 50, 20),
          path: [
            ['move', 100, 30],
            ['line', 100, 70],
          ],
        },
        {
          ...look,
          clip: ring(100, 150, 20),
          path: [
            ['move', 80, 150],
            ['line', 120, 150],
          ],
        },
      ]);
    });

    it('have a rim of their value’s share of the plane', () => {
      const sheet = plane({ x: Float64Array.of(3, -2), points });
      const rims = sheet.all('stroke').filter(({ colour }) => colour.startsWith('signed'));
      assert.deepEqual(
        rims.map(({ colour, path }) => [colour, path]),
        [
          ['signed 0.7500', ring(100, 50, 20)],
          ['signed -0.5000', ring(100, 150, 20)],
        ],
      );
    });

    it('show the example as the same dot in each', () => {
      const dots = (x: Float64Array, radius?: number): object[] => {
        const sheet = plane({ x, points }, radius);
        return sheet.seen.filter(
          (ink) =>
            'path' in ink &&
            JSON.stringify(ink).includes('circle') &&
            !('clip' in ink) &&
            'colour' in ink &&
            (ink.colour === 'background' || ink.colour === 'foreground'),
        );
      };
      const dot = (x: number, y: number, radius: number): object[] => [
        { kind: 'fill', path: ring(x, y, radius), colour: 'foreground' },
        { kind: 'stroke', path: ring(x, y, radius), colour: 'background', width: 1.5 },
      ];
      assert.deepEqual(dots(Float64Array.of(1, -2)), [...dot(105, 60, 3.1), ...dot(105, 160, 3.1)]);
      // Beyond the plane it is at its edge; on a small disc it is small.
      assert.deepEqual(dots(Float64Array.of(-9, 9), 19), [
        ...dot(81 + 0.02 * 38, 31 + 0.02 * 38, 2.4),
        ...dot(81 + 0.02 * 38, 131 + 0.02 * 38, 2.4),
      ]);
      assert.deepEqual(dots(Float64Array.of(9, -9)), [...dot(119.2, 69.2, 3.1), ...dot(119.2, 169.2, 3.1)]);
    });

    it('rim the dot of the example in high contrast as elsewhere', () => {
      const palette = { ...plainPalette, kind: 'hc-dark' as const };
      const dots = plane({ x: Float64Array.of(0, 0), palette })
        .all('stroke')
        .filter(({ path }) => path[0]?.[3] === 3.1);
      assert.deepEqual(
        dots.map(({ width }) => width),
        [1.5, 1.5],
      );
    });

    it('cover −1…1 while the extent is not known', () => {
      const sheet = plane({ x: Float64Array.of(0.5, -0.5) });
      assert.deepEqual(
        sheet.all('stroke').flatMap(({ colour }) => (colour.startsWith('signed') ? [colour] : [])),
        ['signed 0.5000', 'signed -0.5000'],
      );
    });

    it('are plain where there are not two', () => {
      const one = plane({ x: Float64Array.of(1, 2, 3) }, 20, inputLayer(3));
      assert.ok(one.all('fill').every(({ colour }) => typeof colour === 'string'));
      assert.equal(one.inks.length, 4);
      const hidden = draw({ activation: Float32Array.of(1, 2) }, { x: Float64Array.of(1, 2) });
      assert.equal(hidden.inks.length, 4);
    });
  });

  describe('with a decision surface', () => {
    const half = Int8Array.of(127, 127, -127, -127);
    const surface = Int8Array.of(...half, 127, 0, 64, -64);
    const values = { surface, surfaceScale: 2, activation: Float32Array.of(2, 2) };
    const reds = (sheet: Sheet, unit: number): (number | undefined)[] =>
      [0, 1, 2, 3].map((i) => sheet.all('image')[unit]?.image.at(i % 2, i >> 1)[0]);

    it('show it in their colours, within the disc', () => {
      const sheet = draw(values, { side: 2 });
      assert.deepEqual(
        sheet.all('image').map(({ place, smooth, clip }) => [place, smooth, clip]),
        [50, 150].map((y) => [[80, y - 20, 40, 40], 'high', ring(100, y, 20)]),
      );
      assert.deepEqual(reds(sheet, 0), [208, 208, 48, 48]);
      assert.deepEqual(reds(sheet, 1), [
        208,
        128,
        Math.round(128 + 40 * expanded(64, 2)),
        Math.round(128 - 40 * expanded(64, 2)),
      ]);
    });

    it('have the values of a bounded activation in its own range: g of the z that the bytes are for', () => {
      const sheet = draw({ ...values, surfaceScale: 0.5 }, { side: 2 }, undefined, 'tanh');
      const far = Math.round(80 * Math.tanh(0.5));
      assert.deepEqual(reds(sheet, 0), [128 + far, 128 + far, 128 - far, 128 - far]);
    });

    it('show where the unit is undecided', () => {
      const lines = (radius: number): object[] =>
        only(draw(values, { side: 2 }, discsAt(100, [50], radius, 'none')), 'stroke').filter((ink) => 'alpha' in ink);
      const at = (radius: number, width: number, alpha: number): object => ({
        ...{ kind: 'stroke', alpha, width, colour: 'foreground', clip: ring(100, 50, radius) },
        path: [
          ['move', 100 + radius / 2, 50],
          ['line', 100 - radius / 2, 50],
        ],
      });
      assert.deepEqual(lines(30), [at(30, 1, 0.65)]);
      assert.deepEqual(lines(32), [at(32, 1.5, 0.95)]);
    });

    it('have the data on it where they are large, and are paler then', () => {
      const x = Float32Array.of(1, 1).buffer;
      const points: Points = { moment, x, label: Float32Array.of(1).buffer, extent: 2 };
      const seen = (radius: number, given: Points | undefined): [number, number | undefined] => {
        const sheet = draw(values, { side: 2, points: given }, discsAt(100, [50], radius, 'none'));
        const dots = sheet.all('fill').filter(({ path }) => path[0]?.[0] === 'circle');
        return [dots.length, reds(sheet, 0)[0]];
      };
      assert.deepEqual(seen(31, points), [1, Math.round(128 + 100 * 0.8 * 0.72)]);
      assert.deepEqual(seen(30, points), [0, 208]);
      assert.deepEqual(seen(31, undefined), [0, 208]);
      const sheet = draw(values, { side: 2, points }, discsAt(100, [50], 40, 'none'));
      const [dot] = sheet.all('fill').filter(({ path }) => path[0]?.[0] === 'circle');
      assert.deepEqual(dot?.path[0]?.slice(1, 3), [120, 30]);
    });

    it('show the example on it, and not where there is none', () => {
      const fills = (x: Float64Array | undefined, side = 2): number =>
        draw(values, { side, x })
          .all('fill')
          .filter(({ colour }) => colour === 'foreground').length;
      assert.deepEqual([fills(Float64Array.of(0, 0)), fills(undefined), fills(Float64Array.of(0, 0, 0))], [2, 0, 0]);
      assert.equal(fills(Float64Array.of(0, 0), 0), 0);
    });
  });

  it('have a badge at the upper right for the gravest of their marks', () => {
    const units = discsAt(0, [0, 100, 200, 300], 100, 'none');
    const given = Uint8Array.of(marks.dead | marks.twin, marks.saturated, marks.twin | marks.saturated, 0);
    const sheet = draw({ marks: given, activation: Float32Array.of(1, 1, 1, 1) }, {}, units);
    const badges = sheet.seen.filter((ink) => JSON.stringify(ink).includes(',7,6.283185'));
    assert.deepEqual(
      badges,
      [-74, 26, 126].flatMap((y) => [
        { kind: 'fill', path: ring(74, y, 7), colour: 'background' },
        { kind: 'stroke', path: ring(74, y, 7), colour: 'rule', width: 1 },
      ]),
    );
    const drawn = only(sheet, 'stroke').filter((ink) => 'cap' in ink);
    assert.deepEqual(drawn, [
      {
        ...bars,
        path: [
          ['move', 71, -77],
          ['line', 77, -71],
          ['move', 77, -77],
          ['line', 71, -71],
        ],
      },
      {
        ...bars,
        path: [
          ['move', 70, 29],
          ['line', 73, 29],
          ['line', 75, 23],
          ['line', 78, 23],
        ],
      },
      {
        ...bars,
        path: [
          ['move', 71, 124.2],
          ['line', 77, 124.2],
          ['move', 71, 127.8],
          ['line', 77, 127.8],
        ],
      },
    ]);
  });
});
