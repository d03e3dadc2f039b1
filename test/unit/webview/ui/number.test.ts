import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatCount, formatEnd, formatExactly, formatNumber, formatPercent } from '../../../../webview/ui/number';

const seed = 20260401;
const read = (text: string): number => Number(text.replace(/−/g, '-').replace(/,/g, ''));

describe('numbers as a person reads them', () => {
  it('have four significant digits and a true minus', () => {
    const cases: [number, string][] = [
      [0.89041, '0.8904'],
      [-9.23, '−9.230'],
      [6400.4, '6400'],
      [0.0005353, '5.353e−4'],
      [123456, '1.235e5'],
      [99999.9, '1.000e5'],
      [0.00099999, '0.001000'],
      [0.00099994, '9.999e−4'],
      [12345, '12350'],
      [0, '0'],
      [Number.NaN, 'NaN'],
      [Number.POSITIVE_INFINITY, '∞'],
      [Number.NEGATIVE_INFINITY, '−∞'],
    ];
    for (const [value, text] of cases) assert.equal(formatNumber(value), text);
    assert.equal(formatCount(1234567), '1,234,567');
    assert.equal(formatPercent(0.9075), '90.75 %');
    assert.equal(formatPercent(1), '100.0 %');
  });

  it('are shorter at the ends of an axis', () => {
    assert.deepEqual([-4, 98.94, 0, -999.9, 1000, -1150].map(formatEnd), [
      '−4.0',
      '98.9',
      '0.0',
      '−999.9',
      '1000',
      '−1150',
    ]);
  });

  it('read back to within half a unit of the fourth digit', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }), (value) => {
        const error = Math.abs(read(formatNumber(value)) - value);
        return error <= Math.abs(value) * 5.001e-4;
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('keep every digit in the tooltip', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => read(formatExactly(value)) === value),
      { seed, numRuns: 500 },
    );
  });
});
