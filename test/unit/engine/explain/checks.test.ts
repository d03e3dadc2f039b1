import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CheckedFormulas, checkFormulas } from '../../../../src/engine/explain/checks';
import { evaluate, scalar, termsSize } from '../../../../src/engine/explain/evaluate';
import { explain } from '../../../../src/engine/explain/explain';
import { rowsOf } from '../../../../src/engine/explain/matrix';
import { isSaturated } from '../../../../src/engine/explain/saturated';
import { initialWeights } from '../../../../src/engine/initial-weights';
import { type ActivationName, activationNames } from '../../../../src/model/activation';
import { parseFormula } from '../../../../src/model/formula/parse';
import { passFormulas } from '../../../../src/model/formula/pass';
import { lossFacts, lossNames } from '../../../../src/model/loss';
import { optimizerNames } from '../../../../src/model/optimizer';
import { inferShapes } from '../../../../src/model/shapes';
import type { Spec } from '../../../../src/model/spec';
import type { Training } from '../../../../src/model/train';
import type { NetworkWeights } from '../../../../src/model/weights';
import { dense, denseWeights, input, randomDataset, specOf, training } from '../specs';

/** A network of two hidden layers whose formulas are all checked, on one example and on several. */
function checked(spec: Spec, seed: number, m: number, outputs: number, weighted = false, factor = 1): CheckedFormulas {
  const output = spec.layers.at(-1);
  const isSoftmax = output?.kind === 'dense' && output.activation === 'softmax' && spec.train.loss === 'cross-entropy';
  const { train } = randomDataset(seed, m, 3, outputs, spec.train.loss, isSoftmax);
  const classWeights = weighted ? Array.from({ length: Math.max(2, outputs) }, (_, k) => 0.5 + k) : undefined;
  const many = m > 1;
  const trainingSize = many ? m : 7;
  const explanation = explain(
    spec,
    { m, x: train.x.doubles(), y: train.y },
    { weights: scaledWeights(spec, factor), rate: 0.1, updates: 0 },
    { trainingSize, ...(classWeights ? { classWeights } : {}) },
  );
  const examples = Array.from({ length: m }, (_, i) => i);
  const setting = { many, weighted, fromSums: isSaturated(spec, explanation, examples) };
  const formulas = passFormulas(spec, inferShapes(spec.layers).layers, setting);
  return checkFormulas(spec, explanation, formulas, setting, trainingSize);
}

/** The weights that training begins with, times a factor. */
function scaledWeights(spec: Spec, factor: number): NetworkWeights {
  return initialWeights(spec).map((layer) => ({
    ...layer,
    tensors: layer.tensors.map((tensor) => ({ ...tensor, values: tensor.values.map((value) => value * factor) })),
  }));
}

function network(hidden: ActivationName, output: ActivationName, outputs: number, train: Partial<Training>): Spec {
  const layers = [
    input(3),
    dense('a', 4, hidden, { slope: 0.2, l2: 0.3, bias: 0.1 }),
    { kind: 'dropout', name: 'drop', rate: 0.4 } as const,
    dense('b', 3, 'tanh', { frozen: true }),
    dense('out', outputs, output, { slope: 0.2 }),
  ];
  return specOf(layers, { l2: 0.5, ...train });
}

const all = ({ forward, cost, backward, clipping, update }: CheckedFormulas) => [
  ...forward,
  ...cost,
  ...backward,
  ...clipping,
  ...update,
];

