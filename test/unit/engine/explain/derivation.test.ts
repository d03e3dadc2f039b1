import assert from 'node:assert/strict';
import * as v from 'valibot';
import { derive } from '../../../../src/engine/explain/derivation';
import { initialWeights } from '../../../../src/engine/initial-weights';
import type { DerivedStep } from '../../../../src/model/derivation';
import { derivationSchema } from '../../../../src/protocol/derivation';
import { dense, input, randomDataset, specOf } from '../specs';

const spec = specOf([
  input(2),
  dense('hidden', 4, 'tanh'),
  { kind: 'dropout', name: 'drop', rate: 0.5 } as const,
  dense('output', 3, 'softmax'),
]);

describe('the derivation of a network', () => {
  const data = randomDataset(3, 20, 2, 3, 'cross-entropy', true);
  const { parts, layers, activations } = derive(spec, data, initialWeights(spec));
  const stepsOf = (title: string): readonly DerivedStep[] => parts.find((part) => part.title === title)?.steps ?? [];
  const shapesIn = (steps: readonly DerivedStep[]) => {
    const found = new Map<string, Set<string>>();
    for (const { latex } of steps) {
      for (const [, shape = '', symbol = ''] of latex.matchAll(
        /\\underset\{(\([^)]*\))\}\{((?:[^{}]|\{[^{}]*\})*)\}/g,
      )) {
        found.set(symbol, (found.get(symbol) ?? new Set()).add(shape.replaceAll('\\,', ' ')));
      }
    }
    return Object.fromEntries([...found].map(([symbol, shapes]) => [symbol, [...shapes].join(' or ')]));
  };

  const steps = parts.flatMap((part) => part.steps);

  it('has the passes of one example and of m, and the update, each step of its kind and in its order', () => {
    const forward = ['sum', 'activation', 'sum', 'activation'];
    const backward = ['sum', 'weight', 'bias', 'output', 'sum', 'weight', 'bias'].map((of) => `${of}-derivative`);
    assert.deepEqual(
      parts.map((part) => [part.title, part.steps.map(({ step }) => step)]),
      [
        ['example-forward', forward],
        ['example-cost', ['loss', 'cost']],
        ['example-backward', backward],
        ['forward', forward],
        ['cost', ['loss', 'cost']],
        ['backward', backward],
        ['update', ['update', 'update', 'update', 'update']],
      ],
    );
    for (const { line, error } of steps) assert.ok(error < 1e-9, line);
    const lines = steps.map(({ line }) => line);
    for (const line of ['z[1] = W[1]x + b[1]', 'dz[1] = da[1] ∗ g′(z[1])', 'dW[1] = (1/m) dZ[1]Xᵀ', 'J = (1/m) Σ L'])
      assert.ok(lines.includes(line), line);
  });

  it('has below each symbol its shape, of a transposed one the other way round, and none in a loss and a cost', () => {
    const parameters = { 'W^{[1]}': '(4, 2)', 'b^{[1]}': '(4, 1)', 'W^{[2]}': '(3, 4)', 'b^{[2]}': '(3, 1)' };
    const gradients = Object.fromEntries(Object.entries(parameters).map(([name, shape]) => [`d${name}`, shape]));
    for (const [prefix, m, letters] of [
      ['example-', '1', ['x', 'y', 'z', 'a']],
      ['', 'm', ['X', 'Y', 'Z', 'A']],
    ] as const) {
      const [x, y, z, a] = letters;
      assert.deepEqual(shapesIn(stepsOf(`${prefix}forward`)), {
        ...parameters,
        [x]: `(2, ${m})`,
        [`${z}^{[1]}`]: `(4, ${m})`,
        [`${a}^{[1]}`]: `(4, ${m})`,
        [`${z}^{[2]}`]: `(3, ${m})`,
        [`${a}^{[2]}`]: `(3, ${m})`,
      });
      assert.deepEqual(shapesIn(stepsOf(`${prefix}backward`)), {
        ...gradients,
        [y]: `(3, ${m})`,
        [`d${z}^{[2]}`]: `(3, ${m})`,
        [`${a}^{[2]}`]: `(3, ${m})`,
        [`${a}^{[1]T}`]: `(${m}, 4)`,
        'W^{[2]T}': '(4, 3)',
        [`d${a}^{[1]}`]: `(4, ${m})`,
        [`d${z}^{[1]}`]: `(4, ${m})`,
        [`${z}^{[1]}`]: `(4, ${m})`,
        [`${x}^{T}`]: `(${m}, 2)`,
      });
      assert.deepEqual(shapesIn(stepsOf(`${prefix}cost`)), {});
    }
    assert.deepEqual(shapesIn(stepsOf('update')), { ...parameters, ...gradients });
  });

  it('names the layers with their outputs and parameters, and the activations that are used, once', () => {
    assert.deepEqual(
      layers.map(({ name, kind, activation, output, tensors }) => [name, kind, activation, output, tensors.length]),
      [
        ['input', 'input', undefined, '(2, m)', 0],
        ['hidden', 'dense', 'tanh', '(4, m)', 2],
        ['drop', 'dropout', undefined, '(4, m)', 0],
        ['output', 'dense', 'softmax', '(3, m)', 2],
      ],
    );
    assert.deepEqual(layers[1]?.tensors, [
      { latex: 'W^{[1]}', shape: '(4, 2)' },
      { latex: 'b^{[1]}', shape: '(4, 1)' },
    ]);
    assert.deepEqual(
      activations.map(({ name, formula, derivative }) => [name, formula.split('=')[0], derivative.includes('=')]),
      [
        ['tanh', 'g(z)', true],
        ['softmax', 'a_{j}', true],
      ],
    );
  });

  it('reaches another thread as it is: its loss written with z, and its clipping', () => {
    const clipped = specOf(spec.layers, { clip: 0.01 });
    const large = initialWeights(spec).map((layer) => ({
      ...layer,
      tensors: layer.tensors.map((tensor) => ({ ...tensor, values: tensor.values.map((value) => value * 100) })),
    }));
    const derivation = derive(clipped, data, large);
    assert.deepEqual(v.parse(derivationSchema, derivation), derivation);
    const found = derivation.parts.flatMap((part) => part.steps);
    assert.ok(found.some(({ step }) => step === 'clip'));
    const loss = found.find(({ insteadOf }) => insteadOf);
    assert.match(loss?.latex ?? '', /operatorname\{log-softmax\}/);
    assert.match(loss?.insteadOf?.usual ?? '', /\\log\\hat\{y\}/);
  });

  it('weighs classes that have weights, in its formulas and in what they are compared with', () => {
    const weighted = derive(spec, { ...data, classWeights: [1, 2, 4] }, initialWeights(spec)).parts;
    for (const { line, error } of weighted.flatMap((part) => part.steps)) assert.ok(error < 1e-9, line);
    const lines = (of: typeof parts): readonly string[] => of.flatMap((part) => part.steps.map(({ line }) => line));
    assert.notDeepEqual(lines(weighted), lines(parts));
  });
});
