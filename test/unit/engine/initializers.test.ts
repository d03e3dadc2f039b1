import assert from 'node:assert/strict';
import { Network } from '../../../src/engine/network';
import { denseTensors } from '../../../src/engine/parameters';
import { defaultScale, type InitializerName, initializerNames } from '../../../src/model/initializer';
import type { DenseLayer } from '../../../src/model/layer';
import { randomStream } from '../../../src/numerics/streams';
import { dense, input, specOf, weightOf } from './specs';

function networkOf(init: DenseLayer['init'], bias = 0): Network {
  const layers = [input(50), dense('hidden', 80, 'tanh', { init, bias }), dense('output', 60, 'linear', { init })];
  const network = new Network(specOf(layers, { loss: 'mse' }));
  network.initialize(randomStream('pcg64', 5, 'init'));
  return network;
}

function hiddenWeights(name: InitializerName, scale = defaultScale(name), value = 0): Float64Array {
  const [hidden] = networkOf({ name, scale, value }).parameters;
  return Float64Array.from(weightOf(hidden));
}

const variance = (values: Float64Array): number => values.reduce((sum, w) => sum + w * w, 0) / values.length;

describe('initialisers', () => {
  it('have the variance of the literature', () => {
    const expected: Partial<Record<InitializerName, number>> = {
      normal: 0.01 ** 2,
      uniform: 0.01 ** 2 / 3,
      he: 2 / 50,
      'he-uniform': 2 / 50,
      xavier: 1 / 50,
      'xavier-uniform': 1 / 50,
    };
    for (const name of initializerNames) {
      const target = expected[name];
      // Over 4 000 draws the variance of a normal strays by 2 % (one deviation).
      if (target !== undefined) assert.ok(Math.abs(variance(hiddenWeights(name)) / target - 1) < 0.08, name);
    }
  });

  it('are multiplied by scale', () => {
    for (const name of ['normal', 'uniform', 'he', 'xavier', 'he-uniform', 'xavier-uniform'] as const) {
      const one = hiddenWeights(name, 1);
      const three = hiddenWeights(name, 3);
      for (const [k, w] of three.entries()) assert.ok(Math.abs(w - 3 * (one[k] ?? NaN)) < 1e-12, name);
    }
  });

  it('in uniform form stay within √3 deviations', () => {
    const largest = (name: InitializerName): number => Math.max(...hiddenWeights(name).map(Math.abs));
    assert.ok(largest('uniform') <= 0.01 && largest('uniform') > 0.0099);
    assert.ok(largest('he-uniform') <= Math.sqrt(6 / 50) && largest('he-uniform') > 0.99 * Math.sqrt(6 / 50));
    assert.ok(largest('xavier-uniform') <= Math.sqrt(3 / 50) && largest('xavier-uniform') > 0.99 * Math.sqrt(3 / 50));
  });

  it('zeros and constant are what they say', () => {
    assert.ok(hiddenWeights('zeros').every((w) => w === 0));
    assert.ok(hiddenWeights('constant', 1, 0.3).every((w) => w === 0.3));
  });

  it('draw layer by layer, row by row, from the init stream, as randn(n, n_prev) does', () => {
    const init = { name: 'normal', scale: 0.01, value: 0 } as const;
    const layers = [input(2), dense('hidden', 4, 'tanh', { init }), dense('output', 1, 'linear', { init })];
    const network = new Network(specOf(layers, { loss: 'mse' }));
    network.initialize(randomStream('numpy', 2, 'init'));
    // numpy.random.seed(2); randn(4, 2) * 0.01; randn(1, 4) * 0.01
    const published = [
      [-0.00416757847, -0.000562668272, -0.02136196096, 0.01640270808],
      [-0.01793435585, -0.00841747366, 0.00502881417, -0.01245288087],
      [-0.01057952219, -0.00909007615, 0.00551454045, 0.02292208013],
    ].flat();
    const drawn = network.weights().flatMap((layer) => [...weightOf(layer)]);
    assert.equal(drawn.length, published.length);
    for (const [k, w] of published.entries()) assert.ok(Math.abs((drawn[k] ?? NaN) - w) < 1e-11, `draw ${k}`);
  });

  it('set every b to bias', () => {
    const [hidden, output] = networkOf({ name: 'he', scale: 1, value: 0 }, 0.1).parameters;
    assert.ok(hidden && denseTensors(hidden).bias.every((b) => b === 0.1));
    assert.ok(output && denseTensors(output).bias.every((b) => b === 0));
  });
});
