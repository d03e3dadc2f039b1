import assert from 'node:assert/strict';
import { checkGradients } from '../../../../src/engine/gradcheck/gradient-check';
import { Dense } from '../../../../src/engine/reference/ops/dense';
import { type ActivationName, activationNames } from '../../../../src/model/activation';
import { defaultScale, initializerNames } from '../../../../src/model/initializer';
import { type LossName, lossNames } from '../../../../src/model/loss';
import { datasetOf, dense, flower, input, randomDataset, setOf, specOf } from '../specs';

/** Output layers that a loss allows. */
function outputsOf(loss: LossName): readonly (readonly [ActivationName, number])[] {
  if (loss === 'hinge') return [['linear', 1]];
  if (loss === 'cross-entropy') {
    return [
      ['sigmoid', 1],
      ['sigmoid', 3],
      ['softmax', 3],
    ];
  }
  return activationNames.map((name) => [name, 3]);
}

describe('backpropagation agrees with central differences to 1e-7', () => {
  for (const loss of lossNames) {
    for (const [output, n] of outputsOf(loss)) {
      it(`${loss} with ${n} ${output}, after every activation × initialiser`, () => {
        const dataset = randomDataset(7, 9, 4, n, loss, output === 'softmax');
        for (const hidden of activationNames) {
          for (const name of initializerNames) {
            const init = { name, scale: defaultScale(name), value: 0.3 };
            const layers = [input(4), dense('hidden', 5, hidden, { init }), dense('output', n, output, { init })];
            const check = checkGradients(specOf(layers, { loss }), dataset);
            const where = `${hidden}, ${name}: ${JSON.stringify(check.tensors)}`;
            assert.ok(check.relativeError < 1e-7, where);
          }
        }
      });
    }
  }
});

