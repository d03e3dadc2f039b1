import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Arrangement, Gap } from '../../../../webview/diagram/arrangement';
import type { Column, Discs } from '../../../../webview/diagram/column';
import { pointAt, trace, xAt, yAt } from '../../../../webview/diagram/curve';
import { biasPlate } from '../../../../webview/diagram/draw-biases';
import { drawIdentity, drawLines } from '../../../../webview/diagram/draw-lines';
import type { LayerValues } from '../../../../webview/diagram/layer-values';
import { mixOf, strokeLine, widthOf } from '../../../../webview/diagram/line-style';
import { linesBetween } from '../../../../webview/diagram/lines-between';
import { Redraw } from '../../../../webview/diagram/redraw';
import type { Scene } from '../../../../webview/diagram/scene';
import type { Box } from '../../../../webview/ui/box';
import { paper, plainPalette, type Sheet, withoutPage } from '../paper';
import { columnOf, denseLayer, discsAt, inputLayer, line, only, sceneOf } from './scenes';

const seed = 20260132;
type Singly = Column & { readonly units: Discs };

const withDiscs = (layer: Parameters<typeof columnOf>[0], units: Discs): Singly => ({
  ...columnOf(layer, units),
  units,
});

describe('a line of the picture', () => {
  withoutPage();

  it(`is where its points are said to be, and level at both ends (seed ${seed})`, () => {
    const n = fc.integer({ min: -100, max: 100 });
    fc.assert(
      fc.property(n, n, n, n, fc.integer({ min: 0, max: 100 }), (x1, y1, x2, y2, percent) => {
        const t = percent / 100;
        const { context, sheet } = paper();
        context.beginPath();
        trace(context, { x1, y1, x2, y2 });
        context.stroke();
        const [move, curve] = sheet.all('stroke')[0]?.path ?? [];
        const [, sx = 0, sy = 0] = move ?? ['move'];
        const [, ax = 0, ay = 0, bx = 0, by = 0, ex = 0, ey = 0] = curve ?? ['curve'];
        const at = (p: number, q: number, r: number, s: number): number =>
          (1 - t) ** 3 * p + 3 * (1 - t) ** 2 * t * q + 3 * (1 - t) * t ** 2 * r + t ** 3 * s;
        assert.deepEqual(
          [sx, sy, ex, ey, ay, by],
          [x1, y1, x2, y2, y1, y2].map((v) => v + 0),
        );
        const own = { x1, y1, x2, y2 };
        assert.ok(Math.abs(xAt(own, t) - at(sx, ax, bx, ex)) < 1e-4);
        assert.ok(Math.abs(yAt(own, t) - at(sy, ay, by, ey)) < 1e-4);
        assert.deepEqual(pointAt(own, t), { x: xAt(own, t), y: yAt(own, t) });
      }),
      { seed },
    );
  });

  it('is the thicker the larger its weight is among those of its layer', () => {
    const full = sceneOf([]);
    const small = sceneOf([], [], {}, { cardSize: 'small' });
    assert.deepEqual(
      [0, 1, -2, 4, 9].map((w) => widthOf(full, w, 4)),
      [0.75, 2.0625, 3.375, 6, 6],
    );
    assert.deepEqual(
      [-2, 4].map((w) => widthOf(small, w, 4)),
      [2.5, 4.25],
    );
    assert.equal(widthOf(full, 1, 0), 0.75);
  });

  it('is paler where another unit is chosen, and clearest on light pages', () => {
    const mixes = (['light', 'dark', 'hc-dark', 'hc-light'] as const).map((kind) =>
      [false, true].map((elsewhere) => mixOf({ ...plainPalette, kind }, elsewhere)),
    );
    assert.deepEqual(mixes, [
      [0.95, 0.85],
      [0.74, 0.6],
      [0.88, 0.72],
      [0.88, 0.72],
    ]);
  });

  it('is dashed only where it is negative on a page of high contrast', () => {
    const { context, sheet } = paper();
    const curve = { x1: 0, y1: 1, x2: 10, y2: 3 };
    for (const kind of ['light', 'hc-dark', 'hc-light'] as const) {
      for (const weight of [1, 0, -1]) strokeLine(context, { ...plainPalette, kind }, curve, weight, 3, 'ink');
    }
    const look = { kind: 'stroke', path: line(0, 1, 10, 3), colour: 'ink', width: 3 };
    const dashed = { ...look, dash: [5, 4] };
    assert.deepEqual(sheet.seen, [look, look, look, look, look, dashed, look, look, dashed]);
  });
});

