import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { activationEmitter } from '../../../../src/engine/compiled/activations/table';
import { declareErf, emitErf } from '../../../../src/engine/compiled/vector/erf';
import { declareExp, emitExp } from '../../../../src/engine/compiled/vector/exp';
import { declareLog, emitLog } from '../../../../src/engine/compiled/vector/log';
import { activationNames, defaultSlope } from '../../../../src/model/activation';
import { isScalar, type ScalarActivationName } from '../../../../src/numerics/activation/table';
import { type Apply, compiled, count } from './vector-function';

/** Floats around 0 in each of several sizes, and floats of any exponent. */
function inputs(): Float32Array {
  let state = 20269;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
  const sizes = [1e-9, 1e-3, 0.5, 1, 3, 5, 14, 90, 101, 1e4];
  const any = new Float32Array(1);
  const bits = new Uint32Array(any.buffer);
  return Float32Array.from({ length: count }, (_, k) => {
    const size = sizes[k % 16];
    if (size !== undefined) return (next() / 2 ** 31 - 1) * size;
    bits[0] = next();
    return any[0] ?? 0;
  });
}

const xs = inputs();

/** A digest of the bits of f over all inputs; every NaN counts as the same. */
function digest(apply: Apply): string {
  const ys = compiled(apply)(xs).map((y) => (Number.isNaN(y) ? Number.NaN : y));
  return createHash('sha256').update(new Uint8Array(ys.buffer)).digest('hex').slice(0, 16);
}

const value =
  (name: ScalarActivationName): Apply =>
  (f, z) =>
    activationEmitter(name)(f, defaultSlope).value(z);

/** g′ as backward has it: kept beside g, or as the factor of a gradient of 1. */
const derivative =
  (name: ScalarActivationName): Apply =>
  (f, z) => {
    const rule = activationEmitter(name)(f, defaultSlope);
    const slope = f.vector();
    f.set(slope, f.splat(1));
    if (rule.valueAndDerivative) rule.valueAndDerivative(z, slope);
    else {
      rule.value(z);
      rule.scaleByDerivative?.(slope, z);
    }
    f.set(z, slope);
  };

/**
 * The bits themselves, which are those of every machine and either arithmetic: a run is the same in every release that
 * does not say otherwise. Whoever changes a function on purpose changes the figures of every run, and says so in the
 * change log.
 */
const functions: Readonly<Record<string, readonly [Apply, string]>> = {
  exp: [(f, x) => emitExp(f, x, declareExp(f)), '7b43e22c4a74d22e'],
  log: [(f, x) => emitLog(f, x, declareLog(f)), 'b794a2e528942c67'],
  erf: [(f, x) => emitErf(f, x, declareErf(f)), '3c4ea5a27cf19d13'],
};

/** g, then g′. */
const activations: Readonly<Record<ScalarActivationName, string>> = {
  linear: '191327c92e6b4e57 17faa485f5409354',
  sigmoid: 'a1a8fcb052fff044 dac1d4b92bd3a05e',
  tanh: 'f81487fbd5854450 ed06aad24850a181',
  relu: '1fc6818910594e88 85a7a580dd3c84f3',
  'leaky-relu': 'f0049196f08abd68 5153540d4ce34139',
  elu: '857f9865e8d01e43 179c7d579750ee5e',
  gelu: 'e264bcce5f7e688b a7db7dbf16eae54c',
  silu: '3b19e1ad0432fbc0 c5dc2865138eb58b',
  softplus: '7ebeb05fd3b4a860 a1a8fcb052fff044',
};

describe('compiled functions: the same bits for ever', () => {
  for (const [name, [apply, expected]] of Object.entries(functions))
    it(name, () => assert.equal(digest(apply), expected));

  for (const name of activationNames.filter(isScalar)) {
    it(`g and g′ of ${name}`, () => {
      assert.equal(`${digest(value(name))} ${digest(derivative(name))}`, activations[name]);
    });
  }
});