describe('the gradient check', () => {
  const dataset = randomDataset(8, 30, 6, 1, 'cross-entropy');
  const layers = [
    input(3, 2),
    { kind: 'flatten', name: 'flatten' } as const,
    dense('hidden', 5, 'tanh'),
    dense('output', 1, 'sigmoid'),
  ];

  it('compares every parameter of a small smooth network, and finds it right but not by default', () => {
    const { tensors } = checkGradients(specOf(layers, { l2: 0.7 }), dataset);
    assert.deepEqual(
      tensors.map(({ name, checked, skipped }) => [name, checked, skipped]),
      [
        ['hidden.weight', 30, 0],
        ['hidden.bias', 5, 0],
        ['output.weight', 5, 0],
        ['output.bias', 1, 0],
      ],
    );
    for (const { relativeError, maxAbs } of tensors) assert.ok(relativeError > 0 && relativeError < 1e-7 && maxAbs > 0);
    // Over so wide a step the quotient is another number: the comparison is a real one.
    assert.ok(checkGradients(specOf(layers), dataset, { epsilon: 2 }).relativeError > 1e-3);
  });

  it('leaves out parameters whose step crosses a kink, and counts them', () => {
    const zeros = { init: { name: 'zeros', scale: 1, value: 0 } } as const;
    const kinked = [input(6), dense('hidden', 5, 'relu', zeros), dense('output', 1, 'sigmoid')];
    const check = checkGradients(specOf(kinked), dataset);
    assert.deepEqual(
      check.tensors.map(({ checked }) => checked),
      [0, 0, 5, 1],
    );
    assert.equal(check.skipped, 35);
    assert.ok(check.relativeError < 1e-7);
  });

  it('draws from large tensors and sets, the same each time', () => {
    const large = randomDataset(9, 700, 30, 1, 'cross-entropy');
    const wide = [input(30), dense('hidden', 20, 'tanh'), dense('output', 1, 'sigmoid')];
    const check = checkGradients(specOf(wide), large);
    // One of each block of a grid of 14 × 14.
    assert.equal(check.tensors[0]?.checked, 196);
    assert.ok(check.relativeError < 1e-7);
    assert.deepEqual(checkGradients(specOf(wide), large), check);
  });

  it('switches dropout off', () => {
    const dropped = [input(6), { kind: 'dropout', name: 'd', rate: 0.5 } as const, ...layers.slice(2)];
    assert.ok(checkGradients(specOf(dropped), dataset).relativeError < 1e-7);
  });

  it('holds where examples of both classes nearly cancel, as on the flower', () => {
    const init = { init: { name: 'normal', scale: 0.01, value: 0 } } as const;
    const course = [input(2), dense('hidden', 4, 'tanh', init), dense('output', 1, 'sigmoid', init)];
    for (let seed = 1; seed <= 8; seed++) {
      const check = checkGradients(specOf(course, {}, { seed: { value: seed, rng: 'numpy' } }), flower());
      assert.ok(check.relativeError < 1e-7, `seed ${seed}: ${JSON.stringify(check)}`);
    }
  });

  it('holds where a whole gradient nearly cancels, down to what rounding of the cost leaves of it', () => {
    // Two softmax units on pairs of examples that differ in sign: the biases' gradients are under 1e-10.
    const half = randomDataset(10, 50, 2, 2, 'cross-entropy', true).train.x.doubles();
    const x = [...half, ...half.map((value) => -value)];
    const one = Array.from({ length: 50 }, () => [1, 0]).flat();
    const other = Array.from({ length: 50 }, () => [0, 1]).flat();
    const pairs = datasetOf(setOf(x, [...one, ...other], 100), ['0', '1']);
    const small = dense('output', 2, 'softmax', { init: { name: 'uniform', scale: 0.01, value: 0 } });
    for (let seed = 1; seed <= 20; seed++) {
      const check = checkGradients(specOf([input(2), small], {}, { seed: { value: seed, rng: 'pcg64' } }), pairs);
      assert.ok(check.relativeError < 1e-7, `seed ${seed}: ${JSON.stringify(check)}`);
    }
  });

  it('does not take a small gradient for zero: with an error of one in 100 000 at 1e-5 it is found out', () => {
    // ŷ is sure and right, so that all gradients are small.
    const sure = [input(6), dense('hidden', 5, 'tanh'), dense('output', 1, 'sigmoid', { bias: 11 })];
    const ones = datasetOf(
      setOf(
        [...dataset.train.x.doubles()],
        Array.from({ length: 30 }, () => 1),
        30,
      ),
      ['0', '1'],
    );
    const { tensors } = checkGradients(specOf(sure), ones);
    assert.ok(tensors.every(({ relativeError }) => relativeError < 1e-7));
    withWrongGradients(1 + 1e-5, () => {
      for (const { name, relativeError } of checkGradients(specOf(sure), ones).tensors) {
        assert.ok(relativeError > 1e-6, `${name}: ${relativeError}`);
      }
    });
  });

  for (const factor of [0, -2, 0.5, 1 + 1e-5]) {
    it(`finds gradients wrong by a factor of ${factor}`, () => {
      withWrongGradients(factor, () => {
        for (const loss of ['cross-entropy', 'mse', 'mae'] as const) {
          const { tensors } = checkGradients(specOf(layers, { loss }), dataset);
          for (const { name, relativeError } of tensors) assert.ok(relativeError > 1e-6, `${loss}: ${name}`);
        }
      });
    });
  }

  it('finds them, and right ones, where classes have weights, however large, and one of them none', () => {
    for (const classWeights of [
      [0, 1],
      [1e-6, 3e6],
    ]) {
      const weighted = { ...dataset, classWeights };
      const right = checkGradients(specOf(layers), weighted);
      assert.ok(right.relativeError < 1e-7, JSON.stringify(right));
      withWrongGradients(1 + 1e-5, () => {
        for (const { name, relativeError } of checkGradients(specOf(layers), weighted).tensors)
          assert.ok(relativeError > 1e-6, `${classWeights}: ${name}`);
      });
    }
  });
});

/** Runs `action` while every dense layer gets `factor` times the gradient that it should. */
function withWrongGradients(factor: number, action: () => void): void {
  const { backward } = Dense.prototype;
  Dense.prototype.backward = function (this: Dense, m: number) {
    const { gradient } = this.output;
    if (gradient) for (let k = 0; k < gradient.length; k++) gradient[k] = factor * (gradient[k] ?? NaN);
    backward.call(this, m);
  };
  try {
    action();
  } finally {
    Dense.prototype.backward = backward;
  }
}
