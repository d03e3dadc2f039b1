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

/** ŷ of m examples (m × n_x values, scaled), dropout off, and the predicted class of each. */
export function predict(network: Network, x: Float64Array, m: number): Prediction {
  const { features, outputs: n } = network;
  const pass = network.pass({ capacity: Math.min(evaluationBatch, Math.max(1, m)) });
  const outputs = new Float64Array(m * n);
  const classes = new Int32Array(m);
  for (let from = 0; from < m; from += pass.capacity) {
    const count = Math.min(pass.capacity, m - from);
    copyRows(x, features, from, count, pass.input.value);
    pass.forward(count);
    copyRows(pass.output.value, n, 0, count, outputs.subarray(from * n));
    const scores = pass.scores();
    for (let i = 0; i < count; i++) classes[from + i] = predictedClass(scores, i);
  }
  return { outputs, classes };
}
