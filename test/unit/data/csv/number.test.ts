import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type NumberFormat, NumberReader, numberOf } from '../../../../src/data/csv/number';
import { encodeUtf8 } from '../../../../src/model/utf8';

const seed = 20271;

function parsed(text: string, format: NumberFormat = { decimal: '.', thousands: undefined }): number {
  const bytes = encodeUtf8(`9${text}9`);
  return new NumberReader(format).read(bytes, 1, bytes.length - 1);
}

describe(`numbers in bytes (seed ${seed})`, () => {
  it('are the nearest doubles, as Number reads them', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 20 });
    const sign = fc.constantFrom('', '-', '+');
    const exponent = fc.constantFrom('', '', '', 'e3', 'E-7', 'e+22', 'e-300');
    const written = fc
      .tuple(sign, digits, fc.boolean(), digits, exponent)
      .map(([s, whole, point, part, e]) => `${s}${whole}${point ? `.${part}` : ''}${e}`);
    fc.assert(
      fc.property(written, (text) => {
        const value = Number(text);
        const isNumber = /\d/.test(text.replace(/e.*$/i, '')) && Number.isFinite(value);
        assert.ok(Object.is(parsed(text), isNumber ? value : Number.NaN), text);
      }),
      { seed, numRuns: 20_000 },
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        assert.ok(parsed(String(value)) === value, String(value));
      }),
      { seed, numRuns: 5000 },
    );
  });

  it('are read in all texts that Number takes for a finite decimal number, and in no other', () => {
    const piece = fc.constantFrom(...'0123456789..--++eE/:dfDF', ' ', '\t', '\u00a0', 'x', '_', 'Infinity', 'é', ',');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        assert.ok(Object.is(parsed(text), numberOf(text)), JSON.stringify(text));
      }),
      { seed, numRuns: 20_000 },
    );
  });

  it('have a decimal comma, groups of three digits and a typeset minus where the format says so', () => {
    const format = (decimal: '.' | ',', thousands?: string): NumberFormat => ({ decimal, thousands });
    for (const [text, how, value] of [
      ['1,5', format(','), 1.5],
      ['-0,25e2', format(','), -25],
      ['1.5', format(','), Number.NaN],
      ['1,5', format('.'), Number.NaN],
      ['1.234,5', format(',', '.'), 1234.5],
      ['12,288', format('.', ','), 12_288],
      ['1,2345', format('.', ','), Number.NaN],
      ['1234,567', format('.', ','), Number.NaN],
      ['1,234,567.25', format('.', ','), 1_234_567.25],
      ['1 234', format('.', ' '), 1234],
      ['1200', format('.', ','), 1200],
      ['\u22121.5', format('.'), -1.5],
      ['1.5\u2000', format('.'), 1.5],
      ['.5\u00a0', format('.'), 0.5],
      ['1\u00a0234', format('.', ' '), 1234],
      ['1.234e2', format(',', '.'), 123_400],
      ['9007199254740993', format('.'), 9_007_199_254_740_992],
      ['9999999999999999', format('.'), 1e16],
      ['0.000000000000001', format('.'), 1e-15],
      ['.000000000000005', format('.'), 5e-15],
      ['-0', format('.'), -0],
      ['e5', format('.'), Number.NaN],
    ] as const) {
      assert.ok(Object.is(parsed(text, how), value), `${text}: ${parsed(text, how)}`);
      assert.ok(Object.is(numberOf(text, how), value), text);
    }
  });
});
