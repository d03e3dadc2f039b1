import assert from 'node:assert/strict';
import { paintCells, paintImage, sharpContext } from '../../../../webview/ui/paint';
import { raster } from '../../../../webview/ui/raster';
import { paper, plainPalette, sheetOf, withoutPage } from '../paper';

describe('pixels', () => {
  withoutPage();

  it('are put column by column, row by row, and hide what is below', () => {
    let asked = 0;
    const sheet = sheetOf(
      raster(3, 2, (column, row) => {
        asked++;
        return [10 * column, 100 * row, 7];
      }),
    );
    assert.equal(asked, 6);
    assert.deepEqual([sheet.width, sheet.height], [3, 2]);
    assert.deepEqual(
      [sheet.at(0, 0), sheet.at(2, 0), sheet.at(0, 1), sheet.at(2, 1)],
      [
        [0, 0, 7, 255],
        [20, 0, 7, 255],
        [0, 100, 7, 255],
        [20, 100, 7, 255],
      ],
    );
  });

  it('are a canvas’s own where it shows cells', () => {
    const { sheet } = paper();
    const canvas = document.createElement('canvas');
    paintCells(canvas, 2, 3, (column, row) => [column, row, 9]);
    const painted = sheetOf(canvas);
    assert.deepEqual([painted.width, painted.height, sheet.width], [2, 3, 300]);
    assert.deepEqual(painted.at(1, 2), [1, 2, 9, 255]);
  });

  describe('of an input', () => {
    const pixels = (x: readonly number[], rows: number, columns: number, channels: number): number[][] => {
      const canvas = document.createElement('canvas');
      paintImage(canvas, { rows, columns, channels }, Float64Array.from(x), plainPalette);
      const sheet = sheetOf(canvas);
      return Array.from({ length: rows * columns }, (_, i) =>
        sheet.at(i % columns, Math.floor(i / columns)).slice(0, 3),
      );
    };

    it('are grey from the smallest value, or 0, to the largest, or 0', () => {
      assert.deepEqual(
        pixels([0, 1, 2, 4, 3, 2], 2, 3, 1).map(([g]) => g),
        [0, 50, 100, 200, 150, 100],
      );
      assert.deepEqual(
        pixels([-1, 0, 3], 1, 3, 1).map(([g]) => g),
        [0, 50, 200],
      );
      assert.deepEqual(
        pixels([-4, -2], 1, 2, 1).map(([g]) => g),
        [0, 100],
      );
      assert.deepEqual(
        pixels([2, 4], 1, 2, 1).map(([g]) => g),
        [100, 200],
      );
      assert.deepEqual(
        pixels([0, 0], 1, 2, 1).map(([g]) => g),
        [0, 0],
      );
    });

    it('are coloured where there are three channels, and show the first of two', () => {
      assert.deepEqual(pixels([0, 0.2, 0.4, 1, 0.8, 0.6], 1, 2, 3), [
        [0, 51, 102],
        [255, 204, 153],
      ]);
      assert.deepEqual(
        pixels([0, 1, 0.5, 1], 2, 1, 2).map(([g]) => g),
        [0, 100],
      );
    });
  });

  it('are as many as the screen has, while lengths stay those of the page', () => {
    const canvas = document.createElement('canvas');
    const context = sharpContext(canvas, 30.3, 20);
    context?.fillRect(1, 2, 3, 4);
    const sheet = sheetOf(canvas);
    assert.deepEqual([sheet.width, sheet.height], [61, 40]);
    assert.deepEqual(
      [...sheet.style.properties],
      [
        ['width', '30.3px'],
        ['height', '20px'],
      ],
    );
    assert.deepEqual(sheet.all('fill')[0]?.path, [['rect', 2, 4, 6, 8]]);
    Object.assign(window, { devicePixelRatio: 0 });
    sharpContext(canvas, 30, 20);
    assert.deepEqual([sheet.width, sheet.height], [30, 20]);
  });
});
