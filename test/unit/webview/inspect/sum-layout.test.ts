import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sumLayout } from '../../../../webview/inspect/sum-layout';

const seed = 20260104;
const order = ['stacked', 'small', 'numbers', 'bars'];
const length = fc.integer({ min: 1, max: 16 });
const texts = fc.record({ name: length, weight: length, input: length, term: length });

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
    const usual = { name: 2, weight: 9, input: 9, term: 8 };
    assert.equal(sumLayout(312, usual), 'bars');
    assert.equal(sumLayout(236, usual), 'small');
    assert.equal(sumLayout(236, { name: 16, weight: 9, input: 9, term: 9 }), 'stacked');
  });
});
