import assert from 'node:assert/strict';
import fc from 'fast-check';
import { initialWeights } from '../../../../src/engine/initial-weights';
import { collapse } from '../../../../src/engine/inspect/collapse';
import type { ActivationName } from '../../../../src/model/activation';
import type { Layer } from '../../../../src/model/layer';
import type { NetworkWeights } from '../../../../src/model/weights';
import { caseCount } from '../../../count';
import { dense, input, randomDataset, specOf } from '../specs';

const seed = 20261130;
const cases = caseCount(2000);

const valuesOf = (weights: NetworkWeights, layer: string, tensor: string): readonly number[] => [
  ...(weights.find(({ name }) => name === layer)?.tensors.find(({ name }) => name === tensor)?.values ?? []),
];

describe('a stack of linear layers', () => {
  const stack = (...activations: ActivationName[]): Layer[] => [
    input(2),
    ...activations.map((activation, k) =>
      dense(`d${k}`, k === activations.length - 1 ? 1 : 3, activation, { bias: 0.5 }),
    ),
  ];
  const stacksOf = (layers: readonly Layer[]): readonly (readonly string[])[] => {
    const spec = specOf(layers);
    const { stacks } = collapse(spec, randomDataset(1, 9, 2, 1, 'cross-entropy'), initialWeights(spec));
    return stacks.map(({ layers: own }) => own.map(({ layer }) => layer.name));
  };

  it('ends with the first layer that is not linear', () => {
    assert.deepEqual(stacksOf(stack('linear', 'linear', 'sigmoid')), [['d0', 'd1', 'd2']]);
    assert.deepEqual(stacksOf(stack('linear', 'tanh', 'linear', 'linear', 'sigmoid')), [
      ['d0', 'd1'],
      ['d2', 'd3', 'd4'],
    ]);
    assert.deepEqual(stacksOf(stack('tanh', 'relu', 'sigmoid')), []);
    assert.deepEqual(stacksOf(stack('sigmoid')), []);
  });

  it('goes on through dropout, which does nothing outside training', () => {
    const [first, ...others] = stack('linear', 'sigmoid');
    assert.ok(first);
    const [hidden, ...output] = others;
    assert.ok(hidden);
    assert.deepEqual(stacksOf([first, hidden, { kind: 'dropout', name: 'dropout', rate: 0.5 }, ...output]), [
      ['d0', 'd1'],
    ]);
  });

  it('is W′ = W[2]W[1] and b′ = W[2]b[1] + b[2], as done by hand', () => {
    const spec = specOf(stack('linear', 'sigmoid'));
    const weights = initialWeights(spec);
    const { stacks } = collapse(spec, randomDataset(1, 9, 2, 1, 'cross-entropy'), weights);
    const [w1, w2] = [valuesOf(weights, 'd0', 'weight'), valuesOf(weights, 'd1', 'weight')];
    const product = [0, 1].map((i) => w2.reduce((total, w, k) => total + w * (w1[2 * k + i] ?? Number.NaN), 0));
    const bias = w2.reduce((total, w) => total + w * 0.5, 0) + 0.5;
    assert.deepEqual([...(stacks[0]?.W.values ?? [])], product);
    assert.ok(Math.abs((stacks[0]?.b.values[0] ?? Number.NaN) - bias) < 1e-15);
  });

  it(`gives the outputs of all its layers, up to rounding (seed ${seed}, ${cases} cases)`, () => {
    const shape = fc.record({
      seed: fc.nat(1e6),
      widths: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
      hidden: fc.constantFrom<ActivationName>('linear', 'linear', 'tanh', 'relu'),
      m: fc.integer({ min: 1, max: 20 }),
    });
    const law = fc.property(shape, ({ seed: own, widths, hidden, m }) => {
      const layers = [
        input(3),
        ...widths.map((width, k) => dense(`d${k}`, width, k === 1 ? hidden : 'linear', { bias: 0.1 })),
        dense('output', 1, 'sigmoid'),
      ];
      const spec = specOf(layers, {}, { seed: { value: own, rng: 'pcg64' } });
      const { maxAbs } = collapse(spec, randomDataset(own, m, 3, 1, 'cross-entropy'), initialWeights(spec));
      assert.ok(maxAbs < 1e-14, String(maxAbs));
    });
    fc.assert(law, { seed, numRuns: cases });
  });
});
