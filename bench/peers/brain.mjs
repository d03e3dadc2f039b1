// brain.js: one example at a time, an update after each; one activation for all layers, and half the squared error.
// Its updates are not means over a batch, so its rate is a batch's part of the others'; it does not go without momentum.

import { createRequire } from 'node:module';
import { shapesOf } from '../workloads.mjs';

const { NeuralNetwork } = createRequire(import.meta.url)('brain.js');

export const comparable = false;

/** @type {import('../peer.mjs').MakeLearner} */
export function learner({ layers, hidden, batch, examples, optimizer, rate }, { x, y, parameters }) {
  const { features, outputs } = shapesOf(layers);
  const rule = optimizer === 'adam' ? { praxis: 'adam' } : { momentum: optimizer === 'momentum' ? 0.9 : 0.1 };
  const net = new NeuralNetwork({ activation: hidden, learningRate: rate / batch, ...rule });
  net.sizes = [...layers];
  net.initialize();
  for (const [l, { inputs, units, weight, bias }] of parameters.entries()) {
    for (let j = 0; j < units; j++) {
      net.weights[l + 1][j].set(weight.subarray(j * inputs, (j + 1) * inputs));
    }
    net.biases[l + 1].set(bias);
  }
  // Its output takes the activation of all layers, and a relu that starts below 0 would never learn.
  if (hidden === 'relu') net.biases[parameters.length].fill(1);
  const patterns = Array.from({ length: examples }, (_, i) => ({
    input: x.slice(i * features, (i + 1) * features),
    output: y.slice(i * outputs, (i + 1) * outputs),
  }));
  return {
    train(from, count) {
      // What `train` does for each pattern, without its copying of the patterns.
      for (let i = from * batch; i < (from + count) * batch; i++) net.trainPattern(patterns[i]);
    },
    cost() {
      let sum = 0;
      for (const { input, output } of patterns.slice(0, batch)) {
        const predicted = net.runInput(input);
        for (const [j, target] of output.entries()) sum += (predicted[j] - target) ** 2 / 2;
      }
      return sum / batch;
    },
  };
}
