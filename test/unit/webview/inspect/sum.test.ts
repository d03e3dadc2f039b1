import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sumDigits } from '../../../../webview/inspect/sum-digits';
import { sumOf } from '../../../../webview/inspect/terms';
import { type Decimal, formatDecimal, roundTo } from '../../../../webview/ui/decimal';

const seed = 20260402;
const weights = fc.array(fc.float({ noNaN: true, min: -50, max: 50 }), { minLength: 1, maxLength: 40 });
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

/** What a text says, read back by itself: `−5.84` in units of 10^exponent. */
function read(text: string, exponent: number): Decimal {
  assert.match(text, /^−?\d+(\.\d+)?$/);
  const [whole = '', decimals = ''] = text.replace('−', '-').split('.');
  return { units: BigInt(whole + decimals), place: decimals.length - exponent };
}

/** Both in units of the finer place. */
function aligned(a: Decimal, b: Decimal): { a: bigint; b: bigint; place: number } {
  const place = Math.max(a.place, b.place);
  const units = (d: Decimal): bigint => d.units * 10n ** BigInt(place - d.place);
  return { a: units(a), b: units(b), place };
}

/** Whether they differ by at most one of the last digit of `shown`. */
function agrees(exact: Decimal, shown: Decimal): boolean {
  const { a, b, place } = aligned(exact, shown);
  const difference = a > b ? a - b : b - a;
  return difference <= 10n ** BigInt(place - shown.place);
}

/** One unit's numbers: factors of very different sizes, from 10^−12 to 10^8, and z as float32 sums them. */
const sums = fc
  .record({
    pairs: fc.array(fc.tuple(fc.float({ noNaN: true, min: -9, max: 9 }), fc.float({ noNaN: true, min: -9, max: 9 })), {
      minLength: 1,
      maxLength: 8,
    }),
    powers: fc.tuple(fc.integer({ min: -8, max: 4 }), fc.integer({ min: -4, max: 4 })),
    bias: fc.float({ noNaN: true, min: -9, max: 9 }),
    single: fc.boolean(),
  })
  .map(({ pairs, powers: [pw, pa], bias, single }) => {
    const w = pairs.map(([value]) => value * 10 ** pw);
    const a = pairs.map(([, value]) => value * 10 ** pa);
    const terms = [...w.map((weight, k) => weight * (a[k] ?? 0)), bias * 10 ** (pw + pa)];
    const z = terms.reduce((sum, term) => (single ? Math.fround(sum + term) : sum + term), 0);
    return { weights: w, inputs: a, terms, z };
  });

