import assert from 'node:assert/strict';
import type { Arrangement } from '../../../../webview/diagram/arrangement';
import type { Discs } from '../../../../webview/diagram/column';
import { biasPlate, drawBiases } from '../../../../webview/diagram/draw-biases';
import type { Scene } from '../../../../webview/diagram/scene';
import { paper, type Sheet, withoutPage } from '../paper';
import { columnOf, denseLayer, discsAt, inputLayer, rect, sceneOf } from './scenes';

describe('the biases of a layer', () => {
  withoutPage();

  const stubs = (
    part: Partial<Scene>,
    bias: Float32Array | undefined,
    units = discsAt(100, [50, 150], 25),
    layer = denseLayer(0, 2, 2),
    arranged: Partial<Arrangement> = {},
  ): Sheet => {
    const column = columnOf(layer, units);
    const { context, sheet } = paper();
    drawBiases(context, sceneOf([column], [{ bias }], part, arranged), column, units);
    return sheet;
  };
  const stub = (y: number, colour: string, width: number, drop = 7): object[] => [
    {
      ...{ kind: 'stroke', colour, width },
      path: [
        ['move', 73, y + 18 + drop],
        ['line', 82, y + 18],
      ],
    },
    { kind: 'fill', colour, path: rect(70, y + 15 + drop, 6, 6) },
  ];

  it('are stubs with a square at the lower left, of the rule of the lines', () => {
    assert.deepEqual(stubs({}, undefined).seen, [...stub(50, 'unknown', 1), ...stub(150, 'unknown', 1)]);
    assert.deepEqual(stubs({}, Float32Array.of(1, -2)).seen, [
      ...stub(50, 'soft +0.74', 2.5),
      ...stub(150, 'soft -0.74', 4),
    ]);
    assert.deepEqual(
      stubs({}, Float32Array.of(0, 0))
        .all('stroke')
        .map(({ width }) => width),
      [1, 1],
    );
    assert.deepEqual(stubs({ selection: { position: 3, unit: 0 } }, Float32Array.of(1, -2)).seen, [
      ...stub(50, 'soft +0.6', 2.5),
      ...stub(150, 'soft -0.6', 4),
    ]);
  });

  it('stay above the value below their unit', () => {
    const drops = (['below', 'close', 'none'] as const).map((label) => {
      const [, square] = stubs({}, undefined, discsAt(100, [50], 15, label)).seen;
      const [, , top = 0] = square && 'path' in square && Array.isArray(square.path) ? square.path[0] : [];
      return Math.round(1e6 * (top + 3 - 50 - 15 * 0.72)) / 1e6;
    });
    assert.deepEqual(drops, [5.2, 3.2, 7]);
  });

  it('are not drawn at small units, nor where there are no weights', () => {
    assert.equal(stubs({}, undefined, discsAt(100, [50], 14)).inks.length, 2);
    assert.equal(stubs({}, undefined, discsAt(100, [50], 13.9)).inks.length, 0);
    assert.equal(stubs({}, undefined, discsAt(100, [50], 14), inputLayer(1)).inks.length, 0);
  });

  it('are said in numbers for the chosen unit, left of its stub, on full cards', () => {
    const bias = Float32Array.of(1, -2);
    const selection = { position: 0, unit: 1 };
    const sheet = stubs({ selection }, bias);
    assert.deepEqual(sheet.seen.slice(0, 4), [...stub(50, 'soft +0.6', 2.5), ...stub(150, 'negative', 4)]);
    // The italic b is a tenth larger than the number behind it.
    const width = (11 * 1.1) / 2 + (7 * 11) / 2 + 4;
    assert.deepEqual(sheet.seen[4], {
      kind: 'fill',
      path: [['rect', Math.round(1e6 * (68 - width)) / 1e6, 169, Math.round(1e6 * width) / 1e6, 14, 2]],
      colour: 'background',
    });
    assert.deepEqual(
      sheet.all('words').map(({ text, x, y }) => [text, x, y]),
      [
        ['b', Math.round(1e6 * (70 - width)) / 1e6, 180],
        [' −2.000', Math.round(1e6 * (70 - width + 6.05)) / 1e6, 180],
      ],
    );
    const none = (
      part: Partial<Scene>,
      given: Float32Array | undefined,
      ...more: [Discs?, ReturnType<typeof denseLayer>?, Partial<Arrangement>?]
    ) => stubs(part, given, ...more).all('words').length;
    assert.equal(none({ selection: { position: 1, unit: 1 } }, bias), 0);
    assert.equal(none({ selection: { position: 0 } }, bias), 0);
    assert.equal(none({ selection }, undefined), 0);
    assert.equal(none({ selection }, bias, undefined, undefined, { cardSize: 'medium' }), 0);
    const column = columnOf(inputLayer(2), discsAt(100, [50, 150], 25));
    const { context } = paper();
    assert.equal(
      biasPlate(context, sceneOf([column], [{ bias }], { selection }), column, discsAt(100, [50, 150], 25)),
      undefined,
    );
  });
});
