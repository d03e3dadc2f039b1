import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Network } from '../../../../src/engine/network';
import { denseGradients } from '../../../../src/engine/parameters';
import type { Signal } from '../../../../src/engine/reference/signal';
import { activationNames } from '../../../../src/model/activation';
import type { ExampleSet } from '../../../../src/model/dataset';
import type { Layer } from '../../../../src/model/layer';
import { lossNames } from '../../../../src/model/loss';
import { randomStream } from '../../../../src/numerics/streams';
import { dense, input, randomDataset, specOf } from '../specs';

const capacity = 9;
const mark = 7;

/** Networks of every activation, of sizes around the four units and examples that are taken together. */
const networks = (dropout: boolean) =>
  fc
    .record({
      features: fc.integer({ min: 1, max: 9 }),
      hidden: fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom(...activationNames)), { maxLength: 2 }),
      loss: fc.constantFrom(...lossNames),
      outputs: fc.integer({ min: 1, max: 9 }),
      seed: fc.nat(99),
    })
    .map(({ features, hidden, loss, outputs, seed }) => {
      const layers: Layer[] = [input(features)];
      for (const [k, [units, name]] of hidden.entries()) {
        layers.push(dense(`hidden${k}`, units, name));
        if (dropout) layers.push({ kind: 'dropout', name: `drop${k}`, rate: 0.5 });
      }
      const activation = loss === 'cross-entropy' ? (outputs > 1 ? 'softmax' : 'sigmoid') : 'linear';
      layers.push(dense('output', loss === 'hinge' ? 1 : outputs, activation));
      const network = new Network(specOf(layers, { loss }));
      network.initialize(randomStream('pcg64', seed, 'init'));
      const data = randomDataset(seed, capacity, features, network.outputs, loss, activation === 'softmax').train;
      return { network, data, seed };
    });

/** A pass and its signals, all marked from example m on. */
function markedPass({ network, data, seed }: { network: Network; data: ExampleSet; seed: number }, m: number) {
  const gradients = network.gradients();
  const pass = network.pass({ capacity, gradients, dropout: randomStream('pcg64', seed, 'dropout') });
  data.x.read(0, data.m, pass.input.value);
  const signals = new Set<Signal>(pass.layers.flatMap(({ z, a }) => (z ? [z, a] : [a])));
  signals.delete(pass.input);
  for (const { value, gradient, width } of signals) {
    value.fill(mark, m * width);
    gradient?.fill(mark, m * width);
  }
  return { pass, gradients, signals };
}

describe('a pass over m examples', () => {
  it('changes nothing of those behind them (seed 51)', () => {
    const check = fc.property(networks(true), fc.integer({ min: 1, max: capacity }), (drawn, m) => {
      const { network, data } = drawn;
      const { pass, signals } = markedPass(drawn, m);
      pass.forward(m);
      pass.backward(network.loss, pass.outputs(data.y), m);
      for (const { value, gradient, width } of signals) {
        assert.ok(value.subarray(m * width).every((each) => each === mark));
        assert.ok(gradient?.subarray(m * width).every((each) => each === mark) ?? true);
        assert.ok(value.subarray(0, m * width).every(Number.isFinite));
      }
    });
    fc.assert(check, { seed: 51, numRuns: 150 });
  });

  it('has gradients that are the mean of those of its examples one by one (seed 52)', () => {
    const check = fc.property(networks(false), fc.integer({ min: 1, max: capacity }), (drawn, m) => {
      const { network, data } = drawn;
      const one = markedPass(drawn, 1);
      const mean = one.gradients
        .map((layer) => denseGradients(layer))
        .map(({ weight, bias }) => ({
          weight: new Float64Array(weight.length),
          bias: new Float64Array(bias.length),
        }));
      const { pass, gradients } = markedPass(drawn, m);
      pass.forward(m);
      pass.backward(network.loss, pass.outputs(data.y), m);
      const { outputs } = network;
      for (let i = 0; i < m; i++) {
        data.x.read(i, 1, one.pass.input.value);
        one.pass.forward(1);
        one.pass.backward(network.loss, one.pass.outputs(data.y.subarray(i * outputs, (i + 1) * outputs)), 1);
        for (const [l, layer] of one.gradients.entries()) {
          for (const name of ['weight', 'bias'] as const) {
            const values = denseGradients(layer)[name];
            const sum = mean[l]?.[name];
            for (const [k, value] of values.entries()) if (sum) sum[k] = (sum[k] ?? Number.NaN) + value / m;
          }
        }
      }
      for (const [l, layer] of gradients.entries()) {
        for (const name of ['weight', 'bias'] as const) {
          for (const [k, value] of denseGradients(layer)[name].entries()) {
            const wanted = mean[l]?.[name][k] ?? Number.NaN;
            assert.ok(
              Math.abs(value - wanted) <= 1e-12 * Math.max(1, Math.abs(wanted)),
              `${layer.parameters.name} ${name} ${k}`,
            );
          }
        }
      }
    });
    fc.assert(check, { seed: 52, numRuns: 150 });
  });
});