describe('the digits of a sum', () => {
  it(`are those of each true value, correctly rounded (seed ${seed})`, () => {
    fc.assert(
      fc.property(sums, (numbers) => {
        const digits = sumDigits(numbers);
        assert.ok(digits);
        for (const [column, values] of [
          [digits.weights, numbers.weights],
          [digits.inputs, numbers.inputs],
          [digits.terms, numbers.terms],
          [{ values: [digits.z], texts: [digits.zText], exponent: digits.terms.exponent }, [numbers.z]],
        ] as const) {
          for (const [i, value] of values.entries()) {
            const shown = read(column.texts[i] ?? '', column.exponent);
            // The double itself, to 1100 binary places: farther than any has.
            const exact = roundTo(value, 1100);
            const { a, b, place } = aligned(exact, shown);
            const twice = 2n * (a > b ? a - b : b - a);
            assert.ok(twice <= 10n ** BigInt(place - shown.place), `${value} is shown as ${column.texts[i]}`);
          }
        }
      }),
      { seed, numRuns: 2000 },
    );
  });

  it(`agree when they are multiplied and added up as they are shown (seed ${seed})`, () => {
    fc.assert(
      fc.property(sums, (numbers) => {
        const digits = sumDigits(numbers);
        assert.ok(digits);
        const { weights: w, inputs: a, terms, zText } = digits;
        const shownTerms = terms.texts.map((text) => read(text, terms.exponent));
        for (const [k, text] of w.texts.entries()) {
          const [weight, input] = [read(text, w.exponent), read(a.texts[k] ?? '', a.exponent)];
          const product = { units: weight.units * input.units, place: weight.place + input.place };
          const term = shownTerms[k];
          assert.ok(term && agrees(product, term), `${text} × ${a.texts[k]} is shown as ${terms.texts[k]}`);
        }
        const sum = shownTerms.reduce((total, term) => {
          const { a: one, b: other, place } = aligned(total, term);
          return { units: one + other, place };
        });
        assert.ok(agrees(sum, read(zText, terms.exponent)), `${terms.texts.join(' + ')} is shown as ${zText}`);
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('show a small weight with all that its term needs, and a bias like anywhere else', () => {
    const digits = sumDigits({
      weights: [0.01634],
      inputs: [3.57612],
      terms: [0.01634 * 3.57612, 0.0156],
      z: 0.0740338,
    });
    assert.deepEqual(
      [digits?.weights.texts, digits?.inputs.texts, digits?.terms.texts, digits?.zText],
      [['0.0163400'], ['3.57612'], ['0.058434', '0.015600'], '0.07403'],
    );
    const nothing = sumDigits({ weights: [0], inputs: [0], terms: [0, 0], z: 0 });
    assert.equal(nothing?.zText, '0.000');
  });

  it('count in a power of ten what is very small or very large, and leave alone what is not finite', () => {
    const small = sumDigits({ weights: [2e-7], inputs: [3], terms: [6e-7, 1e-7], z: 7e-7 });
    assert.deepEqual([small?.terms.exponent, small?.zText, small?.weights.exponent], [-7, '7.000', -7]);
    const exponents = [1e5, 99_999, 1e-3, 0.000999, 0].map((weight) => {
      return sumDigits({ weights: [weight], inputs: [1], terms: [weight, 0], z: weight })?.weights.exponent;
    });
    assert.deepEqual(exponents, [5, 0, 0, -4, 0]);
    assert.equal(sumDigits({ weights: [1], inputs: [Number.NaN], terms: [Number.NaN, 0], z: 0 }), undefined);
  });
});

describe('a decimal', () => {
  it(`is the nearest multiple of its unit for every double (seed ${seed})`, () => {
    fc.assert(
      fc.property(finite, fc.integer({ min: 0, max: 100 }), (value, place) => {
        fc.pre(Math.abs(value) < 1e21);
        const shown = formatDecimal(roundTo(value, place));
        // toFixed is exact too; it keeps the sign of what it rounds to 0.
        const expected = value.toFixed(place).replace(/^-(0(\.0*)?)$/, '$1');
        return shown === expected.replace('-', '−');
      }),
      { seed, numRuns: 2000 },
    );
    assert.equal(formatDecimal(roundTo(123_456, -2)), '123500');
    assert.equal(formatDecimal(roundTo(-0.000584, 6), -4), '−5.84');
    assert.equal(formatDecimal(roundTo(12_345_678, -4), 7), '1.235');
  });
});

describe('the terms of a unit', () => {
  it('are listed largest first, and none is lost', () => {
    fc.assert(
      fc.property(weights, weights, (w, x) => {
        const n = Math.min(w.length, x.length);
        const products = Array.from({ length: n }, (_, k) => (w[k] ?? 0) * (x[k] ?? 0));
        const sum = sumOf(Float64Array.from(w.slice(0, n)), Float64Array.from(x.slice(0, n)));
        const sizes = sum.terms.map((term) => Math.abs(term.product));
        assert.deepEqual(
          sizes,
          [...sizes].sort((a, b) => b - a),
        );
        assert.equal(sum.terms.length + sum.others, n);
        const total = sum.terms.reduce((all, term) => all + term.product, sum.rest);
        assert.ok(Math.abs(total - products.reduce((a, b) => a + b, 0)) < 1e-6);
        const smallest = Math.min(...sizes);
        const listed = new Set(sum.terms.map((term) => term.index));
        assert.ok(products.every((product, k) => listed.has(k) || Math.abs(product) <= smallest));
      }),
      { seed, numRuns: 500 },
    );
  });
});
