import assert from 'node:assert/strict';
import type { DenseLayer, Layer } from '../../../src/model/layer';
import { inferShapes } from '../../../src/model/shapes';

const input = (...sizes: number[]): Layer => ({ kind: 'input', name: 'input', sizes });
const dense = (name: string, units: number): DenseLayer => ({
  kind: 'dense',
  name,
  units,
  activation: 'tanh',
  init: { name: 'xavier', scale: 1, value: 0 },
  bias: 0,
  slope: 0.01,
  frozen: false,
});

describe('shapes', () => {
  it('follow Z[l] = W[l]A[l-1] + b[l] through the planar network', () => {
    const { layers, parameters, problem } = inferShapes([input(2), dense('hidden', 4), dense('output', 1)]);
    assert.equal(problem, undefined);
    assert.deepEqual(
      layers.map(({ index, tensors, output, parameters: count }) => {
        const shapes = Object.fromEntries(tensors.map(({ name, shape }) => [name, shape]));
        return { index, ...shapes, output, count };
      }),
      [
        { index: null, output: [2, 'm'], count: 0 },
        { index: 1, weight: [4, 2], bias: [4], output: [4, 'm'], count: 12 },
        { index: 2, weight: [1, 4], bias: [1], output: [1, 'm'], count: 5 },
      ],
    );
    assert.equal(parameters, 17);
  });

  it('number only the layers with parameters', () => {
    const { layers } = inferShapes([
      input(8, 8),
      { kind: 'flatten', name: 'flatten' },
      dense('hidden', 32),
      { kind: 'dropout', name: 'dropout', rate: 0.5 },
      dense('output', 10),
    ]);
    assert.deepEqual(
      layers.map((shape) => shape.index),
      [null, null, 1, null, 2],
    );
    assert.deepEqual(layers[0]?.output, [8, 8, 'm']);
    assert.deepEqual(layers[2]?.tensors[0]?.shape, [32, 64]);
    assert.deepEqual(layers[3]?.output, [32, 'm']);
  });

  it('stop at the first layer that cannot take what enters, and keep those before it', () => {
    const { layers, problem } = inferShapes([input(64, 64, 3), dense('hidden', 4), dense('output', 1)]);
    assert.equal(layers.length, 1);
    assert.equal(problem?.position, 1);
    assert.deepEqual(problem?.message, {
      code: 'shape-mismatch',
      args: { name: 'hidden', shape: '(64, 64, 3, m)' },
    });
  });
});
