import assert from 'node:assert/strict';
import { marks } from '../../../../src/model/unit-trouble';
import { drawGrid } from '../../../../webview/diagram/draw-grid';
import type { Scene } from '../../../../webview/diagram/scene';
import { paper, type Sheet, withoutPage } from '../paper';
import { columnOf, denseLayer, gridAt, inputLayer, only, rect, sceneOf } from './scenes';

type Part = Partial<Scene>;

describe('a layer as a grid', () => {
  withoutPage();

  describe('of an image', () => {
    const draw = (sizes: [number, number, number?], size: number, part: Part): Sheet => {
      const [rows, columns, channels = 1] = sizes;
      const units = gridAt({
        ...{ style: 'image', left: 10, top: 30, rows, perRow: columns, size, gap: 0 },
        image: { rows, columns, channels },
      });
      const column = columnOf(inputLayer(rows * columns * channels), units);
      const { context, sheet } = paper();
      drawGrid(context, sceneOf([column], [], part), column, units);
      return sheet;
    };
    const frame = {
      ...{ kind: 'stroke', path: rect(9.5, 29.5, 31, 21), colour: 'rule', width: 1 },
    };

    it('is a frame while no example flows', () => {
      assert.deepEqual(draw([2, 3], 10, {}).seen, [frame]);
    });

    it('has each value at its pixel, grey between 0 and 1, sharp, within its frame', () => {
      const sheet = draw([2, 3], 10, { x: Float64Array.of(0, 0.1, 0.2, 0.5, 0.75, 1) });
      const [image] = sheet.all('image');
      assert.ok(image);
      const greys = [0, 1].map((row) => [0, 1, 2].map((column) => image.image.at(column, row)[1]));
      assert.deepEqual(greys, [
        [0, 20, 40],
        [100, 150, 200],
      ]);
      assert.deepEqual([image.place, image.smooth], [[10, 30, 30, 20], 'sharp']);
      assert.deepEqual(sheet.seen.slice(1), [frame]);
    });

    it('is stretched where values leave 0…1', () => {
      const [image] = draw([1, 3], 10, { x: Float64Array.of(-1, 0, 3) }).all('image');
      assert.deepEqual(
        [0, 1, 2].map((column) => image?.image.at(column, 0)[0]),
        [0, 50, 200],
      );
    });

    it('mixes three channels to a colour', () => {
      const [image] = draw([1, 2, 3], 10, { x: Float64Array.of(0, 0.2, 0.4, 0.6, 0.8, 1) }).all('image');
      assert.deepEqual(
        [0, 1].map((column) => image?.image.at(column, 0)),
        [
          [0, 51, 102, 255],
          [153, 204, 255, 255],
        ],
      );
    });

    it('shows two channels by the first', () => {
      const [image] = draw([1, 2, 2], 10, { x: Float64Array.of(0.5, 0, 1, 0) }).all('image');
      assert.deepEqual(
        [0, 1].map((column) => image?.image.at(column, 0)[0]),
        [100, 200],
      );
    });

    it('is smooth only where a value has less than a pixel', () => {
      const smooth = (size: number) => draw([1, 2], size, { x: Float64Array.of(0, 1) }).all('image')[0]?.smooth;
      assert.deepEqual([smooth(0.5), smooth(1), smooth(2)], ['low', 'sharp', 'sharp']);
    });
  });

  describe('of cells', () => {
    /** Three units as cells of 20 px, two a row, behind an input of `inputs`. */
    const draw = (values: object, part: Part = {}, cells: object = {}, before = inputLayer(2)): Sheet => {
      const units = gridAt({ ...cells });
      const image = { rows: 1, columns: 2, channels: 1 };
      const own = columnOf(denseLayer(1, 3, 2, 'linear'), units);
      const first = columnOf(before, gridAt({ style: 'image', image }));
      const { context, sheet } = paper();
      drawGrid(context, sceneOf([first, own], [{}, values], part), own, units);
      return sheet;
    };
    const places = [
      [100, 50],
      [124, 50],
      [100, 74],
    ];

    it('has a cell in the colour of zero a unit while nothing is known', () => {
      assert.deepEqual(
        draw({}).seen,
        places.map(([left = 0, top = 0]) => ({
          ...{ kind: 'fill', path: rect(left, top, 20, 20), colour: 'signed 0.0000' },
        })),
      );
    });

    it('colours activations against the largest of the layer', () => {
      const colours = draw({ activation: Float32Array.of(2, -4, 1) })
        .all('fill')
        .map(({ colour }) => colour);
      assert.deepEqual(colours, ['signed 0.4000', 'signed -0.8000', 'signed 0.2000']);
    });

    it('shows the weights of each unit as the image it looks for, and its activation as a bar', () => {
      const weight = Float32Array.of(0.6, -0.6, 0, 0.3, 0.6, 0.6);
      const sheet = draw({ weight, maxWeight: 1, activation: Float32Array.of(2, -4, 8) });
      const images = sheet.all('image');
      assert.deepEqual(
        images.map(({ source, place, smooth }) => ({ source, place, smooth })),
        places.map(([left = 0, top = 0], unit) => ({
          ...{ source: [0, unit, 2, 1], place: [left, top, 20, 16], smooth: 'sharp' },
        })),
      );
      const reds = [0, 1, 2].map((row) => [0, 1].map((column) => images[0]?.image.at(column, row)[0]));
      assert.deepEqual(reds, [
        [228, 28],
        [128, 178],
        [228, 228],
      ]);
      const fills = only(sheet, 'fill');
      assert.deepEqual(
        fills,
        places.flatMap(([left = 0, top = 0], unit) => [
          { kind: 'fill', path: rect(left, top, 20, 20), colour: 'signed 0.0000' },
          { kind: 'fill', path: rect(left, top + 16, 20, 4), colour: 'background' },
          {
            ...{ kind: 'fill', path: rect(left, top + 17, [5, 10, 20][unit] ?? 0, 3) },
            colour: unit === 1 ? 'negative' : 'positive',
          },
        ]),
      );
    });

    it('takes the weights of a unit row by row of the image', () => {
      const image = { rows: 2, columns: 3, channels: 1 };
      const units = gridAt({ perRow: 1 });
      const own = columnOf(denseLayer(1, 2, 6), units);
      const weight = Float32Array.from({ length: 12 }, (_, i) => i / 20);
      const { context, sheet } = paper();
      const before = columnOf(inputLayer(6), gridAt({ style: 'image', image }));
      drawGrid(context, sceneOf([before, own], [{}, { weight, maxWeight: 1 }]), own, units);
      const [first, second] = sheet.all('image');
      assert.deepEqual(
        [first?.source, second?.source],
        [
          [0, 0, 3, 2],
          [0, 2, 3, 2],
        ],
      );
      const reds = [0, 1, 2, 3].flatMap((row) => [0, 1, 2].map((at) => first?.image.at(at, row)[0]));
      assert.deepEqual(
        reds,
        [...weight].map((w) => Math.round(128 + (100 * w) / 0.6)),
      );
    });

    it('has thinner bars in smaller cells, none above its cell, and none where no example flows', () => {
      const weight = new Float32Array(6);
      const small = draw({ weight, maxWeight: 0, activation: Float32Array.of(1, 1, 1) }, {}, { size: 19 });
      assert.deepEqual(small.all('image')[0]?.place, [100, 50, 19, 16]);
      assert.deepEqual(small.all('fill')[2]?.path, rect(100, 67, 19, 2));
      assert.deepEqual(small.all('image')[0]?.image.at(0, 0), [128, 1, 2, 255]);
      const unknown = draw({ weight, maxWeight: 1 });
      assert.deepEqual([unknown.all('image').length, unknown.all('fill').length], [3, 3]);
    });

    it('shows an infinite activation as a full bar', () => {
      const activation = Float32Array.of(Number.POSITIVE_INFINITY, 1, 2);
      const sheet = draw({ weight: new Float32Array(6), maxWeight: 1, activation });
      assert.deepEqual(sheet.all('fill')[2]?.path, rect(100, 67, 20, 3));
    });

    it('shows no weights of units that see no image, one of other size or of several channels', () => {
      const values = { weight: new Float32Array(6), maxWeight: 1 };
      const own = denseLayer(1, 3, 2);
      const units = gridAt({});
      const images = (before: Parameters<typeof columnOf>[1]): number => {
        const { context, sheet } = paper();
        const column = columnOf(own, units);
        drawGrid(context, sceneOf([columnOf(inputLayer(2), before), column], [{}, values]), column, units);
        return sheet.all('image').length;
      };
      const grid = (rows: number, columns: number, channels: number) =>
        gridAt({ style: 'image', image: { rows, columns, channels } });
      assert.deepEqual(
        [
          grid(2, 1, 1),
          grid(1, 2, 3),
          grid(2, 2, 1),
          gridAt({ style: 'cells' }),
          { kind: 'discs', x: 0, y: [0, 9], radius: 3, label: 'none' } as const,
        ].map(images),
        [3, 0, 0, 0, 0],
      );
      assert.equal(draw({ maxWeight: 1 }).all('image').length, 0);
    });

    it('crosses out a unit that never fires, and shows neither its weights nor its value', () => {
      const sheet = draw({
        weight: new Float32Array(6),
        maxWeight: 1,
        activation: Float32Array.of(1, 1, 1),
        marks: Uint8Array.of(0, marks.dead | marks.saturated, 0),
      });
      assert.equal(sheet.all('image').length, 2);
      assert.deepEqual(only(sheet, 'stroke'), [
        {
          kind: 'stroke',
          path: [
            ['move', 131.4, 57.4],
            ['line', 136.6, 62.6],
            ['move', 136.6, 57.4],
            ['line', 131.4, 62.6],
          ],
          colour: 'description',
          width: 1.2,
        },
      ]);
    });

    it('leaves a dead cell without colour even where it shows activations', () => {
      const sheet = draw({ activation: Float32Array.of(1, 1, 1), marks: Uint8Array.of(0, marks.dead, 0) });
      assert.deepEqual(
        sheet.all('fill').map(({ colour }) => colour),
        ['signed 0.8000', 'signed 0.0000', 'signed 0.8000'],
      );
    });

    it('has a stroke in the corner of a saturated unit and two in that of a twin', () => {
      const all = Uint8Array.of(0, marks.saturated, marks.twin | marks.saturated);
      const strokes = only(draw({ marks: all }), 'stroke');
      const look = { kind: 'stroke', colour: 'foreground', width: 1.5 };
      const bar = (right: number, y: number) => [
        ['move', right - 8, y],
        ['line', right - 1.5, y],
      ];
      assert.deepEqual(strokes, [
        { ...look, path: bar(144, 52) },
        { ...look, path: [...bar(120, 76), ...bar(120, 79)] },
      ]);
    });

    it('frames the chosen unit, in its gap where that is wide', () => {
      const frame = (gap: number, position = 1, unit?: number): object[] =>
        only(draw({}, { selection: { position, ...(unit === undefined ? {} : { unit }) } }, { gap }), 'stroke');
      const look = { kind: 'stroke', colour: 'focus', width: 2 };
      assert.deepEqual(frame(4, 1, 1), [{ ...look, path: rect(122, 48, 24, 24) }]);
      assert.deepEqual(frame(3, 1, 1), [{ ...look, path: rect(122, 49, 22, 22) }]);
      assert.deepEqual([frame(4, 0, 1), frame(4, 1)], [[], []]);
    });
  });

  describe('of one colour a unit', () => {
    const draw = (values: object, size = 2): Sheet => {
      const units = gridAt({ style: 'strip', left: 10, top: 20, perRow: 2, rows: 2, size, gap: 1 });
      const column = columnOf(denseLayer(0, 3, 2, 'linear'), units);
      const { context, sheet } = paper();
      drawGrid(context, sceneOf([column], [values]), column, units);
      return sheet;
    };

    it('is a plane in the colour of zero while nothing is known', () => {
      assert.deepEqual(draw({}).seen, [{ kind: 'fill', path: rect(10, 20, 5, 5), colour: 'signed 0.0000' }]);
    });

    it('has a pixel a unit, row by row, and no colour beyond the last', () => {
      const sheet = draw({ activation: Float32Array.of(1, -2, 0.5, 9) });
      const [strip] = sheet.all('image');
      assert.ok(strip);
      assert.deepEqual(sheet.inks.length, 1);
      assert.deepEqual([strip.place, strip.smooth], [[10, 20, 5, 5], 'sharp']);
      const of = (a: number): number => Math.round(128 + (100 * a * 0.8) / 9);
      assert.deepEqual(
        [0, 1].map((row) => [0, 1].map((column) => strip.image.at(column, row)[0])),
        [
          [of(1), of(-2)],
          [of(0.5), 128],
        ],
      );
    });

    it('is smooth only where a unit has less than a pixel', () => {
      const smooth = (size: number) => draw({ activation: new Float32Array(3) }, size).all('image')[0]?.smooth;
      assert.deepEqual([smooth(0.5), smooth(1)], ['low', 'sharp']);
    });
  });
});
