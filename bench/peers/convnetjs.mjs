// ConvNetJS: float64, one example after the other, gradients summed over a batch. It has no sigmoid with cross-entropy,
// so a single sigmoid unit becomes a softmax over two classes.

import { createRequire } from 'node:module';
import { shapesOf } from '../workloads.mjs';

const { Net, Trainer, Vol } = createRequire(import.meta.url)('convnetjs');

export const comparable = false;

/** @type {import('../peer.mjs').MakeLearner} */
export function learner({ layers, hidden, output, batch, examples, optimizer, rate }, { x, y, parameters }) {
  const { features, outputs: classes } = shapesOf(layers);
  const net = new Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: features },
    ...layers.slice(1, -1).map((units) => ({ type: 'fc', num_neurons: units, activation: hidden })),
    { type: 'softmax', num_classes: output === 'softmax' ? classes : 2 },
  ]);
  const hiddenLayers = net.layers.filter((/** @type {{ layer_type: string }} */ layer) => layer.layer_type === 'fc');
  for (const [l, { inputs, weight, bias }] of parameters.slice(0, -1).entries()) {
    for (const [j, filter] of hiddenLayers[l].filters.entries()) {
      filter.w.set(weight.subarray(j * inputs, (j + 1) * inputs));
    }
    hiddenLayers[l].biases.w.set(bias);
  }
  const rule = { method: 'sgd', momentum: optimizer === 'momentum' ? 0.9 : 0 };
  const trainer = new Trainer(net, { ...rule, learning_rate: rate, batch_size: batch, l2_decay: 0 });
  const volumes = Array.from({ length: examples }, (_, i) => {
    const volume = new Vol(1, 1, features, 0);
    volume.w.set(x.subarray(i * features, (i + 1) * features));
    return volume;
  });
  const labels = Array.from({ length: examples }, (_, i) =>
    classes === 1 ? (y[i] ?? Number.NaN) : y.subarray(i * classes, (i + 1) * classes).indexOf(1),
  );
  return {
    train(from, count) {
      for (let i = from * batch; i < (from + count) * batch; i++) trainer.train(volumes[i], labels[i]);
    },
    cost() {
      let sum = 0;
      for (const [i, label] of labels.slice(0, batch).entries())
        sum -= Math.log(net.forward(volumes[i], false).w[label]);
      return sum / batch;
    },
  };
}
