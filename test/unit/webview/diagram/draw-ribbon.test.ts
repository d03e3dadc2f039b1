import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Units } from '../../../../webview/diagram/column';
import { drawChosen, drawRibbon, largestTerms } from '../../../../webview/diagram/draw-ribbon';
import type { LayerValues } from '../../../../webview/diagram/layer-values';
import type { Scene } from '../../../../webview/diagram/scene';
import { paper, plainPalette, type Sheet, withoutPage } from '../paper';
import { columnOf, denseLayer, discsAt, dropoutLayer, gridAt, inputLayer, line, only, rect, sceneOf } from './scenes';

const seed = 20260131;

describe('many weights between two layers', () => {
  withoutPage();

  it('are one pale band from all units of a layer to all of the next', () => {
    const left = columnOf(inputLayer(2), discsAt(96, [60, 140], 10));
    const right = columnOf(denseLayer(1, 2, 2), discsAt(324, [30, 70], 10));
    const { context, sheet } = paper();
    drawRibbon(context, sceneOf([left, right]), left, right);
    assert.deepEqual(sheet.seen, [
      {
        kind: 'fill',
        alpha: 0.05,
        colour: 'foreground',
        path: [
          ['move', 110, 50],
          ['curve', 200, 50, 220, 20, 310, 20],
          ['line', 310, 80],
          ['curve', 220, 80, 200, 150, 110, 150],
          ['close'],
        ],
      },
    ]);
  });

  it(`are ordered by their size, and those that are 0 left out (seed ${seed})`, () => {
    const value = fc.integer({ min: -5, max: 5 });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 20 }), fc.integer({ min: 0, max: 8 }), (values, most) => {
        const chosen = largestTerms(values, most);
        const other = [...values.keys()].filter((i) => values[i] !== 0 && !chosen.includes(i));
        assert.equal(chosen.length, Math.min(most, values.filter((v) => v !== 0).length));
        const size = (i: number): number => Math.abs(values[i] ?? 0);
        for (const [at, i] of chosen.entries()) {
          const next = chosen[at + 1];
          if (next !== undefined) assert.ok(size(i) > size(next) || (size(i) === size(next) && i < next));
          for (const left of other) assert.ok(size(i) > size(left) || (size(i) === size(left) && i < left));
        }
      }),
      { seed },
    );
  });

  /** Three units before three others, w[j, i] = the weights row by row. */
  const chosen = (
    part: Partial<Scene>,
    values: Partial<LayerValues> = {},
    before: Units = gridAt({ left: 10, top: 10, perRow: 1, size: 20, gap: 4, rows: 3 }),
    after = denseLayer(1, 3, 3),
    to: Units = gridAt({ left: 210, top: 10, perRow: 1, size: 20, gap: 4, rows: 3 }),
  ): Sheet => {
    const left = columnOf(inputLayer(3), before);
    const right = columnOf(after, to);
    const weight = Float32Array.of(1, 0.5, -0.25, 4, -2, 0, 1, 1, 1);
    const { context, sheet } = paper();
    drawChosen(context, sceneOf([left, right], [{}, { weight, maxWeight: 4, ...values }], part), left, right);
    return sheet;
  };
  const x = Float64Array.of(1, 4, -4);

  it('show the largest terms of the chosen unit from their very cells', () => {
    const sheet = chosen({ selection: { position: 1, unit: 0 }, x });
    // The terms are 1, 2 and 1.
    const stroke = (colour: string, width: number, path: object[]): object => ({ kind: 'stroke', colour, width, path });
    assert.deepEqual(
      sheet.seen,
      [
        stroke('positive', 0.75 + 5.25 / 8, line(31, 44, 205, 20)),
        stroke('positive', 1.5, rect(10, 34, 20, 20)),
        stroke('positive', 0.75 + 5.25 / 4, line(31, 20, 205, 20)),
        stroke('positive', 1.5, rect(10, 10, 20, 20)),
        stroke('negative', 0.75 + 5.25 / 16, line(31, 68, 205, 20)),
        stroke('negative', 1.5, rect(10, 58, 20, 20)),
      ].map((each) => ({ ...each, width: Math.round(1e6 * Number('width' in each && each.width)) / 1e6 })),
    );
  });

  it('frame no cells where units are discs, and need both weights and inputs', () => {
    const units = discsAt(20, [20, 44, 68], 10);
    const selection = { position: 1, unit: 1 };
    assert.equal(chosen({ selection, x }, {}, units).inks.length, 2);
    assert.equal(chosen({ selection }, {}, units).inks.length, 0);
    assert.equal(chosen({ selection, x }, { weight: undefined }, units).inks.length, 0);
  });

  it('are dashed in high contrast where they are negative', () => {
    const palette = { ...plainPalette, kind: 'hc-light' as const };
    const lines = chosen({ selection: { position: 1, unit: 1 }, x, palette }, {}, discsAt(20, [20, 44, 68], 10));
    assert.deepEqual(
      lines.all('stroke').map(({ dash }) => dash),
      [[5, 4], []],
    );
    const pale = chosen({ selection: { position: 1, unit: 1 }, x }, {}, discsAt(20, [20, 44, 68], 10));
    assert.deepEqual(
      pale.all('stroke').map(({ dash }) => dash),
      [[], []],
    );
  });

  it('show all that the chosen unit sends on', () => {
    const sheet = chosen({ selection: { position: 0, unit: 1 } });
    // Its weights are 0.5, −2 and 1.
    assert.deepEqual(
      sheet.all('stroke').map(({ colour, width, path }) => [colour, width, path]),
      [
        ['negative', 0.75 + 5.25 / 2, line(34, 44, 207, 44)],
        ['positive', 0.75 + 5.25 / 4, line(34, 44, 207, 68)],
        ['positive', 0.75 + 5.25 / 8, line(34, 44, 207, 20)],
      ],
    );
    assert.equal(chosen({ selection: { position: 0, unit: 2 } }).inks.length, 2);
    assert.equal(chosen({ selection: { position: 0, unit: 1 } }, { weight: undefined }).inks.length, 0);
  });

  it('show nothing of a chosen layer or of a unit elsewhere', () => {
    for (const selection of [null, { position: 0 }, { position: 1 }, { position: 2, unit: 0 }]) {
      assert.deepEqual(chosen({ selection, x }).inks, []);
    }
  });

  it('are one plain line where a layer hands its values on', () => {
    const passed = (position: number, before?: Units): Sheet =>
      chosen({ selection: { position, unit: 1 } }, {}, before, dropoutLayer(1, 3), {
        kind: 'passage',
        x: 213,
        top: 10,
        bottom: 80,
      });
    const path = line(34, 44, 206, 44);
    assert.deepEqual(only(passed(0), 'stroke'), [{ kind: 'stroke', path, colour: 'description', width: 1 }]);
    assert.deepEqual([passed(1).inks, passed(0, { kind: 'passage', x: 20, top: 10, bottom: 80 }).inks], [[], []]);
  });
});
