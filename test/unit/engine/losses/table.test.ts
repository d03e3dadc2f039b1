import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Loss, Outputs } from '../../../../src/engine/losses/loss';
import { lossFor } from '../../../../src/engine/losses/table';
import type { ActivationName } from '../../../../src/model/activation';
import { Fault } from '../../../../src/model/message';
import { softmax } from '../../../../src/numerics/activation/softmax';
import { sigmoid } from '../../../../src/numerics/sigmoid';

/** m examples of n outputs whose activations follow from z. */
function outputsOf(activation: ActivationName, z: number[], y: number[], n: number): Outputs {
  const a = Float64Array.from(z);
  if (activation === 'sigmoid') for (const [k, value] of z.entries()) a[k] = sigmoid(value);
  if (activation === 'softmax') for (let i = 0; i < z.length; i += n) softmax.value(z, a, i, n);
  return { z: Float64Array.from(z), a, y: Float64Array.from(y), n };
}

const lossOf = (loss: Loss, outputs: Outputs): number => loss.value(outputs, 0);

describe('cross-entropy, taken from z', () => {
  const binary = lossFor('cross-entropy', 'sigmoid', 1);
  const categorical = lossFor('cross-entropy', 'softmax', 2);

  it('is finite and right for |z| = 1e4', () => {
    for (const z of [1e4, -1e4]) {
      for (const y of [0, 1]) {
        const wrong = z > 0 !== (y === 1);
        const outputs = outputsOf('sigmoid', [z], [y], 1);
        assert.equal(lossOf(binary, outputs), wrong ? 1e4 : 0);
        const d = new Float64Array(1);
        binary.gradient(outputs, d, 1);
        assert.equal(d[0], wrong ? Math.sign(z) : 0);
        const pair = outputsOf('softmax', [z, -z], [y, 1 - y], 2);
        assert.equal(lossOf(categorical, pair), wrong ? 2e4 : 0);
        const dPair = new Float64Array(2);
        categorical.gradient(pair, dPair, 1);
        assert.deepEqual([...dPair], wrong ? [Math.sign(z), -Math.sign(z)] : [0, 0]);
      }
    }
  });

  it('has the slope by the output of a target that is sure, however wrong or right the output is', () => {
    const slope = (z: number, y: number): number | undefined => {
      const d = new Float64Array(1);
      binary.outputGradient?.(outputsOf('sigmoid', [z], [y], 1), d, 1);
      return d[0];
    };
    assert.deepEqual([slope(1e4, 1), slope(-1e4, 0)], [-1, 1]);
    assert.deepEqual([slope(0, 1), slope(0, 0), slope(0, 0.25)], [-2, 2, 1]);
  });

  it('keeps the little that a sure and right answer costs', () => {
    const expected = 9.35762296883974e-14; // ln(1 + e^−30)
    const near = (actual: number): boolean => Math.abs(actual / expected - 1) < 1e-13;
    assert.ok(near(lossOf(binary, outputsOf('sigmoid', [30], [1], 1))));
    assert.ok(near(lossOf(binary, outputsOf('sigmoid', [-30], [0], 1))));
    assert.ok(near(lossOf(categorical, outputsOf('softmax', [1000, 1030], [0, 1], 2))));
  });

  it('equals −Σ y ln ŷ where that is no trouble (seed 11)', () => {
    const small = fc.double({ min: -8, max: 8, noNaN: true });
    const check = fc.property(small, small, small, fc.nat(2), (z1, z2, z3, label) => {
      const y = [0, 1, 2].map((k) => (k === label ? 1 : 0));
      const outputs = outputsOf('softmax', [z1, z2, z3], y, 3);
      assert.ok(Math.abs(lossOf(categorical, outputs) + Math.log(outputs.a[label] ?? NaN)) < 1e-12);
      const one = outputsOf('sigmoid', [z1], [label % 2], 1);
      const a = one.a[0] ?? NaN;
      const direct = -(label % 2 ? Math.log(a) : Math.log(1 - a));
      assert.ok(Math.abs(lossOf(binary, one) - direct) < 1e-11);
    });
    fc.assert(check, { seed: 11 });
  });

  it('is that of one example alone, whatever its neighbours are', () => {
    const three = outputsOf('softmax', [700, 690, 900, 1, 2, 800, 3, 2], [1, 0, 0, 1, 0, 1, 0, 1], 2);
    const alone = (i: number): Outputs =>
      outputsOf('softmax', [...three.z].slice(2 * i, 2 * i + 2), [...three.y].slice(2 * i, 2 * i + 2), 2);
    for (const i of [0, 1, 2, 3]) assert.equal(categorical.value(three, i), lossOf(categorical, alone(i)));
    const units = lossFor('cross-entropy', 'sigmoid', 2);
    for (const i of [0, 1, 2, 3]) assert.equal(units.value(three, i), lossOf(units, alone(i)));
  });

  it('has the slope −y/ŷ by the outputs of softmax units, 0 where y is 0', () => {
    const outputs = outputsOf('softmax', [0, Math.log(3), 0, -2e3], [0.5, 0.5, 1, 0], 2);
    const d = new Float64Array(4);
    categorical.outputGradient?.(outputs, d, 2);
    assert.deepEqual(
      [...d].map((value) => Number(value.toFixed(12))),
      [-2, -0.666666666667, -1, 0],
    );
  });

  it('takes soft targets, and sums over sigmoid units', () => {
    const outputs = outputsOf('sigmoid', [0.3, -2], [0.25, 1], 2);
    const expected = -(0.25 * Math.log(sigmoid(0.3)) + 0.75 * Math.log(1 - sigmoid(0.3))) - Math.log(sigmoid(-2));
    assert.ok(Math.abs(lossOf(lossFor('cross-entropy', 'sigmoid', 2), outputs) - expected) < 1e-14);
  });
});

