import assert from 'node:assert/strict';
import { activationEmitter } from '../../../../src/engine/compiled/activations/table';
import { Trainer } from '../../../../src/engine/training/trainer';
import { activationNames } from '../../../../src/model/activation';
import { activationOf, isScalar, type ScalarActivationName } from '../../../../src/numerics/activation/table';
import { dense, input, randomDataset, specOf } from '../specs';
import { arithmetics, machine } from './machines';
import { compiled, count } from './vector-function';

const names = activationNames.filter(isScalar);
const sizes = [0, 2 ** -149, 1e-30, 1, 20, 88, 89, 1e3, 1e10, 1e30, 3e38, Infinity];
const points = Float32Array.from(sizes.flatMap((size) => [size, -size]));

const values = (name: ScalarActivationName, slope: number) =>
  compiled((f, z) => activationEmitter(name)(f, slope).value(z));

const slopes = (name: ScalarActivationName, slope: number) =>
  compiled((f, z) => {
    const rule = activationEmitter(name)(f, slope);
    const result = f.vector();
    if (rule.valueAndDerivative) {
      rule.valueAndDerivative(z, result);
      f.set(z, result);
    } else {
      rule.value(z);
      f.set(result, z);
      f.set(z, f.splat(1));
      rule.scaleByDerivative?.(z, result);
    }
  });

/** Exact from |z| = 1000 on, where g and g′ have reached their limits; within rounding before. */
function check(found: ArrayLike<number>, expected: (z: number) => number, what: string): void {
  for (const [k, z] of points.entries()) {
    const [got = Number.NaN, want] = [found[k], expected(z)];
    const size = Math.abs(z);
    const settled = size >= 1e3 && [0, 1, -1, z].includes(want);
    const tolerance = settled ? 0 : size >= 88 && Math.abs(want) < 1e-30 ? 1e-36 : 1e-6 * Math.max(1, Math.abs(want));
    const close = got === want || Math.abs(got - want) <= tolerance;
    assert.ok(close, `${what} of ${z} is ${got}, not ${want}`);
  }
}

describe('a compiled activation', () => {
  for (const name of names) {
    for (const slope of name === 'leaky-relu' ? [0, 0.01, 0.5] : [0.01]) {
      const { value, derivative } = activationOf(name);
      const block = new Float32Array(count);

      it(`${name}, γ = ${slope}: g and g′ have their limits at 0, at huge z and at ±∞`, () => {
        block.set(points);
        check(values(name, slope)(block), (z) => value(z, slope), 'g');
        check(slopes(name, slope)(block), (z) => derivative(z, value(z, slope), slope), 'g′');
      });
    }

    it(`${name} leaves a NaN a NaN`, () => {
      const nothing = new Float32Array(count).fill(Number.NaN);
      assert.ok(values(name, 0)(nothing).every(Number.isNaN));
      // Backward multiplies a gradient by g′, and linear’s leaves that as it is.
      if (name === 'linear' || name === 'relu' || name === 'leaky-relu') return;
      assert.ok(slopes(name, 0)(nothing).every(Number.isNaN));
    });

    for (const arithmetic of arithmetics) {
      it(`${name} has the same limits in a network’s forward pass (${arithmetic})`, () => {
        const one = { init: { name: 'constant', scale: 1, value: 1 }, bias: 0 } as const;
        const spec = specOf([input(1), dense('hidden', 1, name, one), dense('output', 1, 'linear')], {
          precision: 'float32',
          loss: 'mse',
        });
        const trainer = new Trainer(spec, randomDataset(1, 4, 1, 1, 'mse'), { machine: machine(arithmetic) });
        const pass = trainer.pass({ capacity: points.length, positions: [1] });
        pass.input.value.set(points);
        pass.forward(points.length);
        const { value } = activationOf(name);
        check(pass.layer(1).a.value, (z) => value(z, 0.01), 'g');
      });
    }
  }
});
