import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Network } from '../../../src/engine/network';
import type { Tensor } from '../../../src/engine/tensor';
import type { Layer } from '../../../src/model/layer';
import { layerKinds } from '../../../src/model/layers/table';
import { inferShapes } from '../../../src/model/shapes';
import { randomStream } from '../../../src/numerics/streams';
import { dense, input, specOf } from './specs';

const seed = 20260302;

/** A layer of any kind that can follow a column, under a name of its own. */
const inner = fc.oneof(
  fc.integer({ min: 1, max: 6 }).map(
    (units) =>
      (name: string): Layer =>
        dense(name, units, units % 2 ? 'linear' : 'relu'),
  ),
  fc.constant((name: string): Layer => ({ kind: 'dropout', name, rate: 0.25 })),
  fc.constant((name: string): Layer => ({ kind: 'flatten', name })),
);

const networks = fc
  .tuple(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }), fc.array(inner, { maxLength: 5 }))
  .map(([sizes, made]): readonly Layer[] => [
    input(...sizes),
    { kind: 'flatten', name: 'column' },
    ...made.map((make, at) => make(`layer ${at}`)),
    dense('output', 2, 'sigmoid'),
  ]);

/** Values in the arrays, each counted once: signals share them. */
function valuesIn(arrays: readonly (Tensor | undefined)[]): number {
  return [...new Set(arrays)].reduce((sum, values) => sum + (values?.length ?? 0), 0);
}

describe('what the model says of a layer kind', () => {
  it(`is what the reference engine does: widths, tensors, values kept (seed ${seed})`, () => {
    const kinds = new Set<string>();
    const law = fc.property(networks, fc.integer({ min: 1, max: 5 }), (layers, m) => {
      const network = new Network(specOf(layers));
      const gradients = network.gradients();
      const dropout = randomStream('pcg64', m, 'dropout');
      const pass = network.pass({ capacity: m, gradients, dropout });
      const { shapes } = network;
      for (const shape of shapes) {
        kinds.add(shape.layer.kind);
        assert.equal(pass.layer(shape.position).a.width, shape.units);
        const own = network.parameters.find(({ position }) => position === shape.position);
        assert.equal(
          (own?.tensors ?? []).reduce((sum, { values }) => sum + values.length, 0),
          shape.parameters,
        );
      }
      const caches = shapes.flatMap(({ position }) => [pass.layer(position).z, pass.layer(position).a]);
      const kept = (name: 'forward' | 'backward'): number =>
        m * shapes.reduce((sum, shape) => sum + shape.kept[name], 0);
      assert.equal(valuesIn(caches.map((signal) => signal?.value)) - pass.input.value.length, kept('forward'));
      assert.equal(valuesIn(caches.map((signal) => signal?.gradient)), kept('backward'));
    });
    fc.assert(law, { seed, numRuns: 300 });
    assert.deepEqual([...kinds].sort(), [...layerKinds].sort());
  });

  it(`names tensors that files can tell apart, and counts what they hold (seed ${seed})`, () => {
    const law = fc.property(networks, (layers) => {
      for (const { tensors, parameters, multiplyAdds, index } of inferShapes(layers).layers) {
        const names = tensors.map(({ name }) => name);
        assert.equal(new Set(names).size, names.length);
        assert.ok(names.every((name) => /^[^.]+$/.test(name)));
        assert.equal(
          tensors.reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0),
          parameters,
        );
        assert.equal(index === null, tensors.length === 0);
        assert.ok(multiplyAdds >= 0 && tensors.every(({ fanIn }) => fanIn > 0));
      }
    });
    fc.assert(law, { seed, numRuns: 300 });
  });
});
