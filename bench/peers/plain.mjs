// Typed arrays and loops, as one writes them by hand: no library, float32 storage, rows in the order of memory.

import { shapesOf } from '../workloads.mjs';
import { batchesOf, crossEntropy } from './batches.mjs';
import { updateOf } from './update.mjs';

export const comparable = true;

/** @type {import('../peer.mjs').MakeLearner} */
export function learner({ layers, hidden, output, batch, optimizer, rate }, { x, y, parameters }) {
  const { features, outputs } = shapesOf(layers);
  const xs = batchesOf(x, features, batch);
  const ys = batchesOf(y, outputs, batch);
  const dense = parameters.map(({ inputs, units, weight, bias }, l) => ({
    inputs,
    units,
    /** @type {Parameters<typeof activate>[1]} */
    activation: l < parameters.length - 1 ? hidden : output,
    // W as (inputs, units), so that the innermost loops run along rows.
    w: transposed(weight, units, inputs),
    b: bias.slice(),
    dw: new Float32Array(weight.length),
    db: new Float32Array(bias.length),
    a: new Float32Array(batch * units),
    dz: new Float32Array(batch * units),
  }));
  const outer = dense.at(-1);
  if (!outer) throw new RangeError('a network has at least one dense layer');
  const backwards = dense.map((layer, l) => ({ layer, before: dense[l - 1] })).reverse();
  const update = updateOf(
    optimizer,
    rate,
    [...dense.map(({ w }) => w), ...dense.map(({ b }) => b)],
    [...dense.map(({ dw }) => dw), ...dense.map(({ db }) => db)],
  );

  const forward = (/** @type {Float32Array} */ input) => {
    let from = input;
    for (const { inputs, units, activation, w, b, a } of dense) {
      affine(from, w, b, a, inputs, units, batch);
      activate(a, activation, units);
      from = a;
    }
  };
  const backward = (/** @type {Float32Array} */ input, /** @type {Float32Array} */ target) => {
    for (let i = 0; i < target.length; i++) {
      outer.dz[i] = ((outer.a[i] ?? Number.NaN) - (target[i] ?? Number.NaN)) / batch;
    }
    for (const { layer, before } of backwards) {
      const { inputs, units, w, dw, db, dz } = layer;
      gradient(before ? before.a : input, dz, dw, db, inputs, units, batch);
      if (before) through(dz, w, before.a, before.dz, hidden, inputs, units, batch);
    }
  };
  /** Examples and targets of a batch. */
  const handed = (/** @type {number} */ k) => {
    const [input, target] = [xs[k], ys[k]];
    if (!input || !target) throw new RangeError(`there is no batch ${k}`);
    return { input, target };
  };
  return {
    train(from, count) {
      for (let k = from; k < from + count; k++) {
        const { input, target } = handed(k);
        forward(input);
        backward(input, target);
        update();
      }
    },
    cost() {
      const { input, target } = handed(0);
      forward(input);
      return crossEntropy(outer.a, target, output, batch);
    },
  };
}

/**
 * @param {Float32Array} weight (rows, columns)
 * @param {number} rows
 * @param {number} columns
 */
function transposed(weight, rows, columns) {
  return Float32Array.from(weight, (_, i) => weight[(i % rows) * columns + Math.floor(i / rows)] ?? Number.NaN);
}

/**
 * Z = A·W + b.
 * @param {Float32Array} a
 * @param {Float32Array} w
 * @param {Float32Array} b
 * @param {Float32Array} z
 * @param {number} inputs
 * @param {number} units
 * @param {number} m
 */
function affine(a, w, b, z, inputs, units, m) {
  for (let i = 0; i < m; i++) {
    const row = i * units;
    for (let j = 0; j < units; j++) z[row + j] = b[j] ?? Number.NaN;
    for (let k = 0; k < inputs; k++) {
      const value = a[i * inputs + k] ?? Number.NaN;
      for (let j = 0; j < units; j++) {
        z[row + j] = (z[row + j] ?? Number.NaN) + value * (w[k * units + j] ?? Number.NaN);
      }
    }
  }
}

/**
 * @param {Float32Array} z
 * @param {'tanh' | 'relu' | 'sigmoid' | 'softmax'} activation
 * @param {number} units
 */
function activate(z, activation, units) {
  if (activation === 'tanh') for (let i = 0; i < z.length; i++) z[i] = Math.tanh(z[i] ?? Number.NaN);
  else if (activation === 'relu')
    for (let i = 0; i < z.length; i++) z[i] = (z[i] ?? Number.NaN) > 0 ? (z[i] ?? Number.NaN) : 0;
  else if (activation === 'sigmoid')
    for (let i = 0; i < z.length; i++) z[i] = 1 / (1 + Math.exp(-(z[i] ?? Number.NaN)));
  else for (let row = 0; row < z.length; row += units) softmax(z, row, units);
}

/**
 * @param {Float32Array} z
 * @param {number} row
 * @param {number} units
 */
function softmax(z, row, units) {
  let greatest = z[row] ?? Number.NaN;
  for (let j = 1; j < units; j++) greatest = Math.max(greatest, z[row + j] ?? Number.NaN);
  let sum = 0;
  for (let j = 0; j < units; j++) {
    z[row + j] = Math.exp((z[row + j] ?? Number.NaN) - greatest);
    sum += z[row + j] ?? Number.NaN;
  }
  for (let j = 0; j < units; j++) z[row + j] = (z[row + j] ?? Number.NaN) / sum;
}

/**
 * dW = Aᵀ·dZ, db = Σ dZ.
 * @param {Float32Array} a
 * @param {Float32Array} dz
 * @param {Float32Array} dw
 * @param {Float32Array} db
 * @param {number} inputs
 * @param {number} units
 * @param {number} m
 */
function gradient(a, dz, dw, db, inputs, units, m) {
  dw.fill(0);
  db.fill(0);
  for (let i = 0; i < m; i++) {
    const row = i * units;
    for (let j = 0; j < units; j++) db[j] = (db[j] ?? Number.NaN) + (dz[row + j] ?? Number.NaN);
    for (let k = 0; k < inputs; k++) {
      const value = a[i * inputs + k] ?? Number.NaN;
      for (let j = 0; j < units; j++) {
        dw[k * units + j] = (dw[k * units + j] ?? Number.NaN) + value * (dz[row + j] ?? Number.NaN);
      }
    }
  }
}

/**
 * dZ of the layer before: (dZ·Wᵀ) ∘ g′.
 * @param {Float32Array} dz
 * @param {Float32Array} w
 * @param {Float32Array} a
 * @param {Float32Array} before
 * @param {'tanh' | 'relu'} hidden
 * @param {number} inputs
 * @param {number} units
 * @param {number} m
 */
function through(dz, w, a, before, hidden, inputs, units, m) {
  for (let i = 0; i < m; i++) {
    for (let k = 0; k < inputs; k++) {
      let sum = 0;
      for (let j = 0; j < units; j++) sum += (dz[i * units + j] ?? Number.NaN) * (w[k * units + j] ?? Number.NaN);
      const value = a[i * inputs + k] ?? Number.NaN;
      before[i * inputs + k] = hidden === 'tanh' ? sum * (1 - value * value) : value > 0 ? sum : 0;
    }
  }
}
