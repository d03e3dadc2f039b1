import assert from 'node:assert/strict';
import type { Layer } from '../../../src/model/layer';
import { type DenseLayer, denseDefaults, newDense } from '../../../src/model/layers/dense';
import { writtenShape } from '../../../src/model/layers/rule';
import { insertedKinds, isLayerKind, layerKinds } from '../../../src/model/layers/table';
import { inferShapes } from '../../../src/model/shapes';

const input = (...sizes: number[]): Layer => ({ kind: 'input', name: 'input', sizes });
const flatten: Layer = { kind: 'flatten', name: 'flatten' };
const dropout: Layer = { kind: 'dropout', name: 'dropout', rate: 0.5 };
const he = { name: 'he', scale: 1, value: 0 } as const;
const dense = (more: Partial<DenseLayer>): DenseLayer => ({
  ...denseDefaults,
  kind: 'dense',
  name: 'hidden',
  units: 4,
  init: he,
  ...more,
});

/** The shapes of the last of these layers. */
function lastOf(...layers: Layer[]) {
  const shapes = inferShapes(layers).layers;
  const last = shapes.at(-1);
  assert.ok(last !== undefined && shapes.length === layers.length);
  return last;
}

describe('Kinds of layers', () => {
  it('are all insertable but the input', () => {
    assert.deepEqual(layerKinds, ['input', 'flatten', 'dense', 'dropout']);
    assert.deepEqual(insertedKinds, ['flatten', 'dense', 'dropout']);
    assert.ok(isLayerKind('dense') && !isLayerKind('toString') && !isLayerKind('convolution'));
  });

  it('compute nothing and have no tensor, except the dense one', () => {
    for (const shape of [lastOf(input(3, 5)), lastOf(input(3, 5), flatten), lastOf(input(15), dropout)]) {
      assert.equal(shape.multiplyAdds, 0, shape.layer.kind);
      assert.deepEqual(shape.tensors, [], shape.layer.kind);
      assert.deepEqual([shape.inputs, shape.units], [15, 15], shape.layer.kind);
    }
  });

  it('keep the values that backward needs: none of input and flatten, the masked ones and their mask of dropout', () => {
    const none = { forward: 0, masks: 0, backward: 0 };
    assert.deepEqual(lastOf(input(3, 5)).kept, none);
    assert.deepEqual(lastOf(input(3, 5), flatten).kept, none);
    assert.deepEqual(lastOf(input(7), dropout).kept, { forward: 7, masks: 7, backward: 0 });
  });

  it('keep z and a of a dense layer, once where they are the same values', () => {
    assert.deepEqual(lastOf(input(3), dense({ activation: 'relu' })).kept, { forward: 8, masks: 0, backward: 4 });
    assert.deepEqual(lastOf(input(3), dense({ activation: 'linear' })).kept, { forward: 4, masks: 0, backward: 4 });
  });

  it('multiply each weight of a dense layer once, and draw W by its initialiser and b as a constant without penalty', () => {
    const layer = dense({ activation: 'relu', bias: 0.5, l2: 0.1, slope: 0.2, frozen: true });
    const shape = lastOf(input(3), layer);
    assert.equal(shape.multiplyAdds, 12);
    assert.deepEqual(shape.activation, { name: 'relu', slope: 0.2 });
    const init = { name: 'constant', scale: 1, value: 0.5 };
    assert.deepEqual(shape.tensors, [
      { name: 'weight', symbol: 'W', shape: [4, 3], fanIn: 3, init: he, l2: 0.1, frozen: true },
      { name: 'bias', symbol: 'b', shape: [4], fanIn: 3, init, l2: 0, frozen: true },
    ]);
    assert.equal(lastOf(input(3), dense({})).tensors[0]?.l2, 'train');
  });

  it('write a column as (n, 1), and a matrix as it is', () => {
    assert.deepEqual(lastOf(input(3), dense({})).tensors.map(writtenShape), [
      [4, 3],
      [4, 1],
    ]);
  });

  it('have the defaults of the language, and four units of tanh where the diagram inserts one', () => {
    assert.deepEqual(denseDefaults, { activation: 'linear', bias: 0, slope: 0.01, frozen: false });
    assert.deepEqual(newDense, { units: 4, activation: 'tanh' });
  });
});
