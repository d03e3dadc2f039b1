import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commonType, float64, numberTypes, typeOf } from '../../../src/data/number-type';

const seed = 20261130;

/** Numbers at the limits of the types, and any others. */
const numbers = fc.oneof(
  fc.constantFrom(0, -0, 255, 256, -1, 32767, 32768, -32768, -32769, 2 ** 24, 2 ** 24 + 1, 2 ** 31 - 1, 2 ** 31),
  fc.constantFrom(0.5, 0.1, -(2 ** 31), -(2 ** 31) - 1, 3e38, 4e38, Number.MIN_VALUE),
  fc.integer({ min: -70_000, max: 70_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

describe('the types that numbers are stored in', () => {
  it(`hold exactly what they say (seed ${seed})`, () => {
    fc.assert(
      fc.property(numbers, (value) => {
        for (const { holds, make } of numberTypes) {
          const array = make(1);
          array[0] = value;
          assert.equal(holds(value), Object.is(array[0], value));
        }
      }),
      { seed, numRuns: 2000 },
    );
  });

  it(`have a narrowest one for a number, and one for two types that holds the values of both (seed ${seed})`, () => {
    assert.deepEqual(
      [7, -7, 40_000, 0.5, -0, 0.1].map((value) => numberTypes.indexOf(typeOf(value))),
      [0, 1, 2, 3, 3, 4],
    );
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const common = commonType(typeOf(a), typeOf(b));
        assert.ok(common.holds(a) && common.holds(b));
        assert.equal(common, commonType(typeOf(b), typeOf(a)));
      }),
      { seed, numRuns: 2000 },
    );
    const [, , int32, float32] = numberTypes;
    assert.ok(int32 && float32);
    assert.equal(commonType(int32, float32), float64);
    for (const type of numberTypes) assert.equal(commonType(type, type), type);
  });
});
