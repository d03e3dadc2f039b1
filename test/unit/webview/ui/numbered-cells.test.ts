import assert from 'node:assert/strict';
import fc from 'fast-check';
import { digitsFit, paintNumbered, twoDigits } from '../../../../webview/ui/numbered-cells';
import { plainPalette, sheetOf, withoutPage } from '../paper';

const seed = 20260121;

describe('numbers in the cells of a matrix', () => {
  withoutPage();

  it('have two digits or so, a true minus, and no minus at zero', () => {
    assert.deepEqual(
      [0.123, -0.126, 1.26, -12.6, 99.4, 0.004, -0.004, 1234567, 0, Number.NaN, Number.NEGATIVE_INFINITY].map(
        twoDigits,
      ),
      ['0.12', '−0.13', '1.3', '−13', '99', '0', '0', '1e6', '0', 'NaN', '−∞'],
    );
  });

  it('have one digit fewer where rounding makes them longer', () => {
    assert.deepEqual([0.994, 0.996, 9.7, 9.94, 9.96, 99.6, 999.4, 999.6].map(twoDigits), [
      ...['0.99', '1.0', '9.7', '9.9', '10', '100', '999', '1000'],
    ]);
  });

  it(`are within half of their last digit, and short (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.double({ min: -999, max: 999, noNaN: true }), (value) => {
        const shown = twoDigits(value);
        assert.ok(shown.length <= 5, shown);
        const size = Math.abs(value);
        assert.ok(Math.abs(Number(shown.replace('−', '-')) - value) <= (size < 1 ? 0.0051 : size < 10 ? 0.051 : 0.51));
      }),
      { seed, numRuns: 500 },
    );
  });

  it('are written where there is room, each in its own cell', () => {
    assert.deepEqual([digitsFit(8, 8, 272), digitsFit(8, 8, 271), digitsFit(2, 17, 300)], [true, false, false]);
    const canvas = document.createElement('canvas');
    paintNumbered(canvas, 2, 2, 100, (column, row) => (row === 0 ? 1 : -0.5) * (column + 1), plainPalette);
    const texts = sheetOf(canvas).all('words');
    assert.deepEqual(
      texts.map(({ text }) => text),
      ['1.0', '2.0', '−0.50', '−1.0'],
    );
  });
});
