// TensorFlow.js: tensors, automatic differentiation and its own optimisers, on whichever backend is chosen.

import { createRequire } from 'node:module';
import { shapesOf } from '../workloads.mjs';
import { batchesOf } from './batches.mjs';

const tf = createRequire(import.meta.url)('@tensorflow/tfjs');

/**
 * @param {string} backend that has been registered
 * @returns {import('../peer.mjs').MakeLearner}
 */
export function learnerOn(backend) {
  return async ({ layers, hidden, output, batch, optimizer, rate }, { x, y, parameters }) => {
    await tf.setBackend(backend);
    await tf.ready();
    const last = layers.length - 1;
    const rows = (/** @type {Float32Array} */ values, /** @type {number} */ width) =>
      batchesOf(values, width, batch).map((slice) => tf.tensor2d(slice, [batch, width]));
    const { features, outputs } = shapesOf(layers);
    const [xs, ys] = [rows(x, features), rows(y, outputs)];
    const w = parameters.map(({ inputs, units, weight }) =>
      tf.variable(tf.transpose(tf.tensor2d(weight, [units, inputs]))),
    );
    const b = parameters.map(({ bias }) => tf.variable(tf.tensor1d(bias)));
    const rule = {
      'gradient-descent': () => tf.train.sgd(rate),
      momentum: () => tf.train.momentum(rate, 0.9),
      adam: () => tf.train.adam(rate, 0.9, 0.999, 1e-8),
    }[optimizer]();
    const costOf = (/** @type {number} */ k) => {
      let a = xs[k];
      for (let l = 0; l < last; l++) {
        a = tf.add(tf.matMul(a, w[l]), b[l]);
        if (l + 1 < last) a = hidden === 'tanh' ? tf.tanh(a) : tf.relu(a);
      }
      return output === 'softmax' ? tf.losses.softmaxCrossEntropy(ys[k], a) : tf.losses.sigmoidCrossEntropy(ys[k], a);
    };
    return {
      train(from, count) {
        for (let k = from; k < from + count; k++) tf.tidy(() => rule.minimize(() => costOf(k), false, [...w, ...b]));
      },
      cost: () => tf.tidy(() => costOf(0).dataSync()[0]),
    };
  };
}
