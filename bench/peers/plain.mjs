// Typed arrays and loops, as one writes them by hand: no library, float32 storage, rows in the order of memory.

import { batchesOf, crossEntropy } from './batches.mjs';
import { updateOf } from './update.mjs';

export const comparable = true;

/** @type {import('../peer.mjs').MakeLearner} */
export function learner({ layers, hidden, output, batch, optimizer, rate }, { x, y, parameters }) {
  const last = layers.length - 1;
  const xs = batchesOf(x, layers[0], batch);
  const ys = batchesOf(y, layers[last], batch);
  // W as (inputs, units), so that the innermost loops run along rows.
  const w = parameters.map(({ weight }, l) => transposed(weight, layers[l + 1], layers[l]));
  const b = parameters.map(({ bias }) => bias.slice());
  const dw = w.map(({ length }) => new Float32Array(length));
  const db = b.map(({ length }) => new Float32Array(length));
  /** @type {Float32Array[]} */
  const a = layers.map((units) => new Float32Array(batch * units));
  const dz = layers.map((units) => new Float32Array(batch * units));
  const update = updateOf(optimizer, rate, [...w, ...b], [...dw, ...db]);

  const forward = (/** @type {Float32Array} */ input) => {
    a[0] = input;
    for (let l = 0; l < last; l++) {
      affine(a[l], w[l], b[l], a[l + 1], layers[l], layers[l + 1], batch);
      activate(a[l + 1], l + 1 < last ? hidden : output, layers[l + 1]);
    }
  };
  const backward = (/** @type {Float32Array} */ target) => {
    for (let i = 0; i < target.length; i++) dz[last][i] = (a[last][i] - target[i]) / batch;
    for (let l = last - 1; l >= 0; l--) {
      gradient(a[l], dz[l + 1], dw[l], db[l], layers[l], layers[l + 1], batch);
      if (l > 0) through(dz[l + 1], w[l], a[l], dz[l], hidden, layers[l], layers[l + 1], batch);
    }
  };
  return {
    train(from, count) {
      for (let k = from; k < from + count; k++) {
        forward(xs[k]);
        backward(ys[k]);
        update();
      }
    },
    cost() {
      forward(xs[0]);
      return crossEntropy(a[last], ys[0], output, batch);
    },
  };
}

/**
 * @param {Float32Array} weight (rows, columns)
 * @param {number} rows
 * @param {number} columns
 */
function transposed(weight, rows, columns) {
  return Float32Array.from(weight, (_, i) => weight[(i % rows) * columns + Math.floor(i / rows)]);
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
    for (let j = 0; j < units; j++) z[row + j] = b[j];
    for (let k = 0; k < inputs; k++) {
      const value = a[i * inputs + k];
      for (let j = 0; j < units; j++) z[row + j] += value * w[k * units + j];
    }
  }
}

/**
 * @param {Float32Array} z
 * @param {'tanh' | 'relu' | 'sigmoid' | 'softmax'} activation
 * @param {number} units
 */
function activate(z, activation, units) {
  if (activation === 'tanh') for (let i = 0; i < z.length; i++) z[i] = Math.tanh(z[i]);
  else if (activation === 'relu') for (let i = 0; i < z.length; i++) z[i] = z[i] > 0 ? z[i] : 0;
  else if (activation === 'sigmoid') for (let i = 0; i < z.length; i++) z[i] = 1 / (1 + Math.exp(-z[i]));
  else for (let row = 0; row < z.length; row += units) softmax(z, row, units);
}

/**
 * @param {Float32Array} z
 * @param {number} row
 * @param {number} units
 */
function softmax(z, row, units) {
  let greatest = z[row];
  for (let j = 1; j < units; j++) greatest = Math.max(greatest, z[row + j]);
  let sum = 0;
  for (let j = 0; j < units; j++) {
    z[row + j] = Math.exp(z[row + j] - greatest);
    sum += z[row + j];
  }
  for (let j = 0; j < units; j++) z[row + j] /= sum;
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
    for (let j = 0; j < units; j++) db[j] += dz[row + j];
    for (let k = 0; k < inputs; k++) {
      const value = a[i * inputs + k];
      for (let j = 0; j < units; j++) dw[k * units + j] += value * dz[row + j];
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
      for (let j = 0; j < units; j++) sum += dz[i * units + j] * w[k * units + j];
      const value = a[i * inputs + k];
      before[i * inputs + k] = hidden === 'tanh' ? sum * (1 - value * value) : value > 0 ? sum : 0;
    }
  }
}
