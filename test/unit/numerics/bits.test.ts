import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { activationNames, defaultSlope } from '../../../src/model/activation';
import { activationOf, isScalar, type ScalarActivationName } from '../../../src/numerics/activation/table';
import { erf, erfc, normalCdf, normalDensity } from '../../../src/numerics/erf';
import { exp, expm1 } from '../../../src/numerics/exp';
import { log, log1p } from '../../../src/numerics/log';
import { power } from '../../../src/numerics/power';
import { sigmoid } from '../../../src/numerics/sigmoid';
import { softplus } from '../../../src/numerics/softplus';
import { tanh } from '../../../src/numerics/tanh';
import { cos, sin } from '../../../src/numerics/trigonometry';

/** 32-bit numbers of a linear congruence, so that the inputs do not depend on what is tested. */
function words(): () => number {
  let state = 20269;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
}

/** 2 000 numbers around 0 in each of several sizes, and 4 000 of any exponent. */
function inputs(): Float64Array {
  const next = words();
  const found: number[] = [];
  for (const size of [1e-9, 1e-3, 0.5, 1, 3, 10, 40, 750, 2e6]) {
    for (let i = 0; i < 2000; i++) found.push((next() / 2 ** 31 - 1) * size);
  }
  const register = new DataView(new ArrayBuffer(8));
  while (found.length < 22_000) {
    register.setUint32(0, next());
    register.setUint32(4, next());
    const x = register.getFloat64(0);
    if (Number.isFinite(x)) found.push(x);
  }
  return Float64Array.from(found);
}

const xs = inputs();

/** A digest of the bits of f over all inputs; every NaN counts as the same. */
function digest(f: (x: number) => number): string {
  const ys = xs.map((x) => {
    const y = f(x);
    return Number.isNaN(y) ? NaN : y;
  });
  return createHash('sha256').update(new Uint8Array(ys.buffer)).digest('hex').slice(0, 16);
}

/**
 * The bits themselves: a run is the same on every machine and in every release that does not say otherwise. Whoever
 * changes a function on purpose changes the figures of every run, and says so in the change log.
 */
const functions: readonly (readonly [name: string, f: (x: number) => number, digest: string])[] = [
  ['exp', exp, '3d87d1dceefa01f7'],
  ['expm1', expm1, 'cd385dc487faa0dc'],
  ['log', log, '0eca4dad85e85e5b'],
  ['log1p', log1p, '6eebbe60047fb18c'],
  ['tanh', tanh, '11f1fc75dc1ffa22'],
  ['sigmoid', sigmoid, '63361bb78d8f403c'],
  ['softplus', softplus, 'b653937301918906'],
  ['erf', erf, '893cf68455245900'],
  ['erfc', erfc, '2569358082ca5965'],
  ['normalCdf', normalCdf, '2649611872efcb72'],
  ['normalDensity', normalDensity, '4a262dceb5dd04f8'],
  ['sin', sin, 'fa6fc1a7e7c0156e'],
  ['cos', cos, '07ea642da9aece6a'],
  ['x³', (x) => power(x, 3), '695820fa82eccce6'],
  ['x⁻¹⁷', (x) => power(x, -17), 'f38abd89f27a2dd5'],
  ['1.0001ⁿ', (x) => power(1.0001, Math.round(x)), '750e5199553b1008'],
];

/** g, then g′. */
const activations: Readonly<Record<ScalarActivationName, string>> = {
  linear: '95f673c3b908c403 3f6076e0e189bf09',
  sigmoid: '63361bb78d8f403c bdc96d50b6a7d52b',
  tanh: '11f1fc75dc1ffa22 01a05734c9a7d535',
  relu: 'd6ae4d018041502e fd125e9cac88843d',
  'leaky-relu': '8c6c0bf4a75ffd8a a9950595857eb337',
  elu: '9180e9e29bc43da3 4c62a4736c0fef07',
  gelu: '070c674e4eeb2dfd b7e4aef0df7d6dd5',
  silu: 'fce747ffb74b4edc b6b924a28e6be343',
  softplus: 'b653937301918906 63361bb78d8f403c',
};

describe('numerics: the same bits for ever', () => {
  for (const [name, f, expected] of functions) it(name, () => assert.equal(digest(f), expected));

  for (const name of activationNames.filter(isScalar)) {
    const g = activationOf(name);
    it(`g and g′ of ${name}`, () => {
      const values = digest((z) => g.value(z, defaultSlope));
      const derivatives = digest((z) => g.derivative(z, g.value(z, defaultSlope), defaultSlope));
      assert.equal(`${values} ${derivatives}`, activations[name]);
    });
  }
});
