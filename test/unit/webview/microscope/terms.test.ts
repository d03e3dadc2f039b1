import assert from 'node:assert/strict';
import fc from 'fast-check';
import { termsTemplate } from '../../../../webview/microscope/terms';
import { caseCount } from '../../../count';
import { isProduct, type ShownTerm } from '../../../shown-term';
import { inPage } from '../elements';
import { markup } from '../markup';

const seed = 4102;
const cases = caseCount(4000, 200);

/** What is shown of Σ wₖaₖ. */
function shown(weights: readonly number[], inputs: readonly number[]): readonly ShownTerm[] {
  const products = weights.map((weight, k) => weight * (inputs[k] ?? Number.NaN));
  const text = markup(
    termsTemplate({
      weights: Float64Array.from(weights).buffer,
      inputs: Float64Array.from(inputs).buffer,
      sum: products.reduce((sum, product) => sum + product, 0),
      over: 'units',
    }),
  );
  const exponent = Number(/data-exponent=(-?\d+)/.exec(text)?.[1]);
  return [...text.matchAll(/<tr class="term">.*?<\/tr>/g)].map(([row]) => ({
    cells: [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, '')),
    exponent,
  }));
}

describe('the terms of an entry', () => {
  inPage({ document: { documentElement: { lang: 'en' } } });

  it('say the power of ten in which a factor counts', () => {
    const [term] = shown([-11.9842], [3.27018e-4]);
    assert.match(term?.cells[1] ?? '', /^× 3\.270\d*·10⁻⁴$/);
  });

  it(`are the products of the factors beside them, however large or small these are (${cases} sums, seed ${seed})`, () => {
    // A product below float64's normal range is rounded to a few binary digits: it is not the product as shown.
    const factor = fc.double({ noNaN: true, min: -9.99, max: 9.99 }).map((x) => (Math.abs(x) < 1e-130 ? 0 : x));
    const pairs = fc.array(fc.tuple(factor, factor), { minLength: 1, maxLength: 9 });
    const power = fc.integer({ min: -12, max: 8 });
    fc.assert(
      fc.property(pairs, power, power, (all, w, a) => {
        const terms = shown(
          all.map(([weight]) => weight * 10 ** w),
          all.map(([, input]) => input * 10 ** a),
        );
        assert.ok(terms.length > 0);
        for (const term of terms) assert.ok(isProduct(term), JSON.stringify(term));
      }),
      { seed, numRuns: cases },
    );
  });
});
