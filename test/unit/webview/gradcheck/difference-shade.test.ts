import assert from 'node:assert/strict';
import { differenceShade } from '../../../../webview/gradcheck/difference-shade';

describe('the shade of a difference', () => {
  it('goes from 10⁻¹⁶ of the norms to the limit, by powers of ten', () => {
    for (const norms of [1, 250]) {
      const shades = [1e-17, 1e-16, 1e-11, 1e-6, 1e-5].map((share) => differenceShade(share * norms, norms, 1e-6));
      const wanted = [0, 0, 0.5, 1, 1];
      assert.ok(
        shades.every((shade, k) => Math.abs(shade - (wanted[k] ?? Number.NaN)) < 1e-9),
        shades.join(),
      );
    }
  });

  it('is none of equal numbers, of a gradient of zeros, and of what is no number', () => {
    for (const [difference, norms] of [
      [0, 1],
      [1, 0],
      [Number.NaN, 1],
      [1, Number.NaN],
    ] as const)
      assert.equal(differenceShade(difference, norms, 1e-6), 0);
  });
});
