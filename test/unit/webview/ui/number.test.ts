import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatColumn, formatCount, formatExactly, formatNumber, formatPercent } from '../../../../webview/ui/number';

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

  it('share their decimals down a column, and nothing is −0', () => {
    assert.deepEqual(formatColumn([-10.657, 10.107, -0.3732]), ['−10.66', '10.11', '−0.37']);
    assert.deepEqual(formatColumn([5.1234, -0.0001]), ['5.123', '0.000']);
    assert.deepEqual(formatColumn([0, 0]), ['0', '0']);
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -9e4, max: 9e4 }), { minLength: 1, maxLength: 9 }),
        (values) => {
          const largest = Math.max(...values.map(Math.abs));
          fc.pre(largest >= 0.001);
          const decimals = formatColumn(values).map((text) => text.split('.')[1]?.length ?? 0);
          return new Set(decimals).size === 1;
        },
      ),
      { seed, numRuns: 500 },
    );
  });
});
