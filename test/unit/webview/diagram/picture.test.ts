import assert from 'node:assert/strict';
import type { Points } from '../../../../src/protocol/example';
import type { Gap } from '../../../../webview/diagram/arrangement';
import type { Column, Units } from '../../../../webview/diagram/column';
import { drawPoints } from '../../../../webview/diagram/draw-points';
import { drawPicture, type Window } from '../../../../webview/diagram/picture';
import type { Scene } from '../../../../webview/diagram/scene';
import { paper, type Sheet, withoutPage } from '../paper';
import {
  barsAt,
  columnOf,
  denseLayer,
  discsAt,
  dropoutLayer,
  gridAt,
  inputLayer,
  line,
  only,
  rect,
  ring,
  sceneOf,
} from './scenes';

const everything: Window = { left: 0, right: 2000, scale: 1 };

describe('the picture of a network', () => {
  withoutPage();

  const draw = (columns: readonly Column[], gaps: readonly Gap[], window = everything, scene?: Scene): Sheet => {
    const { context, sheet } = paper();
    drawPicture(context, scene ?? sceneOf(columns, [], {}, { gaps }), window);
    return sheet;
  };
  const first = columnOf(inputLayer(1), discsAt(50, [100], 10, 'none'), 0, 100);

  it('has the units of each layer as they are arranged', () => {
    const bars = columnOf(denseLayer(0, 1, 1), barsAt(50, [100]), 0, 300);
    const grid = columnOf(denseLayer(0, 4, 1), gridAt({}), 0, 300);
    const passage = columnOf(dropoutLayer(0, 9), { kind: 'passage', x: 50, top: 20, bottom: 80 }, 0, 100);
    const kinds = (column: Column) => draw([column], ['ribbon']).seen;
    assert.deepEqual(kinds(passage), [
      { kind: 'stroke', path: [['rect', 47, 20, 6, 60, 3]], colour: 'description', width: 1 },
    ]);
    assert.equal(kinds(grid).length, 4);
    assert.equal(kinds(bars).length, 4);
    // A disc, and the stub of its bias below it.
    assert.equal(kinds(columnOf(denseLayer(0, 1, 1), discsAt(50, [100], 20), 0, 100)).length, 4);
    assert.equal(kinds(columnOf(inputLayer(1), discsAt(50, [100], 20), 0, 100)).length, 2);
  });

  it('has single lines, plain ones or a band between two layers', () => {
    const next = (units: Units, layer = denseLayer(1, 1, 1)): Column => columnOf(layer, units, 200, 100);
    const below = (second: Column, gap: Gap): object[] => draw([first, second], ['ribbon', gap]).seen;
    const x2 = 250 - 10 - 3;
    assert.deepEqual(below(next(discsAt(250, [100], 10, 'none')), 'lines')[0], {
      ...{ kind: 'stroke', path: line(63, 100, x2, 100), colour: 'unknown', width: 1 },
    });
    assert.deepEqual(below(next(discsAt(250, [100], 10, 'none'), dropoutLayer(1, 1)), 'identity')[0], {
      ...{ kind: 'stroke', path: line(63, 100, x2, 100), colour: 'rule', width: 1 },
    });
    const band = (ink: object | undefined): boolean => ink !== undefined && 'alpha' in ink && ink.alpha === 0.05;
    assert.ok(band(below(next(gridAt({ left: 210 })), 'ribbon')[0]));
    // Whatever is said of a gap, a line needs two units that it can join.
    assert.ok(band(below(next(gridAt({ left: 210 })), 'lines')[0]));
    assert.ok(band(below(next(discsAt(250, [100], 10, 'none')), 'ribbon')[0]));
    const grid = columnOf(inputLayer(4), gridAt({ left: 0 }), 0, 100);
    assert.ok(band(draw([grid, next(discsAt(250, [100], 10, 'none'))], ['ribbon', 'lines']).seen[0]));
  });

  it('has the matrix on a band of weights only', () => {
    const values = new Float32Array(4);
    const images = (layer: Column['layer']): number => {
      const right = columnOf(layer, gridAt({ left: 210 }), 200, 100);
      const known = [{}, { thumbnail: { values, rows: 2, columns: 2 }, maxWeight: 1 }];
      const scene = sceneOf([first, right], known, {}, { gaps: ['ribbon', 'ribbon'] });
      return draw([], [], everything, scene).all('image').length;
    };
    assert.deepEqual([images(denseLayer(1, 4, 1)), images(dropoutLayer(1, 4))], [1, 0]);
  });

  it('has what is written on lines above the units', () => {
    const right = columnOf(denseLayer(1, 1, 1), discsAt(350, [100], 20, 'none'), 300, 100);
    const known = [{}, { weight: Float32Array.of(1), maxWeight: 1 }];
    const selection = { position: 1, unit: 0 };
    const scene = sceneOf([first, right], known, { selection }, { gaps: ['ribbon', 'lines'] });
    const inks = draw([], [], everything, scene).inks;
    const [last] = inks.slice(-1);
    assert.ok(last && last.kind === 'words' && last.text === '1.000');
    const passed = columnOf(dropoutLayer(1, 1), { kind: 'passage', x: 350, top: 90, bottom: 110 }, 300, 100);
    const chosen = sceneOf(
      [first, passed],
      [],
      { selection: { position: 0, unit: 0 } },
      { gaps: ['ribbon', 'ribbon'] },
    );
    assert.deepEqual(draw([], [], everything, chosen).seen.slice(-1), [
      { kind: 'stroke', path: line(64, 100, 343, 100), colour: 'description', width: 1 },
    ]);
  });

  describe('seen through a window', () => {
    const columns = [0, 1, 2].map((at) =>
      columnOf(
        at === 0 ? inputLayer(1) : dropoutLayer(at, 1),
        discsAt(200 * at + 50, [100], 10, 'none'),
        200 * at,
        100,
      ),
    );
    const seen = (left: number, right: number): { units: number[]; gaps: number[] } => {
      const sheet = draw(columns, ['ribbon', 'identity', 'identity'], { left, right, scale: 1 });
      const strokes = sheet.all('stroke');
      const at = (command: string) =>
        strokes.flatMap(({ path }) => (path[0]?.[0] === command ? [Math.floor((path[0][1] ?? 0) / 200)] : []));
      return { units: at('circle'), gaps: at('move') };
    };

    it('has all gaps that reach into it', () => {
      assert.deepEqual(seen(0, 2000).gaps, [0, 1]);
      assert.deepEqual([seen(300, 2000).gaps, seen(300.1, 2000).gaps], [[0, 1], [1]]);
      assert.deepEqual([seen(0, 200).gaps, seen(0, 199.9).gaps], [[0, 1], [0]]);
      assert.deepEqual(seen(500.1, 2000).gaps, []);
      assert.deepEqual([seen(-900, 0).gaps, seen(-900, -0.1).gaps], [[0], []]);
    });

    it('has all units near to it', () => {
      assert.deepEqual(seen(0, 2000).units, [0, 1, 2]);
      assert.deepEqual(
        [seen(160, 2000).units, seen(160.1, 2000).units],
        [
          [0, 1, 2],
          [1, 2],
        ],
      );
      assert.deepEqual(
        [seen(0, 340).units, seen(0, 339.9).units],
        [
          [0, 1, 2],
          [0, 1],
        ],
      );
    });
  });

  it('has layers as columns where a unit would be a speck', () => {
    const columns = [first, columnOf(denseLayer(1, 2, 1), discsAt(250, [60, 140], 10), 200, 100)];
    const far = (scale: number, selection: Scene['selection'] = null): Sheet =>
      draw([], [], { ...everything, scale }, sceneOf(columns, [], { selection }, { gaps: ['ribbon', 'ribbon'] }));
    const seen = far(0.2499, { position: 1 }).seen;
    assert.equal(seen.length, 3);
    assert.ok(seen[0] && 'alpha' in seen[0]);
    assert.ok(JSON.stringify(seen[0]).includes('["move",64,90]'));
    assert.deepEqual(seen.slice(1), [
      { kind: 'fill', path: [['rect', 40, 90, 20, 20, 12]], colour: 'unknown' },
      { kind: 'fill', path: [['rect', 240, 50, 20, 100, 12]], colour: 'focus' },
    ]);
    assert.deepEqual(
      far(0.2499)
        .all('fill')
        .map(({ colour }) => colour),
      ['foreground', 'unknown', 'unknown'],
    );
    assert.notEqual(far(0.25).inks.length, 3);
  });
});

