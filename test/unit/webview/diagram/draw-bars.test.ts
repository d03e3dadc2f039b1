import assert from 'node:assert/strict';
import type { ActivationName } from '../../../../src/model/activation';
import type { Arrangement } from '../../../../webview/diagram/arrangement';
import { drawBars } from '../../../../webview/diagram/draw-bars';
import type { Scene } from '../../../../webview/diagram/scene';
import { paper, type Sheet, sizeOf, withoutPage } from '../paper';
import { barsAt, columnOf, denseLayer, only, rect, ring, sceneOf } from './scenes';

describe('outputs as bars', () => {
  withoutPage();

  const units = { ...barsAt(50, [100, 140]), barRight: 170, valueRight: 250 };
  const draw = (
    activation: readonly number[] | undefined,
    part: Partial<Scene> = {},
    arranged: Partial<Arrangement> = {},
    name: ActivationName = 'softmax',
  ): Sheet => {
    const column = columnOf(denseLayer(0, 2, 3, name), units);
    const values = activation ? [{ activation: Float32Array.from(activation) }] : [];
    const { context, sheet } = paper();
    drawBars(context, sceneOf([column], values, part, arranged), column, units);
    return sheet;
  };
  const words = (sheet: Sheet) => sheet.all('words').map(({ text, x, y }) => [text, x, y]);
  const fills = (sheet: Sheet) => only(sheet, 'fill').filter((ink) => !JSON.stringify(ink).includes('circle'));

  it('are numbered circles and empty bars while nothing is known', () => {
    assert.deepEqual(
      draw(undefined).seen.map((ink) => ({ ...ink })),
      [100, 140].flatMap((y, unit) => [
        { kind: 'fill', path: ring(50, y, 10), colour: 'signed 0.0000' },
        { kind: 'stroke', path: ring(50, y, 10), colour: 'description', width: 1 },
        { kind: 'fill', path: rect(70, y - 3.5, 100, 7), colour: 'foreground', alpha: 0.07 },
        { kind: 'words', text: String(unit), x: 47, y: y + 4, font: '400 12px sans-serif', colour: 'foreground' },
      ]),
    );
  });

  it('are as long and as coloured as the probability they show', () => {
    const sheet = draw([0.25, 0.75]);
    assert.deepEqual(
      fills(sheet).filter((ink) => !('alpha' in ink)),
      [
        { kind: 'fill', path: rect(70, 96.5, 25, 7), colour: 'positive' },
        { kind: 'fill', path: rect(70, 136.5, 75, 7), colour: 'positive' },
      ],
    );
    const circles = sheet.all('fill').filter(({ path }) => path[0]?.[0] === 'circle');
    assert.deepEqual(
      circles.map(({ colour }) => colour),
      ['signed 0.2000', 'signed 0.6000'],
    );
    assert.deepEqual(
      words(sheet).filter(([text]) => String(text).length > 1),
      [
        ['0.250', 220, 104],
        ['0.750', 220, 144],
      ],
    );
  });

  it('are against the largest of the layer where they are no probabilities', () => {
    const sheet = draw([-4, 2], {}, {}, 'linear');
    assert.deepEqual(
      fills(sheet).filter((ink) => !('alpha' in ink)),
      [
        { kind: 'fill', path: rect(70, 96.5, 100, 7), colour: 'negative' },
        { kind: 'fill', path: rect(70, 136.5, 50, 7), colour: 'positive' },
      ],
    );
    const circles = sheet.all('fill').filter(({ path }) => path[0]?.[0] === 'circle');
    assert.deepEqual(
      circles.map(({ colour }) => colour),
      ['signed -0.8000', 'signed 0.4000'],
    );
    assert.ok(words(sheet).some(([text]) => text === '−4.000'));
  });

  it('are a hair where they are 0, and never longer than their room', () => {
    const lengths = (values: number[], name: ActivationName) =>
      draw(values, {}, {}, name)
        .all('fill')
        .filter(({ colour, alpha }) => colour === 'positive' && alpha === 1)
        .map(({ path }) => path[0]?.[3]);
    assert.deepEqual(lengths([0, 0], 'linear'), [0.75, 0.75]);
    assert.equal(draw([0, 0], {}, {}, 'linear').all('fill')[0]?.colour, 'signed 0.0000');
    assert.deepEqual(lengths([1.5, 0.5], 'softmax'), [100, 50]);
  });

  it('have the predicted class bold, in the text’s colour', () => {
    const sheet = draw([0.0001, 0.9999], { predicted: 1 });
    const rims = sheet.all('stroke').map(({ colour }) => colour);
    assert.deepEqual(rims, ['description', 'foreground']);
    assert.deepEqual(
      sheet.all('words').map(({ text, font, colour }) => [text, font.slice(0, 3), colour]),
      [
        ['0', '400', 'foreground'],
        ['0.000', '400', 'description'],
        ['1', '600', 'foreground'],
        ['1.000', '600', 'foreground'],
      ],
    );
    const quiet = (values: number[], predicted?: number) =>
      draw(values, { predicted })
        .all('words')
        .flatMap(({ text, colour }) => (text.length > 1 ? [colour] : []));
    assert.deepEqual(quiet([-0.0001, 0.0005], undefined), ['description', 'foreground']);
    assert.deepEqual(quiet([0.0001, 0.9], 0), ['foreground', 'foreground']);
  });

  it('have a ring about the chosen one', () => {
    const rings = (position: number, unit: number) =>
      only(draw(undefined, { selection: { position, unit } }), 'stroke').filter(
        (ink) => 'width' in ink && ink.width === 2,
      );
    assert.deepEqual(rings(0, 1), [{ kind: 'stroke', path: ring(50, 140, 13.5), colour: 'focus', width: 2 }]);
    assert.deepEqual(rings(1, 1), []);
  });

  it('say the true class beside its value on full cards', () => {
    const said = (cardSize: Arrangement['cardSize'], label?: number) => {
      const sheet = draw([0.25, 0.75], { label }, { cardSize });
      return sheet.all('words').filter(({ text }) => /true/.test(text));
    };
    const [word] = said('full', 1);
    assert.ok(word);
    assert.deepEqual([word.x + (word.text.length * 11) / 2, word.y, word.colour], [206, 144, 'description']);
    assert.deepEqual([said('medium', 1), said('full'), said('full', 2)], [[], [], []]);
    assert.equal(draw([0.25, 0.75], { label: 1 }).all('rim').length, 1);
  });

  it('have no values on small cards', () => {
    assert.deepEqual(
      words(draw([0.25, 0.75], {}, { cardSize: 'small' })).map(([text]) => text),
      ['0', '1'],
    );
  });

  describe('with names of classes', () => {
    it('have short ones in the circles', () => {
      assert.deepEqual(words(draw(undefined, { classes: ['ab', 'c'] })), [
        ['ab', 44, 104],
        ['c', 47, 144],
      ]);
      assert.deepEqual(
        words(draw(undefined, { classes: ['é👍', 'c'] })).map(([text]) => text),
        ['é👍', 'c'],
      );
    });

    it('have long ones above the bars, and the value below', () => {
      const sheet = draw([0.25, 0.75], { classes: ['setosa', 'b'], label: 0 });
      const [name, value, other] = words(sheet);
      assert.match(String(name?.[0]), /^setosa · .*true/);
      assert.deepEqual(
        [name?.slice(1), value, other],
        [
          [70, 98],
          ['0.250', 220, 112],
          ['b', 70, 138],
        ],
      );
      assert.deepEqual(
        fills(sheet).map((ink) => 'path' in ink && JSON.stringify(ink.path)),
        [rect(70, 105, 100, 7), rect(70, 105, 25, 7), rect(70, 145, 100, 7), rect(70, 145, 75, 7)].map((path) =>
          JSON.stringify(path),
        ),
      );
      assert.equal(sheet.all('words').filter(({ text }) => /true/.test(text)).length, 1);
    });

    it('shorten what does not fit, as little as is needed, and then leave the truth to the colour', () => {
      // 180 px are there: 32 letters of 11 px, each half as wide.
      const shown = (length: number, label?: number): string =>
        String(words(draw(undefined, { classes: ['x'.repeat(length), 'y'], label }))[0]?.[0]);
      assert.equal(shown(32), 'x'.repeat(32));
      assert.equal(shown(33), `${'x'.repeat(31)}…`);
      assert.equal(shown(500), `${'x'.repeat(31)}…`);
      assert.equal(shown(32, 0), 'x'.repeat(32));
    });

    it('are whole where they just fit', () => {
      const wide = { ...units, valueRight: 70 + 32 * 5.5 };
      const shown = (length: number, label?: number): string => {
        const column = columnOf(denseLayer(0, 2, 3, 'softmax'), wide);
        const { context, sheet } = paper();
        drawBars(context, sceneOf([column], [], { classes: ['x'.repeat(length), 'y'], label }), column, wide);
        return String(words(sheet)[0]?.[0]);
      };
      assert.deepEqual([shown(32), shown(32, 0)], ['x'.repeat(32), 'x'.repeat(32)]);
      const spare = [...shown(3, 0)].length - 3;
      assert.ok(spare > 0);
      assert.equal([...shown(32 - spare, 0)].length, 32);
      assert.equal([...shown(33 - spare, 0)].length, 33 - spare);
      assert.deepEqual([shown(33), shown(33, 0)], [`${'x'.repeat(31)}…`, `${'x'.repeat(31)}…`]);
    });

    it('keep a letter of a name even where there is no room at all', () => {
      const narrow = { ...units, valueRight: 75 };
      const column = columnOf(denseLayer(0, 2, 3, 'softmax'), narrow);
      const { context, sheet } = paper();
      drawBars(context, sceneOf([column], [], { classes: ['setosa', 'virginica'] }), column, narrow);
      assert.deepEqual(
        words(sheet).map(([text]) => text),
        ['s…', 'v…'],
      );
      assert.equal(sizeOf(sheet.all('words')[0]?.font ?? ''), 11);
    });
  });
});
