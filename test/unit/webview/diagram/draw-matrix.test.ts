import assert from 'node:assert/strict';
import type { Column } from '../../../../webview/diagram/column';
import { drawMatrix, matrixBox } from '../../../../webview/diagram/draw-matrix';
import type { Scene } from '../../../../webview/diagram/scene';
import { paper, type Sheet, withoutPage } from '../paper';
import { columnOf, denseLayer, gridAt, only, rect, sceneOf } from './scenes';

/** Two columns with so many pixels between their cards, the right one with a matrix of `rows` × `columns`. */
function pair(room: number, rows: number, columns: number): [Column, Column] {
  const left = columnOf(denseLayer(0, columns, 2), gridAt({}), 100, 50);
  return [left, columnOf(denseLayer(1, rows, columns), gridAt({}), 150 + room, 50)];
}

function scene(columns: [Column, Column], part: Partial<Scene> = {}): Scene {
  const [, right] = columns;
  const { units: rows, inputs } = right.layer;
  const values = Float32Array.from({ length: rows * inputs }, (_, i) => i / 8);
  return sceneOf(columns, [{}, { thumbnail: { values, rows, columns: inputs }, maxWeight: 1 }], part, { spine: 20 });
}

describe('the thumbnail of a weight matrix', () => {
  withoutPage();

  const boxIn = (room: number, rows: number, columns: number) => {
    const both = pair(room, rows, columns);
    return matrixBox(scene(both), ...both);
  };

  it('is between the two cards, below the spine, as large as its gap and its height allow', () => {
    // 100 px of 124 are left beside the margins: 10 a column. Its height would then be 20.
    assert.deepEqual(boxIn(124, 2, 10), { left: 162, right: 262, top: 34, bottom: 54 });
    // As tall as a thumbnail may be.
    assert.deepEqual(boxIn(124, 23, 10), { left: 202, right: 222, top: 34, bottom: 80 });
    // In a wide gap it is no wider than elsewhere.
    assert.deepEqual(boxIn(400, 2, 26), { left: 298, right: 402, top: 34, bottom: 42 });
    // A side is never too thin to be seen.
    assert.deepEqual(boxIn(124, 1, 100), { left: 162, right: 262, top: 34, bottom: 40 });
    assert.deepEqual(boxIn(124, 92, 1), { left: 209, right: 215, top: 34, bottom: 80 });
  });

  it('needs a gap that it can be seen in, and a matrix', () => {
    assert.notEqual(boxIn(44, 2, 2), undefined);
    assert.equal(boxIn(43.9, 2, 2), undefined);
    const both = pair(124, 2, 2);
    assert.equal(matrixBox(sceneOf(both), ...both), undefined);
    const { context, sheet } = paper();
    drawMatrix(context, sceneOf(both), ...both);
    assert.deepEqual([sheet.inks, draw({}, 43.9).inks], [[], []]);
  });

  const draw = (part: Partial<Scene> = {}, room = 124): Sheet => {
    const both = pair(room, 2, 4);
    const { context, sheet } = paper();
    drawMatrix(context, scene(both, part), ...both);
    return sheet;
  };

  it('has every weight in its colour at its place, sharp, in a frame', () => {
    const sheet = draw();
    const [image] = sheet.all('image');
    assert.deepEqual([image?.place, image?.smooth], [[166, 34, 92, 46], 'sharp']);
    const reds = [0, 1].map((row) => [0, 1, 2, 3].map((column) => image?.image.at(column, row)[0]));
    const of = (i: number): number => Math.round(128 + (100 * i) / 8 / 0.75);
    assert.deepEqual(reds, [[0, 1, 2, 3].map(of), [4, 5, 6, 7].map((i) => Math.min(228, of(i)))]);
    assert.deepEqual(only(sheet, 'stroke'), [
      { kind: 'stroke', path: rect(165.5, 33.5, 93, 47), colour: 'rule', width: 1 },
    ]);
  });

  it('is in the colour of zero where all weights are 0', () => {
    const both = pair(124, 1, 1);
    const zero = { values: new Float32Array(1), rows: 1, columns: 1 };
    const { context, sheet } = paper();
    drawMatrix(context, sceneOf(both, [{}, { thumbnail: zero, maxWeight: 0 }]), ...both);
    assert.deepEqual(sheet.all('image')[0]?.image.at(0, 0), [128, 1, 2, 255]);
  });

  it('frames the row of the chosen unit, or the column of what it feeds', () => {
    const framed = (position: number, unit?: number): object[] =>
      only(draw({ selection: { position, ...(unit === undefined ? {} : { unit }) } }), 'stroke').slice(1);
    const look = { kind: 'stroke', colour: 'focus', width: 1.5 };
    assert.deepEqual(framed(1, 1), [{ ...look, path: rect(164, 56, 96, 25) }]);
    assert.deepEqual(framed(0, 2), [{ ...look, path: rect(211, 32, 25, 50) }]);
    assert.deepEqual([framed(1), framed(2, 1)], [[], []]);
  });

  it('says the largest weight below it where the gap is wide', () => {
    const words = (room: number) =>
      draw({}, room)
        .all('words')
        .map(({ text, x, y, colour }) => [text, x, y, colour]);
    const [[text = '', x, y, colour] = []] = words(124);
    assert.match(String(text), /1\.000/);
    assert.deepEqual([x, y, colour], [212 - (String(text).length * 11) / 4, 94, 'description']);
    assert.deepEqual([words(100).length, words(99.9).length], [1, 0]);
  });
});
