import { classOf } from '../classes';
import type { Examples } from '../examples';
import type { Network } from '../network';
import type { Evaluation } from '../reference/evaluation';

/** Places of the examples whose predicted class is not theirs. */
export function wrongExamples(network: Network, evaluation: Evaluation, examples: Examples): number[] {
  const n = network.outputs;
  const { name } = network.loss;
  const wrong: number[] = [];
  evaluation.forEachBatch(examples, (pass, y, m, from) => {
    const a = pass.output.value;
    for (let i = 0; i < m; i++) if (classOf(a, i * n, n, name) !== classOf(y, i * n, n, name)) wrong.push(from + i);
  });
  return wrong;
}
