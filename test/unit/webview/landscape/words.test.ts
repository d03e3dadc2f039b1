import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isConvex } from '../../../../webview/landscape/words';

const seed = 31;

describe('what is said of a cost’s shape', () => {
  const side = 9;
  const grid = (of: (x: number, y: number) => number) => ({
    side,
    values: Float32Array.from({ length: side * side }, (_, at) =>
      of((at % side) / (side - 1) - 0.5, Math.floor(at / side) / (side - 1) - 0.5),
    ),
  });

  it(`is convex exactly where a quadratic bends upwards along both sides and both diagonals (seed ${seed})`, () => {
    const n = fc.integer({ min: -8, max: 8 });
    fc.assert(
      fc.property(n, n, n, n, n, (a, b, c, slope, offset) => {
        const quadratic = grid((x, y) => a * x * x + b * x * y + c * y * y + slope * x + offset);
        assert.equal(isConvex(quadratic), a >= 0 && c >= 0 && a + b + c >= 0 && a - b + c >= 0);
      }),
      { seed, numRuns: 400 },
    );
  });

  it('takes no rounding of a float32 for a bend', () => {
    assert.equal(isConvex(grid((x, y) => 1e6 + 0.1 * x - 0.7 * y)), true);
  });
});
