import assert from 'node:assert/strict';
import { activationNames } from '../../../src/model/activation';
import { lossFacts, lossNames, measuresNumbers } from '../../../src/model/loss';

/** The activations with which a loss is defined for an output layer of so many units. */
const fitting = (loss: (typeof lossNames)[number], units: number) =>
  activationNames.filter((activation) => lossFacts(loss).fits(activation, units));

describe('Losses', () => {
  it('that measure a distance are defined for every output', () => {
    for (const loss of ['mse', 'mae'] as const) {
      for (const units of [1, 3]) assert.deepEqual(fitting(loss, units), activationNames, loss);
    }
  });

  it('of probabilities are defined where the output gives them', () => {
    for (const units of [1, 3]) assert.deepEqual(fitting('cross-entropy', units), ['sigmoid', 'softmax']);
  });

  it('of signs are defined for one linear unit alone', () => {
    assert.deepEqual(fitting('hinge', 1), ['linear']);
    assert.deepEqual(fitting('hinge', 2), []);
  });

  it('keep numbers as targets where a distance is measured to something other than a distribution', () => {
    for (const loss of lossNames) {
      const numbers = activationNames.filter((activation) => measuresNumbers(loss, activation));
      const expected =
        loss === 'mse' || loss === 'mae' ? activationNames.filter((activation) => activation !== 'softmax') : [];
      assert.deepEqual(numbers, expected, loss);
    }
  });
});
