// ml-matrix: forward and backward written with its matrices, in float64.

import { createRequire } from 'node:module';
import { shapesOf } from '../workloads.mjs';
import { batchesOf, crossEntropy } from './batches.mjs';

const { Matrix } = createRequire(import.meta.url)('ml-matrix');

export const comparable = true;

const [mu, beta1, beta2, epsilon] = [0.9, 0.9, 0.999, 1e-8];

/** @type {import('../peer.mjs').MakeLearner} */
export function learner({ layers, hidden, output, batch, optimizer, rate }, { x, y, parameters }) {
  const last = layers.length - 1;
  const rows = (/** @type {Float32Array} */ values, /** @type {number} */ width) =>
    batchesOf(values, width, batch).map((slice) => Matrix.from1DArray(batch, width, slice));
  const { features, outputs } = shapesOf(layers);
  const [xs, ys] = [rows(x, features), rows(y, outputs)];
  const w = parameters.map(({ inputs, units, weight }) => Matrix.from1DArray(units, inputs, weight).transpose());
  const b = parameters.map(({ bias }) => Matrix.rowVector(bias));
  const update = updateOf(optimizer, rate, [...w, ...b]);

  const forward = (/** @type {any} */ input) => {
    const a = [input];
    for (let l = 0; l < last; l++) {
      const z = a[l].mmul(w[l]).addRowVector(b[l]);
      if (l + 1 < last) hidden === 'tanh' ? z.tanh() : each(z, (value) => Math.max(value, 0));
      else if (output === 'sigmoid') each(z, (value) => 1 / (1 + Math.exp(-value)));
      else {
        z.subColumnVector(z.max('row')).exp();
        z.divColumnVector(z.sum('row'));
      }
      a.push(z);
    }
    return a;
  };
  const slope = hidden === 'tanh' ? (/** @type {number} */ a) => 1 - a * a : (/** @type {number} */ a) => Number(a > 0);
  return {
    train(from, count) {
      for (let k = from; k < from + count; k++) {
        const a = forward(xs[k]);
        const gradients = [];
        let dz = Matrix.sub(a[last], ys[k]).div(batch);
        for (let l = last - 1; l >= 0; l--) {
          gradients[l] = a[l].transpose().mmul(dz);
          gradients[last + l] = Matrix.rowVector(dz.sum('column'));
          if (l > 0) dz = dz.mmul(w[l].transpose()).mul(each(a[l], slope));
        }
        update(gradients);
      }
    },
    cost: () => crossEntropy(forward(xs[0])[last].to1DArray(), ys[0].to1DArray(), output, batch),
  };
}

/**
 * Every value of a matrix replaced in place.
 * @param {any} matrix
 * @param {(value: number) => number} rule
 */
function each(matrix, rule) {
  for (let i = 0; i < matrix.rows; i++) {
    for (let j = 0; j < matrix.columns; j++) matrix.set(i, j, rule(matrix.get(i, j)));
  }
  return matrix;
}

/**
 * What moves the parameters by gradients, in place.
 * @param {import('../workloads.mjs').Workload['optimizer']} optimizer
 * @param {number} rate
 * @param {readonly any[]} parameters matrices
 * @returns {(gradients: readonly any[]) => void}
 */
function updateOf(optimizer, rate, parameters) {
  const zeros = () => parameters.map(({ rows, columns }) => Matrix.zeros(rows, columns));
  const [first, second] = optimizer === 'gradient-descent' ? [[], []] : [zeros(), zeros()];
  let step = 0;
  return (gradients) => {
    step++;
    const [corrected, scale] = [rate / (1 - beta1 ** step), Math.sqrt(1 - beta2 ** step)];
    for (const [t, w] of parameters.entries()) {
      const g = gradients[t];
      if (optimizer === 'gradient-descent') w.sub(g.mul(rate));
      else if (optimizer === 'momentum') w.sub(Matrix.mul(first[t].mul(mu).add(g), rate));
      else {
        first[t].mul(beta1).add(Matrix.mul(g, 1 - beta1));
        second[t].mul(beta2).add(Matrix.mul(g, g).mul(1 - beta2));
        w.sub(Matrix.mul(first[t], corrected).div(Matrix.sqrt(second[t]).div(scale).add(epsilon)));
      }
    }
  };
}
