import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mostFrequent } from '../../../../src/data/doctor/most-frequent';

const seed = 61;
const place = { name: 'a', number: 1, isNamed: true };

describe('the most frequent value of a column', () => {
  it(`is the one that more than half of the present cells have, if there is one (seed ${seed})`, () => {
    const cells = fc.array(fc.constantFrom(Number.NaN, 0, 1, 1, 2), { maxLength: 9 });
    fc.assert(
      fc.property(cells, (values) => {
        const present = values.filter((value) => !Number.isNaN(value));
        const counts = [0, 1, 2].map((value) => ({ value, count: present.filter((each) => each === value).length }));
        const expected = counts.find(({ count }) => 2 * count > present.length);
        const numbers = Float64Array.from(values);
        assert.deepEqual(mostFrequent({ ...place, kind: 'number', values: numbers }), expected);
        // The same as texts, one of which does not occur.
        const codes = Int32Array.from(values, (value) => (Number.isNaN(value) ? -1 : value));
        const texts = ['zero', 'one', 'two', 'three'];
        const text = expected && { ...expected, value: texts[expected.value] };
        assert.deepEqual(mostFrequent({ ...place, kind: 'category', codes, texts }), text);
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('of numbers is finite, and 0 where it is −0', () => {
    const of = (...values: readonly number[]) =>
      mostFrequent({ ...place, kind: 'number', values: Float64Array.from(values) });
    assert.equal(of(Infinity, Infinity, 3, Infinity)?.value, 3);
    assert.equal(of(Infinity), undefined);
    const zero = of(-0, 0, 1);
    assert.deepEqual([Object.is(zero?.value, 0), zero?.count], [true, 2]);
  });
});