describe('the formulas of one update', () => {
  it('give the engine’s numbers as they are written: every activation and loss, of one example and of many', () => {
    let count = 0;
    for (const loss of lossNames) {
      for (const name of activationNames) {
        const outputs = lossFacts(loss).fits(name, 2) ? 2 : 1;
        if (!lossFacts(loss).fits(name, outputs)) continue;
        for (const hidden of activationNames) {
          for (const m of [1, 6]) {
            const weighted = loss === 'cross-entropy' && name === 'softmax';
            for (const factor of [1, 50]) {
              const found = checked(network(hidden, name, outputs, { loss }), 5, m, outputs, weighted, factor);
              for (const { line, error } of all(found)) {
                const of = `${hidden}, ${name}, ${loss}, m ${m}, weights × ${factor}`;
                assert.ok(error < 1e-9, `${of}: ${line} is off by ${error}`);
                count++;
              }
            }
          }
        }
      }
    }
    assert.ok(count > 10000, String(count));
  });

  it('do so for every optimiser and under clipping', () => {
    for (const name of optimizerNames) {
      for (const clip of [undefined, 0.01, 1e6]) {
        const optimizer = { ...training.optimizer, name, lr: 0.1, epsilon: 1e-3 };
        const spec = network('relu', 'sigmoid', 1, { optimizer, ...(clip === undefined ? {} : { clip }) });
        const found = checked(spec, 3, 5, 1);
        for (const { line, error } of all(found)) assert.ok(error < 1e-9, `${name}: ${line}: ${error}`);
        const lines = found.clipping.map(({ line }) => line);
        assert.deepEqual(lines, clip === undefined ? [] : ['c = min(1, clip/‖∂J‖)']);
        for (const { line } of found.update) {
          const gradients = [...line.matchAll(/(c·)?d[Wb]\[\d\]/g)];
          assert.ok(
            gradients.length > 0 && gradients.every(([, factor]) => (factor === 'c·') === (clip !== undefined)),
            line,
          );
        }
      }
    }
  });

  it('are of a saturated unit, its loss written with z: ŷ = 1 beside y = 0, and the other way round', () => {
    for (const w of [-800, -50, 50, 800]) {
      for (const y of [0, 1]) {
        const spec = specOf([input(1), dense('out', 1, 'sigmoid')]);
        const weights = [denseWeights('out', 1, Float64Array.of(w), Float64Array.of(0))];
        const example = { m: 1, x: Float64Array.of(1), y: Float64Array.of(y) };
        const explanation = explain(spec, example, { weights, rate: 0.1, updates: 0 }, { trainingSize: 1 });
        const setting = { many: false, weighted: false, fromSums: isSaturated(spec, explanation, [0]) };
        const formulas = passFormulas(spec, inferShapes(spec.layers).layers, setting);
        assert.equal(formulas.cost[0], 'L(z, y) = y·softplus(−z) + (1 − y)·softplus(z)');
        for (const { line, error } of all(checkFormulas(spec, explanation, formulas, setting, 1)))
          assert.ok(error < 1e-9, `w ${w}, y ${y}: ${line} is off by ${error}`);
      }
    }
  });

  it('are as exact as the terms that cancel in them at a minimum of the cost', () => {
    const spec = specOf([input(3), dense('out', 1, 'linear')], { loss: 'mse' });
    const { train } = randomDataset(5, 6, 3, 1, 'mse');
    const example = { m: 6, x: train.x.doubles(), y: train.y };
    let weights = initialWeights(spec);
    const step = () => explain(spec, example, { weights, rate: 0.3, updates: 0 }, { trainingSize: 6 });
    for (let k = 0; k < 5000; k++) {
      const [W, b] = step().layers[1]?.tensors ?? [];
      assert.ok(W && b);
      weights = [denseWeights('out', 3, W.after.values, b.after.values)];
    }
    const explanation = step();
    assert.ok(explanation.gradientNorm < 1e-14, String(explanation.gradientNorm));
    const setting = { many: true, weighted: false };
    const formulas = passFormulas(spec, inferShapes(spec.layers).layers, setting);
    for (const { line, error } of all(checkFormulas(spec, explanation, formulas, setting, 6)))
      assert.ok(error < 1e-12, `${line} is off by ${error}`);
  });

  it('are seen to be wrong where they are', () => {
    const spec = network('tanh', 'sigmoid', 1, {});
    const { train } = randomDataset(5, 4, 3, 1, 'cross-entropy');
    const example = { m: 4, x: train.x.doubles(), y: train.y };
    const explanation = explain(
      spec,
      example,
      { weights: initialWeights(spec), rate: 0.1, updates: 0 },
      { trainingSize: 4 },
    );
    const setting = { many: true, weighted: false };
    const formulas = passFormulas(spec, inferShapes(spec.layers).layers, setting);
    const [first, ...others] = formulas.backward;
    assert.ok(first);
    const turned = { ...formulas, backward: [{ ...first, line: 'dZ[3] = Y − A[3]' }, ...others] };
    const errors = checkFormulas(spec, explanation, turned, setting, 4).backward.map(({ error }) => error > 1e-9);
    assert.deepEqual(errors, [true, ...others.map(() => false)]);
    for (const line of ['dZ[3] = A[3]ᵀ − Yᵀ', 'dZ[3] = W[1]A[3]', 'dZ[3] = Q', 'dZ[3] = Y +']) {
      const wrong = { ...formulas, backward: [{ ...first, line }] };
      assert.throws(() => checkFormulas(spec, explanation, wrong, setting, 4), RangeError, line);
    }
  });
});

