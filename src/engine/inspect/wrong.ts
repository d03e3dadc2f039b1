import { predictedClass, targetClass } from '../classes';
import type { Examples } from '../examples';
import type { Network } from '../network';
import type { Evaluation } from '../reference/evaluation';

/** Indices of the examples whose predicted class is wrong. */
export function wrongExamples(network: Network, evaluation: Evaluation, examples: Examples): number[] {
  const n = network.outputs;
  const { name } = network.loss;
  const wrong: number[] = [];
  evaluation.forEachBatch(examples, (pass, y, m, from) => {
    const outputs = pass.outputs(y);
    for (let i = 0; i < m; i++) if (predictedClass(outputs, i) !== targetClass(y, i, n, name)) wrong.push(from + i);
  });
  return wrong;
}
