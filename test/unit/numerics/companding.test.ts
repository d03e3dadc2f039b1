import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compressed, expanded } from '../../../src/numerics/companding';

const seed = 20260119;

describe('numbers as bytes', () => {
  it(`come back to half a step, which is finer near 0, with their sign (seed ${seed})`, () => {
    const share = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (of, largest) => {
        const value = of * largest;
        const byte = compressed(value, largest);
        assert.ok(Number.isInteger(byte) && Math.abs(byte) <= 127);
        const off = Math.abs(expanded(byte, largest) - value) / largest;
        assert.ok(off <= (Math.abs(of) < 0.05 ? 0.0016 : 0.0121), `${of}: ${off}`);
        if (byte !== 0) assert.equal(Math.sign(byte), Math.sign(value));
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('have the ends, 0, and what is not finite', () => {
    assert.deepEqual(
      [-3, 3, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN].map(
        (value) => compressed(value, 3) + 0,
      ),
      [-127, 127, 0, 127, -127, 0],
    );
    assert.deepEqual([compressed(1, 0), compressed(0, 0), expanded(0, 5)], [0, 0, 0]);
    assert.ok(Math.abs(expanded(127, 5) - 5) < 1e-12 && Math.abs(expanded(-127, 5) + 5) < 1e-12);
  });
});