describe('a written formula', () => {
  const symbols = new Map([
    ['a', scalar(3)],
    ['b', scalar(-2)],
    ['A', { rows: 2, columns: 2, values: Float64Array.of(1, 2, 3, 4) }],
    ['c', { rows: 2, columns: 1, values: Float64Array.of(10, 20) }],
  ]);
  const value = (line: string): number[][] => [
    ...rowsOf(
      evaluate(parseFormula(line), {
        symbol: (name) => symbols.get(name),
        call: (name, [x, y]) => {
          if (name === 'max') return scalar(Math.max(x?.values[0] ?? 0, y?.values[0] ?? 0));
          const { rows = 1, columns = 1, values = Float64Array.of(1) } = x ?? {};
          return name === 'log' ? { rows, columns, values: values.map(Math.log) } : undefined;
        },
      }),
    ),
  ];

  it('is computed by the rules of matrices', () => {
    assert.deepEqual(value('A A'), [
      [7, 10],
      [15, 22],
    ]);
    assert.deepEqual(value('A ∗ A'), [
      [1, 4],
      [9, 16],
    ]);
    assert.deepEqual(value('A + c'), [
      [11, 12],
      [23, 24],
    ]);
    assert.deepEqual(value('A c'), [[50], [110]]);
    assert.deepEqual(value('cᵀA'), [[70, 100]]);
    assert.deepEqual(value('Σ A'), [[3], [7]]);
    assert.deepEqual(value('Σ_j A'), [[4, 6]]);
    assert.deepEqual(value('(1/2) Σ A'), [[1.5], [3.5]]);
    assert.deepEqual(value('‖c − 5‖²'), [[250]]);
    assert.deepEqual(value('‖c − 15‖₁'), [[10]]);
    assert.deepEqual(value('(A − A)·log (A − A)'), [
      [0, 0],
      [0, 0],
    ]);
  });

  it('is computed by the rules of numbers', () => {
    assert.deepEqual(value('a²/2'), [[4.5]]);
    assert.deepEqual(value('1 − a·b'), [[7]]);
    assert.deepEqual(value('−a(b + 1)'), [[3]]);
    assert.deepEqual(value('a b / (a + b)'), [[-6]]);
    assert.deepEqual(value('√(a + 6)'), [[3]]);
    assert.deepEqual(value('max(0, b)'), [[0]]);
    assert.deepEqual(value('a·log 1 + a'), [[3]]);
    assert.deepEqual(value('a (b > 0), b (b ≤ 0)'), [[-2]]);
    assert.deepEqual(value('a (b < 0), b (b ≥ 0)'), [[3]]);
  });

  it('adds up terms whose size is that of their absolute values', () => {
    const meaning = { symbol: (name: string) => symbols.get(name), call: () => undefined };
    const size = (line: string): number | undefined => termsSize(parseFormula(line), meaning).values[0];
    assert.equal(size('a + b'), 5);
    assert.equal(size('a − a'), 6);
    assert.equal(size('(1 − a)(1 + b)'), 12);
    assert.equal(size('(a − a)/(1 + b)'), 6);
    assert.equal(size('a (b > 0), b (b ≤ 0)'), 2);
  });

  it('obeys distributivity for random numbers (seed 33)', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }), (a, b) => {
        symbols.set('x', scalar(a)).set('y', scalar(b));
        assert.ok(value('(x + y)(x − y)')[0]?.[0] === value('x² − y²')[0]?.[0]);
      }),
      { seed: 33 },
    );
  });
});
