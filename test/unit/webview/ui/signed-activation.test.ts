import assert from 'node:assert/strict';
import { formatDuration } from '../../../../webview/ui/duration';
import { imageShapeOf } from '../../../../webview/ui/image-shape';
import { signColour } from '../../../../webview/ui/palette';
import { largestActivation, signedActivation } from '../../../../webview/ui/signed-activation';
import { denseLayer, inputLayer } from '../diagram/scenes';
import { plainPalette } from '../paper';

describe('an activation on the signed scale', () => {
  it('is by its own range where that is bounded', () => {
    assert.deepEqual(
      [0, 0.25, 1].map((a) => signedActivation('sigmoid', a, 99)),
      [-1, -0.5, 1],
    );
    assert.deepEqual(
      [-1, 0.5].map((a) => signedActivation('tanh', a, 99)),
      [-1, 0.5],
    );
  });

  it('is else a share of the largest', () => {
    assert.deepEqual(
      [-2, 0, 4].map((a) => signedActivation('relu', a, 4)),
      [-0.5, 0, 1],
    );
    assert.equal(signedActivation(undefined, 3, 6), 0.5);
    assert.equal(signedActivation('relu', 3, 0), 0);
  });

  it('has the largest finite size of all, or 1', () => {
    assert.equal(largestActivation([1, -3, Number.POSITIVE_INFINITY, Number.NaN, 2]), 3);
    assert.deepEqual([largestActivation([]), largestActivation([0, 0]), largestActivation(undefined)], [1, 1, 1]);
  });

  it('has the colour of its sign, 0 that of the positive', () => {
    assert.deepEqual(
      [-1, 0, 1].map((v) => signColour(plainPalette, v)),
      ['negative', 'positive', 'positive'],
    );
  });
});

describe('an input as an image', () => {
  it('is by its sizes, or a square from 36 values on', () => {
    assert.deepEqual(imageShapeOf(inputLayer(6, [2, 3])), { rows: 2, columns: 3, channels: 1 });
    assert.deepEqual(imageShapeOf(inputLayer(18, [2, 3, 3])), { rows: 2, columns: 3, channels: 3 });
    assert.deepEqual(imageShapeOf(inputLayer(36)), { rows: 6, columns: 6, channels: 1 });
    assert.deepEqual(
      [25, 37, 48].map((units) => imageShapeOf(inputLayer(units))),
      [undefined, undefined, undefined],
    );
    assert.deepEqual([imageShapeOf(undefined), imageShapeOf(denseLayer(1, 64, 2))], [undefined, undefined]);
  });
});

describe('a duration', () => {
  it('has as many digits as it needs', () => {
    const shown = [0, 0.43, 9.994, 9.995, 10, 12.46, 59.94].map(formatDuration);
    assert.deepEqual(shown, ['0.00 s', '0.43 s', '9.99 s', '9.99 s', '10.0 s', '12.5 s', '59.9 s']);
    assert.deepEqual([59.95, 60, 187.4, 3599.4, 3600, 7387].map(formatDuration), [
      ...['1:00', '1:00', '3:07', '59:59', '1:00:00', '2:03:07'],
    ]);
    assert.deepEqual([Number.NaN, Number.POSITIVE_INFINITY].map(formatDuration), ['–', '–']);
  });
});
