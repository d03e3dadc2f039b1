import assert from 'node:assert/strict';
import fc from 'fast-check';
import { divergingScale, labToRgb, parseColour, type Rgb, rgbToLab } from '../../../../webview/ui/colour';

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

  it('are read as VS Code writes them', () => {
    assert.deepEqual(parseColour('#1f1f1f'), [31, 31, 31]);
    assert.deepEqual(parseColour(' #FFF '), [255, 255, 255]);
    assert.deepEqual(parseColour('#EA5C0055'), [234, 92, 0]);
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
