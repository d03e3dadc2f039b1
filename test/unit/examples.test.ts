import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { Trainer } from '../../src/engine/training/trainer';
import { exampleOf, figures, folder, rightOf, trainToTheEnd } from './example-figures';

describe('the examples', () => {
  it('are all known here', () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.nnet'));
    assert.deepEqual(names.sort(), Object.keys(figures).sort());
  });

  for (const [name, right] of Object.entries(figures)) {
    it(`${name} has no problem, trains to its figures and meets what it expects`, () => {
      const { spec, dataset } = exampleOf(name);
      const end = trainToTheEnd(new Trainer(spec, dataset, { every: spec.train.epochs }));
      assert.deepEqual(rightOf(end, dataset), right);
    });
  }

  /** The layers that an example is there to show: width and activation of each dense layer. */
  const shown = {
    'logistic.nnet': ['1 sigmoid'],
    'flower.nnet': ['4 tanh', '1 sigmoid'],
    'xor.nnet': ['2 tanh', '1 sigmoid'],
    'digits.nnet': ['32 relu', '10 softmax'],
  };
  for (const [name, layers] of Object.entries(shown)) {
    it(`${name} shows ${layers.join(', then ')}`, () => {
      const dense = exampleOf(name).spec.layers.filter((layer) => layer.kind === 'dense');
      assert.deepEqual(
        dense.map(({ units, activation }) => `${units} ${activation}`),
        layers,
      );
    });
  }

  it('flower.nnet takes the 10 000 iterations of the course', () => {
    assert.equal(exampleOf('flower.nnet').spec.train.epochs, 10_000);
  });
});
