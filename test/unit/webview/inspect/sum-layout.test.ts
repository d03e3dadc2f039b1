import assert from 'node:assert/strict';
import fc from 'fast-check';
import { emsOf, sumLayout } from '../../../../webview/inspect/sum-layout';

const seed = 20260104;
const order = ['stacked', 'small', 'numbers', 'bars'];
const length = fc.integer({ min: 1, max: 16 });
const texts = fc.record({
  name: fc.double({ min: 0.6, max: 12, noNaN: true }),
  weight: length,
  input: length,
  term: length,
});

describe('the layout of a sum', () => {
  it(`gives way in turn as the width gets smaller or a text longer (seed ${seed})`, () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 200, max: 700 }), (longest, width) => {
        const at = order.indexOf(sumLayout(width, longest));
        assert.ok(order.indexOf(sumLayout(width + 10, longest)) >= at);
        assert.ok(order.indexOf(sumLayout(width, { ...longest, weight: longest.weight + 1 })) <= at);
      }),
      { seed },
    );
  });

  it('has bars in the wide inspector, and names above their numbers for pixels in the narrow one', () => {
    const usual = { name: emsOf('x₁'), weight: 9, input: 9, term: 8 };
    assert.equal(sumLayout(312, usual), 'bars');
    assert.equal(sumLayout(236, usual), 'small');
    assert.equal(sumLayout(236, { name: emsOf('x row 12, col 15'), weight: 9, input: 9, term: 9 }), 'stacked');
  });

  it('is the fullest that fits exactly', () => {
    // 12 · (2 + 16) and three gaps of 8 px are 240; a bar and its gap are 48 more; the smallest type needs 216.
    const texts25 = { name: 2, weight: 10, input: 10, term: 5 };
    const widths = [288, 287.9, 240, 239.9, 216, 215.9];
    const layouts = widths.map((width) => sumLayout(width, texts25));
    assert.deepEqual(layouts, ['bars', 'numbers', 'numbers', 'small', 'small', 'stacked']);
  });

  it('counts an ideograph and its punctuation as wide as the font is high', () => {
    assert.equal(emsOf('第行，列'), 4);
    const chinese = 'x 第 12 行第 15 列';
    const latin = chinese.replace(/[第行列]/g, 'r');
    const widths = Array.from({ length: 200 }, (_, i) => 200 + i);
    const isStacked = (width: number, name: string): boolean =>
      sumLayout(width, { name: emsOf(name), weight: 7, input: 6, term: 7 }) === 'stacked';
    const stacked = (name: string): number => widths.filter((width) => isStacked(width, name)).length;
    // Four ideographs, 0.4 em wider each, in the smallest size of 11 px.
    assert.ok(Math.abs(stacked(chinese) - stacked(latin) - 4 * 0.4 * 11) < 1);
  });
});
