import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  divergingScale,
  labToRgb,
  mix,
  parseColour,
  type Rgb,
  rgbToLab,
  sequentialScale,
  toCss,
} from '../../../../webview/ui/colour';

const byte = fc.integer({ min: 0, max: 255 });

describe('colours', () => {
  it('come back from OKLab to the same bytes', () => {
    fc.assert(
      fc.property(byte, byte, byte, (r, g, b) => {
        assert.deepEqual(labToRgb(rgbToLab([r, g, b])), [r, g, b]);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  it('have the coordinates that OKLab gives them', () => {
    // From B. Ottosson's definition, to five digits.
    for (const [rgb, lab] of [
      [
        [255, 255, 255],
        [1, 0, 0],
      ],
      [
        [0, 0, 0],
        [0, 0, 0],
      ],
      [
        [255, 0, 0],
        [0.62796, 0.22486, 0.12585],
      ],
      [
        [0, 255, 0],
        [0.86644, -0.23389, 0.1795],
      ],
      [
        [0, 0, 255],
        [0.45201, -0.03246, -0.31153],
      ],
      [
        [128, 128, 128],
        [0.59987, 0, 0],
      ],
      [
        [10, 10, 10],
        [0.14479, 0, 0],
      ],
    ] as const) {
      const found = rgbToLab(rgb);
      for (const [i, value] of lab.entries()) assert.ok(Math.abs((found[i] ?? 9) - value) < 1e-4, `${rgb}: ${found}`);
    }
  });

  it('stay within bytes where OKLab leaves them', () => {
    assert.deepEqual(labToRgb([1.5, 0, 0]), [255, 255, 255]);
    assert.deepEqual(labToRgb([-1, 0, 0]), [0, 0, 0]);
  });

  it('are mixed in equal steps', () => {
    assert.deepEqual(mix([0, 1, 2], [4, 3, -2], 0.25), [1, 1.5, 1]);
    assert.deepEqual(
      [mix([0, 1, 2], [4, 3, -2], 0), mix([0, 1, 2], [4, 3, -2], 1)],
      [
        [0, 1, 2],
        [4, 3, -2],
      ],
    );
  });

  it('of an image are mixed from one end to the other', () => {
    const [dark, light] = [rgbToLab([0, 0, 0]), rgbToLab([255, 255, 255])] as const;
    const scale = sequentialScale(dark, light);
    assert.deepEqual(
      [-1, 0, 1, 2].map((t) => scale.rgb(t)[0]),
      [0, 0, 255, 255],
    );
    assert.deepEqual(scale.rgb(0.5), labToRgb(mix(dark, light, 0.5)));
    assert.deepEqual(scale.rgb(0.25), labToRgb(mix(dark, light, 0.25)));
    assert.equal(scale.css(0.25), toCss(scale.rgb(0.25)));
  });

  it('of a sign are reached a little sooner than evenly', () => {
    const zero = rgbToLab([44, 44, 44]);
    const scale = divergingScale([255, 152, 56], zero, [79, 163, 255]);
    assert.deepEqual(scale.rgb(0.5), labToRgb(mix(zero, rgbToLab([79, 163, 255]), 0.5 ** 0.85)));
    assert.deepEqual(scale.rgb(-0.25), labToRgb(mix(zero, rgbToLab([255, 152, 56]), 0.25 ** 0.85)));
    assert.equal(scale.css(-1), 'rgb(255, 152, 56)');
  });

  it('are read as VS Code writes them', () => {
    assert.deepEqual(parseColour('#1f1f1f'), [31, 31, 31]);
    assert.deepEqual(parseColour(' #FFF '), [255, 255, 255]);
    assert.deepEqual(parseColour('#EA5C0055'), [234, 92, 0]);
    assert.deepEqual(parseColour('#1f2e3d4c'), [31, 46, 61]);
    assert.deepEqual(parseColour('#1f2'), [17, 255, 34]);
    assert.deepEqual(parseColour('rgb(1 2 3 / 50%)'), [1, 2, 3]);
    assert.deepEqual(parseColour('rgb(1, 2, 3)'), [1, 2, 3]);
    assert.deepEqual(parseColour('rgba(204, 204, 204, 0.5)'), [204, 204, 204]);
    for (const none of ['', 'red', '#12', 'rgb()', 'var(--x)']) assert.equal(parseColour(none), undefined);
  });

  it('run from one end over the middle to the other, the further the clearer', () => {
    const zero = rgbToLab([44, 44, 44]);
    const scale = divergingScale([255, 152, 56], zero, [79, 163, 255]);
    assert.deepEqual(
      [scale.rgb(-1), scale.rgb(0), scale.rgb(1)],
      [
        [255, 152, 56],
        [44, 44, 44],
        [79, 163, 255],
      ],
    );
    assert.deepEqual(scale.rgb(9), scale.rgb(1));
    assert.deepEqual(scale.rgb(Number.NaN), scale.rgb(0));
    const distance = (colour: Rgb): number => Math.hypot(...rgbToLab(colour).map((v, i) => v - (zero[i] ?? 0)));
    for (const sign of [-1, 1]) {
      for (let t = 0.05; t <= 1; t += 0.05)
        assert.ok(distance(scale.rgb(sign * t)) > distance(scale.rgb(sign * (t - 0.05))));
    }
  });
});
