import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NumberSearch } from '../../../../src/data/overview/number-search';
import { caseCount } from '../../../count';

const seed = 20261301;
const numRuns = caseCount(40_000, 2000);

/** Decimals as tables have them, whole numbers of any size, and any doubles. */
const numbers = fc.oneof(
  fc.tuple(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.nat(12)).map(([n, places]) => n / 10 ** places),
  fc.tuple(fc.nat(99), fc.nat(5)).map(([n, places]) => n / 10 ** places),
  fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }).map(Number),
  fc.integer({ min: -20, max: 20 }).map((exponent) => 10 ** exponent),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

describe(`a search in numbers (seed ${seed}, ${numRuns} lists)`, () => {
  it('finds what is in them as they are written, and nothing else', () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(numbers, { minLength: 1, maxLength: 5 }),
        fc.nat(),
        fc.integer({ min: 1, max: 6 }),
        (list, from, length) => {
          const whole = String(list[from % list.length]);
          const at = from % whole.length;
          const wanted = whole.slice(at, at + length);
          for (const text of [wanted, `${wanted}0`, `.${wanted}`, `0${wanted}`, `-${wanted}`]) {
            const search = new NumberSearch(text);
            // Each number is looked into behind every other one, since the search remembers how the last was written.
            for (const value of [...list, ...[...list].reverse()]) {
              const expected = String(value).includes(text);
              if (expected) found++;
              assert.equal(search.isIn(value), expected, `“${text}” in ${value}`);
            }
          }
        },
      ),
      { seed, numRuns },
    );
    assert.ok(found > numRuns, `${found} were found`);
  });

  it('finds characters at either end of zero, of long and of small numbers', () => {
    const cases = [
      0,
      -0,
      5,
      -5,
      0.5,
      -0.25,
      1e-6,
      1.5e-7,
      123456789012345,
      999999999999999.9,
      2 ** 31,
      -(2 ** 31),
      1e21,
      0.1 + 0.2,
    ];
    for (const value of cases) {
      const text = String(value);
      for (let from = 0; from < text.length; from++) {
        for (let to = from + 1; to <= text.length; to++) {
          assert.ok(new NumberSearch(text.slice(from, to)).isIn(value), `${text.slice(from, to)} in ${text}`);
        }
      }
      assert.ok(!new NumberSearch(`${text}1`).isIn(value) && !new NumberSearch(`1${text}`).isIn(value));
    }
  });
});
