import assert from 'node:assert/strict';
import fc from 'fast-check';
import { numberOf, parseNumber } from '../../../../src/data/csv/number';
import { encodeUtf8 } from '../../../../src/model/utf8';

const seed = 20271;

function parsed(text: string): number {
  const bytes = encodeUtf8(`9${text}9`);
  return parseNumber(bytes, 1, bytes.length - 1);
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
    const piece = fc.constantFrom(...'0123456789..--++eE', ' ', '\t', '\u00a0', 'x', '_', 'Infinity', 'é', ',');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        assert.ok(Object.is(parsed(text), numberOf(text)), JSON.stringify(text));
      }),
      { seed, numRuns: 20_000 },
    );
  });
});
