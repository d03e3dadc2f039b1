import assert from 'node:assert/strict';
import { checkGradients } from '../../../src/engine/gradcheck';
import { type ActivationName, activationNames } from '../../../src/model/activation';
import { defaultScale, initializerNames } from '../../../src/model/initializer';
import { type LossName, lossNames } from '../../../src/model/train';
import { dense, input, randomDataset, specOf } from './specs';

/** Output layers that a loss allows. */
function outputsOf(loss: LossName): readonly (readonly [ActivationName, number])[] {
  if (loss === 'hinge') return [['linear', 1]];
  if (loss === 'cross-entropy') {
    return [
      ['sigmoid', 1],
      ['sigmoid', 3],
      ['softmax', 3],
    ];
  }
  return activationNames.map((name) => [name, 3]);
}

describe('backpropagation agrees with central differences to 1e-7', () => {
  for (const loss of lossNames) {
    for (const [output, n] of outputsOf(loss)) {
      it(`${loss} after ${n} ${output}, behind every activation × initialiser`, () => {
        const dataset = randomDataset(7, 9, 4, n, loss, output === 'softmax');
        for (const hidden of activationNames) {
          for (const name of initializerNames) {
            const init = { name, scale: defaultScale(name), value: 0.3 };
            const layers = [input(4), dense('hidden', 5, hidden, { init }), dense('output', n, output, { init })];
            const check = checkGradients(specOf(layers, { loss }), dataset);
            const where = `${hidden}, ${name}: ${JSON.stringify(check.tensors)}`;
            assert.ok(check.relativeError < 1e-7, where);
          }
        }
      });
    }
  }
});
