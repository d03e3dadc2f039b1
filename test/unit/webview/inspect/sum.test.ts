import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addUp } from '../../../../webview/inspect/add-up';
import { sumOf } from '../../../../webview/inspect/terms';

const seed = 20260402;
const read = (text: string): number => Number(text.replace('−', '-'));
const weights = fc.array(fc.float({ noNaN: true, min: -50, max: 50 }), { minLength: 1, maxLength: 40 });

describe('the sum of a unit', () => {
  it('writes summands that add up to the written total, none off by a unit of the last digit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -200, max: 200 }), { minLength: 1, maxLength: 9 }),
        (parts) => {
          const total = parts.reduce((sum, part) => sum + part, 0);
          fc.pre(Math.max(...parts.map(Math.abs)) > 0.01);
          const written = addUp(parts, total);
          const decimals = written.total.split('.')[1]?.length ?? 0;
          const unit = 10 ** decimals;
          const sum = written.parts.reduce((whole, part) => whole + Math.round(read(part) * unit), 0);
          assert.equal(sum, Math.round(read(written.total) * unit), JSON.stringify(written));
          for (const [i, part] of written.parts.entries()) {
            assert.ok(Math.abs(read(part) - (parts[i] ?? 0)) < 1 / unit + 1e-9);
          }
        },
      ),
      { seed, numRuns: 2000 },
    );
  });

  it('mends what rounding alone would miss', () => {
    const written = addUp([1.0004, 1.0004, 1.0004], 3.0012);
    assert.deepEqual([...written.parts].sort(), ['1.000', '1.000', '1.001']);
    assert.equal(written.total, '3.001');
  });

  it('lists the largest terms first, and loses none', () => {
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
