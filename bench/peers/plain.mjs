// Typed arrays and loops, as one writes them by hand: no library, float32 storage, rows in the order of memory.

import { shapesOf } from '../workloads.mjs';
import { batchesOf, crossEntropy } from './batches.mjs';
import { updateOf } from './update.mjs';

export const comparable = true;

/** @type {import('../peer.mjs').MakeLearner} */
export function learner({ layers, hidden, output, batch, optimizer, rate }, { x, y, parameters }) {
  const { features, outputs, dense } = shapesOf(layers);
  const last = dense.length;
  const xs = batchesOf(x, features, batch);
  const ys = batchesOf(y, outputs, batch);
  // W as (inputs, units), so that the innermost loops run along rows.
  const w = parameters.map(({ weight, inputs, units }) => transposed(weight, units, inputs));
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
      const { inputs, units } = at(dense, l);
      affine(at(a, l), at(w, l), at(b, l), at(a, l + 1), inputs, units, batch);
      activate(at(a, l + 1), l + 1 < last ? hidden : output, units);
    }
  };
  const backward = (/** @type {Float32Array} */ target) => {
    const [predicted, error] = [at(a, last), at(dz, last)];
    for (let i = 0; i < target.length; i++) {
      error[i] = ((predicted[i] ?? Number.NaN) - (target[i] ?? Number.NaN)) / batch;
    }
    for (let l = last - 1; l >= 0; l--) {
      const { inputs, units } = at(dense, l);
      gradient(at(a, l), at(dz, l + 1), at(dw, l), at(db, l), inputs, units, batch);
      if (l > 0) through(at(dz, l + 1), at(w, l), at(a, l), at(dz, l), hidden, inputs, units, batch);
    }
  };
  return {
    train(from, count) {
      for (let k = from; k < from + count; k++) {
        forward(at(xs, k));
        backward(at(ys, k));
        update();
      }
    },
    cost() {
      forward(at(xs, 0));
      return crossEntropy(at(a, last), at(ys, 0), output, batch);
    },
  };
}

/**
 * The value at a place that can't be empty.
 * @template T
 * @param {readonly T[]} list
 * @param {number} place
 * @returns {T}
 */
function at(list, place) {
  const found = list[place];
  if (found === undefined) throw new RangeError(`there is nothing at ${place} of ${list.length}`);
  return found;
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
  else if (activation === 'relu') for (let i = 0; i < z.length; i++) z[i] = Math.max(z[i] ?? Number.NaN, 0);
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
