import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareCodePoints } from '../../../src/data/code-points';

const seed = 57;

describe('the order of code points', () => {
  it(`is that of the lists of code points, the shorter of two with the same beginning first (seed ${seed})`, () => {
    // Characters of one unit and of two, and halves of a pair.
    const character = fc.constantFrom('a', 'b', 'é', '\uffff', '\u{10000}', '\u{1f600}', '\ud83d', '\ude00');
    const text = fc.array(character, { maxLength: 4 }).map((characters) => characters.join(''));
    const pointsOf = (value: string): readonly number[] =>
      Array.from(value, (each) => each.codePointAt(0) ?? Number.NaN);
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [x, y] = [pointsOf(a), pointsOf(b)];
        const at = x.findIndex((point, k) => point !== y[k]);
        const expected = at < 0 ? x.length - y.length : at < y.length ? (x[at] ?? NaN) - (y[at] ?? NaN) : 1;
        assert.equal(Math.sign(compareCodePoints(a, b)), Math.sign(expected));
      }),
      { seed, numRuns: 2000 },
    );
  });
});