describe('losses of numbers', () => {
  const outputs = outputsOf('linear', [1, 2, -3, 0.5], [0, 4, -3, 1], 2);

  it('mse is half the squared distance', () => {
    const mse = lossFor('mse', 'linear', 2);
    assert.deepEqual([mse.value(outputs, 0), mse.value(outputs, 1)], [(1 + 4) / 2, 0.25 / 2]);
  });

  it('mae is the sum of distances, its slope 0 at the kink', () => {
    const mae = lossFor('mae', 'linear', 2);
    assert.deepEqual([mae.value(outputs, 0), mae.value(outputs, 1)], [1 + 2, 0 + 0.5]);
    const d = new Float64Array(4);
    mae.gradient(outputs, d, 2);
    assert.deepEqual([...d], [1, -1, 0, -1]);
  });

  it('hinge is max(0, 1 − yz)', () => {
    const hinge = lossFor('hinge', 'linear', 1);
    const margins = outputsOf('linear', [0.25, -2, 3, 1], [1, 1, -1, 1], 1);
    assert.deepEqual(
      [0, 1, 2, 3].map((i) => hinge.value(margins, i)),
      [0.75, 3, 4, 0],
    );
    const d = new Float64Array(4);
    hinge.gradient(margins, d, 4);
    assert.deepEqual([...d], [-1, -1, 1, 0]);
  });
});

describe('every loss', () => {
  it('lets NaN through to cost and gradient', () => {
    const cases = [
      ['cross-entropy', 'sigmoid'],
      ['cross-entropy', 'softmax'],
      ['mse', 'linear'],
      ['mae', 'linear'],
      ['hinge', 'linear'],
    ] as const;
    for (const [name, activation] of cases) {
      const n = activation === 'softmax' ? 2 : 1;
      const loss = lossFor(name, activation, n);
      const outputs = outputsOf(activation, Array(n).fill(NaN), n === 2 ? [0, 1] : [1], n);
      assert.ok(Number.isNaN(lossOf(loss, outputs)), name);
      const d = new Float64Array(n);
      loss.gradient(outputs, d, 1);
      assert.ok(Number.isNaN(d[0]), name);
    }
  });

  it('gives the gradients of the first m examples, and writes none behind them', () => {
    for (const [name, activation] of [
      ['cross-entropy', 'sigmoid'],
      ['cross-entropy', 'softmax'],
      ['mse', 'linear'],
      ['mae', 'linear'],
      ['hinge', 'linear'],
    ] as const) {
      const n = name === 'hinge' ? 1 : 2;
      const outputs = outputsOf(activation, Array<number>(3 * n).fill(0.5), Array<number>(3 * n).fill(1), n);
      const d = new Float64Array(3 * n).fill(7);
      lossFor(name, activation, n).gradient(outputs, d, 2);
      assert.deepEqual([...d.subarray(2 * n)], Array(n).fill(7), name);
      assert.ok(d.subarray(0, 2 * n).every((value) => value !== 7));
      d.fill(7);
      const { outputGradient } = lossFor(name, activation, n);
      if (!outputGradient) continue;
      outputGradient(outputs, d, 2);
      assert.deepEqual([...d.subarray(2 * n)], Array(n).fill(7), `${name}, by the outputs`);
      assert.ok(d.subarray(0, 2 * n).every((value) => value !== 7));
    }
  });

  it('refuses an output layer that it does not fit', () => {
    const refused = [
      ['cross-entropy', 'tanh', 1],
      ['hinge', 'sigmoid', 1],
      ['hinge', 'linear', 2],
    ] as const;
    for (const [name, activation, units] of refused) {
      assert.throws(
        () => lossFor(name, activation, units),
        (error) => error instanceof Fault && error.detail.code === 'loss-without-output',
      );
    }
  });
});