describe('the lines between two layers', () => {
  withoutPage();

  const before = withDiscs(inputLayer(2), discsAt(100, [50, 150], 10));
  const after = withDiscs(denseLayer(1, 2, 2), discsAt(300, [60, 140], 25));
  const weight = Float32Array.of(1, -2, 0.5, 0);

  it('are one a weight, from the edge of a unit to its own place at the edge of the next', () => {
    const scene = sceneOf([before, after], [{}, { weight, maxWeight: 2 }], { selection: { position: 1, unit: 0 } });
    const inset = Math.sqrt(25 ** 2 - 3.5 ** 2);
    const x2 = 300 - inset - 3;
    assert.deepEqual(linesBetween(scene, before.units, after.units, after), [
      { curve: { x1: 113, y1: 50, x2, y2: 56.5 }, weight: 1, chosen: 'in' },
      { curve: { x1: 113, y1: 150, x2, y2: 63.5 }, weight: -2, chosen: 'in' },
      { curve: { x1: 113, y1: 50, x2, y2: 136.5 }, weight: 0.5, chosen: undefined },
      { curve: { x1: 113, y1: 150, x2, y2: 143.5 }, weight: 0, chosen: undefined },
    ]);
    const chosen = (position: number, unit?: number) =>
      linesBetween(
        sceneOf([before, after], [], { selection: { position, ...(unit === undefined ? {} : { unit }) } }),
        before.units,
        after.units,
        after,
      ).map((each) => each.chosen);
    const none = [undefined, undefined, undefined, undefined];
    assert.deepEqual(chosen(0, 1), [undefined, 'out', undefined, 'out']);
    assert.deepEqual([chosen(0), chosen(1), chosen(2, 0)], [none, none, none]);
  });

  it('end at the middle where units are too small for their own places', () => {
    const small = withDiscs(denseLayer(1, 1, 2), discsAt(300, [60], 2));
    const [first] = linesBetween(sceneOf([before, small]), before.units, small.units, small);
    assert.ok(first && first.curve.x2 <= 297 && first.curve.x2 > 294.9);
    const tiny = withDiscs(denseLayer(1, 1, 2), { ...discsAt(300, [60], 0) });
    assert.equal(linesBetween(sceneOf([before, tiny]), before.units, tiny.units, tiny)[0]?.curve.x2, 297);
  });

  const draw = (
    part: Partial<Scene> = {},
    values: Partial<LayerValues> = { weight, maxWeight: 2 },
    arranged: Partial<Arrangement> = {},
    to = after,
    from = before,
    first: Partial<LayerValues> = {},
  ): { lines: Sheet; plates: Sheet } => {
    const { context, sheet } = paper();
    const redraw = new Redraw(context, sceneOf([from, to], [first, values], part, arranged));
    const write = drawLines(redraw, from, to);
    const lines = { sheet: paper().sheet };
    lines.sheet.inks.push(...sheet.inks.splice(0));
    write();
    return { lines: lines.sheet, plates: sheet };
  };
  const looks = (sheet: Sheet) => sheet.all('stroke').map(({ colour, width }) => [colour, width]);

  it('are thin and plain while no weight is known', () => {
    assert.deepEqual(
      looks(draw({}, {}).lines),
      Array.from({ length: 4 }, () => ['unknown', 1]),
    );
    assert.deepEqual(only(draw({}, {}).lines, 'stroke')[0], {
      ...{ kind: 'stroke', path: line(113, 50, 300 - Math.sqrt(25 ** 2 - 3.5 ** 2) - 3, 56.5) },
      ...{ colour: 'unknown', width: 1 },
    });
  });

  it('have soft colours, those of the chosen unit their own, last', () => {
    assert.deepEqual(looks(draw().lines), [
      ['soft +0.74', 3.375],
      ['soft -0.74', 6],
      ['soft +0.74', 2.0625],
      ['soft +0.74', 0.75],
    ]);
    assert.deepEqual(looks(draw({ selection: { position: 1, unit: 0 } }).lines), [
      ['soft +0.6', 2.0625],
      ['soft +0.6', 0.75],
      ['positive', 3.375],
      ['negative', 6],
    ]);
    // A layer alone is no unit; and what is chosen but unknown stays plain.
    assert.equal(looks(draw({ selection: { position: 1 } }).lines)[0]?.[0], 'soft +0.74');
    assert.deepEqual(
      looks(draw({ selection: { position: 1, unit: 0 } }, {}).lines),
      Array.from({ length: 4 }, () => ['unknown', 1]),
    );
  });

  it('have the weights of the chosen unit on them, the largest first', () => {
    const { plates } = draw({ selection: { position: 1, unit: 0 } });
    assert.deepEqual(
      plates.all('words').map(({ text }) => text),
      ['−2.000', '1.000'],
    );
    const curves = linesBetween(sceneOf([before, after]), before.units, after.units, after).map(({ curve }) => curve);
    const middles = plates.all('fill').map(({ path }) => {
      const [, left = 0, top = 0, width = 0, height = 0] = path[0] ?? ['rect'];
      return { x: left + width / 2, y: top + height / 2, width, height };
    });
    const close = (a: number, b: number): boolean => Math.abs(a - b) < 1e-4;
    for (const [i, from] of [1, 0].entries()) {
      const curve = curves[from];
      assert.ok(curve);
      const { x, y } = pointAt(curve, 0.66);
      const middle = middles[i];
      assert.ok(middle && close(middle.x, x) && close(middle.y, y), JSON.stringify([middle, x, y]));
      assert.ok(close(middle.width, (i === 0 ? 6 : 5) * 5.5 + 8));
    }
  });

  it('have those that leave the chosen unit nearer to it', () => {
    const { plates } = draw({ selection: { position: 0, unit: 1 } });
    assert.deepEqual(
      plates.all('words').map(({ text }) => text),
      ['−2.000', '0'],
    );
    const [, left = 0, , width = 0] = plates.all('fill')[0]?.path[0] ?? ['rect'];
    const [, second] = linesBetween(sceneOf([before, after]), before.units, after.units, after);
    assert.ok(second && Math.abs(left + width / 2 - pointAt(second.curve, 0.3).x) < 1e-4);
  });

  it('have no numbers on small cards, in narrow gaps or where there are too many', () => {
    const selection = { position: 1, unit: 0 };
    const written = (arranged: Partial<Arrangement>, x: number): number => {
      const to = withDiscs(after.layer, discsAt(x, [60, 140], 25));
      return draw({ selection }, undefined, arranged, to).plates.all('words').length;
    };
    assert.deepEqual(
      [written({}, 300), written({ cardSize: 'medium' }, 300), written({ cardSize: 'small' }, 300)],
      [2, 2, 0],
    );
    assert.deepEqual([written({}, 231), written({}, 230)], [2, 0]);
    const many = (count: number): number => {
      const from = withDiscs(
        inputLayer(count),
        discsAt(
          100,
          Array.from({ length: count }, (_, i) => 40 * i),
          10,
        ),
      );
      const to = withDiscs(denseLayer(1, 1, count), discsAt(900, [240], 60));
      const values = { weight: new Float32Array(count).fill(1), maxWeight: 1 };
      return draw({ selection }, values, {}, to, from).plates.all('words').length;
    };
    assert.ok(many(12) > 6);
    assert.equal(many(13), 0);
    assert.equal(draw({ selection }, {}).plates.inks.length, 0);
  });

  it('cover no unit, no value and no bias with their numbers', () => {
    const selection = { position: 1, unit: 0 };
    const known = { activation: Float32Array.of(1, 2), bias: Float32Array.of(3, 4) };
    const boxesOf = (radius: number, label: Discs['label']): { box: Box; text: string }[] => {
      const from = withDiscs(inputLayer(3), discsAt(100, [50, 100, 150], 20, 'below'));
      const to = withDiscs(denseLayer(1, 2, 3), discsAt(240, [50, 150], radius, label));
      const values = { ...known, weight: Float32Array.of(1, 2, 3, 1, 1, 1), maxWeight: 3 };
      const { context, sheet } = paper();
      const scene = sceneOf([from, to], [{ activation: Float32Array.of(1, 2, 3) }, values], { selection });
      const redraw = new Redraw(context, scene);
      drawLines(redraw, from, to)();
      const bias = biasPlate(context, scene, to, to.units);
      const discs = [from, to].flatMap(({ units }) =>
        units.y.map((y) => ({
          left: units.x - units.radius,
          right: units.x + units.radius,
          top: y - units.radius,
          bottom: y + units.radius,
        })),
      );
      const labels = [from, to].flatMap((column) =>
        redraw.labelsOf(column, column.units).flatMap((each) => each?.box ?? []),
      );
      const taken = [...discs, ...labels, ...(bias ? [bias.box] : [])];
      const plates = sheet.all('fill').map(({ path }): Box => {
        const [, left = 0, top = 0, width = 0, height = 0] = path[0] ?? ['rect'];
        return { left, right: left + width, top, bottom: top + height };
      });
      for (const plate of plates) {
        for (const other of taken) {
          const apart =
            plate.right <= other.left ||
            other.right <= plate.left ||
            plate.bottom <= other.top ||
            other.bottom <= plate.top;
          assert.ok(apart, JSON.stringify([plate, other]));
        }
      }
      return plates.map((box, i) => ({ box, text: sheet.all('words')[i]?.text ?? '' }));
    };
    assert.ok(boxesOf(30, 'below').length > 0);
    assert.ok(boxesOf(14, 'close').length > 0);
  });

  it('are plain ones where a layer hands its values on', () => {
    const { context, sheet } = paper();
    drawIdentity(context, sceneOf([]), discsAt(10, [20, 40], 5), discsAt(110, [30], 7));
    assert.deepEqual(sheet.seen, [
      { kind: 'stroke', path: [...line(18, 20, 100, 30), ...line(18, 40, 100, 40)], colour: 'rule', width: 1 },
    ]);
  });

  it('are found once for each redraw, and only where they are single', () => {
    const { context } = paper();
    const redraw = (gap: Gap, from: Column = before): Redraw =>
      new Redraw(context, sceneOf([from, after], [{}, { weight }], {}, { gaps: ['ribbon', gap] }));
    const single = redraw('lines');
    assert.equal(single.linesTo(1).length, 4);
    assert.equal(single.linesTo(1), single.linesTo(1));
    assert.equal(single.labelsOf(after, after.units), single.labelsOf(after, after.units));
    assert.deepEqual([single.linesTo(0), single.linesTo(2), redraw('ribbon').linesTo(1)], [[], [], []]);
    const passage = columnOf(inputLayer(2), { kind: 'passage', x: 0, top: 0, bottom: 9 });
    assert.deepEqual(redraw('lines', passage).linesTo(1), []);
  });
});