describe('the data on a surface', () => {
  withoutPage();

  const moment = { load: 1, epoch: 0, step: 0 };
  const points = (label: readonly number[], x: readonly number[] = label.flatMap((_, i) => [i, -i])): Points => ({
    ...{ moment, x: Float32Array.from(x).buffer, label: Float32Array.from(label).buffer, extent: 4 },
  });
  const draw = (given: Points | undefined, size = 80): Sheet => {
    const { context, sheet } = paper();
    drawPoints(context, sceneOf([], [], { points: given }), 100, 200, size);
    return sheet;
  };

  it('has discs of one class and squares of the other, at their places', () => {
    const dot = (path: object, colour: string): object[] => [
      { kind: 'fill', path, colour },
      { kind: 'stroke', path, colour: 'background', width: 0.25 },
    ];
    assert.deepEqual(draw(points([1, 0], [1, 2, -4, -1])).seen, [
      ...dot(ring(150, 220, 0.9), 'positive'),
      ...dot(rect(100 - 0.81, 250 - 0.81, 1.62, 1.62), 'negative'),
    ]);
  });

  it('has larger points on a large surface', () => {
    const [large, small] = [draw(points([1]), 90.1), draw(points([1]), 90)].map((sheet) => only(sheet, 'stroke')[0]);
    assert.ok(large && 'width' in large && small && 'width' in small);
    assert.deepEqual([large.width, small.width], [0.5, 0.25]);
    assert.ok(JSON.stringify(large).includes(',1.5,') && JSON.stringify(small).includes(',0.9,'));
  });

  it('shows evenly some of very many', () => {
    const count = (m: number): number => draw(points(Array.from({ length: m }, () => 1))).all('fill').length;
    assert.deepEqual([count(0), count(399), count(400), count(401), count(1200)], [0, 399, 400, 201, 400]);
    assert.equal(draw(undefined).inks.length, 0);
    const label = Array.from({ length: 401 }, (_, i) => (i % 2 === 0 ? 1 : 0));
    assert.ok(
      draw(points(label))
        .all('fill')
        .every(({ colour }) => colour === 'positive'),
    );
  });
});
