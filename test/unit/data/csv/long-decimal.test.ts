import assert from 'node:assert/strict';
import fc from 'fast-check';
import { longDecimal } from '../../../../src/data/csv/long-decimal';
import { encodeUtf8 } from '../../../../src/model/utf8';
import { caseCount } from '../../../count';

const seed = 20261204;
const point = 0x2e;

const read = (text: string): number => {
  const bytes = encodeUtf8(`x${text}y`);
  return longDecimal(bytes, 1, bytes.length - 1, point);
};

const digits = (most: number) => fc.stringMatching(new RegExp(`^\\d{1,${most}}$`));

describe(`decimal numbers of many digits (seed ${seed})`, () => {
  it('are the doubles that the platform reads, wherever an answer is given, which is nearly always', () => {
    let given = 0;
    let all = 0;
    fc.assert(
      fc.property(digits(12), digits(12), fc.option(fc.integer({ min: -290, max: 300 })), (whole, fraction, power) => {
        const text = `${whole}.${fraction}${power === null ? '' : `e${power}`}`;
        const value = read(text);
        const significant = `${whole}${fraction}`.replace(/^0+/, '').length;
        if (significant <= 19 && (power === null || Math.abs(power) < 230)) all++;
        if (Number.isNaN(value)) return;
        given++;
        assert.equal(value, Number(text), text);
      }),
      { seed, numRuns: caseCount(300_000, 20_000) },
    );
    assert.ok(given >= 0.99 * all, `${given} of ${all}`);
  });

  it('are those that the shortest texts of doubles, and texts of 17 and 18 digits, mean', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-200, max: 1e200, noNaN: true }), (value) => {
        for (const text of [String(value), value.toPrecision(17), value.toExponential(17)]) {
          const known = read(text);
          assert.ok(Number.isNaN(known) || known === Number(text), text);
        }
        assert.equal(read(value.toExponential(16)), value);
      }),
      { seed, numRuns: caseCount(100_000, 5000) },
    );
  });

  it('are not decided in the middle between two doubles, or beyond what the arithmetic holds', () => {
    // 2⁵³ + 1 is in the middle of two doubles.
    for (const text of ['9007199254740993', '9007199254740993.0', '1e-260', '1e271', '12345678901234567890']) {
      assert.ok(Number.isNaN(read(text)), text);
    }
    assert.equal(read('9007199254740993.1'), 9_007_199_254_740_994);
    assert.equal(read('9007199254740992.9'), 9_007_199_254_740_992);
  });

  it('are zero, have zeros before them, and any form that a number has', () => {
    for (const text of ['0', '0.0', '0000000000000000000000', '0e999', '0.000000000000000000000012345678901234567']) {
      assert.equal(read(text), Number(text), text);
    }
    for (const text of ['1e5', '1E+05', '1.5e-05', '5.', '.5', '00012.50'])
      assert.equal(read(text), Number(text), text);
    for (const text of ['', '.', 'e5', '1e', '1e+', '1e5.', '1.2.3', '1x', '1e5x', '-1']) {
      assert.ok(Number.isNaN(read(text)), text);
    }
  });
});
