import assert from 'node:assert/strict';
import fc from 'fast-check';
import { weightGradient } from '../../../../src/engine/inspect/gradient';
import { Sample } from '../../../../src/engine/inspect/sample';
import { Network } from '../../../../src/engine/network';
import { denseGradients } from '../../../../src/engine/parameters';
import { activationNames } from '../../../../src/model/activation';
import type { Layer } from '../../../../src/model/layer';
import { lossNames } from '../../../../src/model/loss';
import { randomStream } from '../../../../src/numerics/streams';
import { dense, input, randomDataset, specOf } from '../specs';

describe('the gradient of a layer', () => {
  const hidden = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom(...activationNames)), {
    minLength: 1,
    maxLength: 3,
  });

  it('is that of a whole backward pass, and a unit’s is its row (seed 35)', () => {
    const check = fc.property(
      hidden,
      fc.constantFrom(...lossNames),
      fc.boolean(),
      fc.nat(9),
      (sizes, loss, l2, pick) => {
        const output = loss === 'cross-entropy' ? 'sigmoid' : 'linear';
        const layers: Layer[] = [input(3), { kind: 'dropout', name: 'drop', rate: 0.5 }];
        for (const [k, [units, name]] of sizes.entries()) layers.push(dense(`hidden${k}`, units, name, { slope: 0.1 }));
        layers.push({ kind: 'flatten', name: 'flat' }, dense('output', loss === 'hinge' ? 1 : 2, output));
        const network = new Network(specOf(layers, { loss, l2: l2 ? 0.5 : 0 }));
        network.initialize(randomStream('pcg64', pick, 'init'));
        const examples = randomDataset(pick, 9, 3, network.outputs, loss).train;
        const sample = new Sample(network, examples, 7);
        sample.forward();
        const gradients = network.gradients();
        const pass = network.pass({ capacity: 7, gradients });
        pass.input.value.set(sample.pass.input.value);
        pass.forward(7);
        pass.backward(network.loss, pass.outputs(sample.y), 7);
        network.addPenaltyGradient(gradients, 9);
        for (const layer of gradients) {
          const { position, units, inputs } = layer.parameters;
          const { weight } = denseGradients(layer);
          const found = weightGradient(sample, position) ?? new Float64Array();
          assert.equal(found.length, weight.length);
          for (const [k, value] of found.entries()) {
            assert.ok(
              Math.abs(value - (weight[k] ?? NaN)) <= 1e-12 * Math.max(1, Math.abs(value)),
              `${value} ${weight[k]}`,
            );
          }
          const unit = pick % units;
          assert.deepEqual(weightGradient(sample, position, unit), found.slice(unit * inputs, (unit + 1) * inputs));
        }
        assert.equal(weightGradient(sample, 1), undefined);
      },
    );
    fc.assert(check, { seed: 35, numRuns: 200 });
  });
});
