import type { FeatureMatrix } from '../model/feature-matrix';
import { predictedClass } from './classes';
import { copyRows } from './examples';
import { evaluationBatch } from './memory';
import type { Network } from './network';

export interface Prediction {
  /** m × n_y: ŷ, example by example. */
  readonly outputs: Float64Array;
  /** The predicted class of each example. */
  readonly classes: Int32Array;
}

/** ŷ of the examples of X, dropout off, and the predicted class of each. */
export function predict(network: Network, x: FeatureMatrix): Prediction {
  const { outputs: n } = network;
  const { m } = x;
  const pass = network.pass({ capacity: Math.min(evaluationBatch, Math.max(1, m)) });
  const outputs = new Float64Array(m * n);
  const classes = new Int32Array(m);
  for (let from = 0; from < m; from += pass.capacity) {
    const count = Math.min(pass.capacity, m - from);
    x.read(from, count, pass.input.value);
    pass.forward(count);
    copyRows(pass.output.value, n, 0, count, outputs.subarray(from * n));
    const scores = pass.scores();
    for (let i = 0; i < count; i++) classes[from + i] = predictedClass(scores, i);
  }
  return { outputs, classes };
}
