import type { Dataset } from '../../model/dataset';
import type { LossName } from '../../model/loss';
import type { Spec } from '../../model/spec';
import type { Examples } from '../examples';
import type { Loss } from '../losses/loss';
import { lossFor } from '../losses/table';
import { totalWeight, weighted, weightedMean, weightOf } from '../losses/weighted';
import { Network } from '../network';
import { Evaluation } from '../reference/evaluation';
import { setParameters } from './parameter-vector';

/** Work that one cost may take, in products; it takes some milliseconds. Of more examples, evenly chosen ones are used. */
const mostEffort = 4e6;
/** An activation takes about as long as so many products. */
const activationEffort = 20;
const fewestExamples = 16;

/** J of a network at any of its parameters, in float64, with dropout off: of its own loss, and of another one beside it. */
export class CostFunction {
  /** Training examples that J is taken over. */
  readonly examples: number;
  /** Products, more or less, that one cost takes. */
  readonly effort: number;
  private readonly network: Network;
  private readonly losses: readonly Loss[];
  private readonly set: Examples;
  private readonly evaluation: Evaluation;

  /** `losses` must be defined for the output. Throws the Faults of a network's shapes. */
  constructor(
    spec: Spec,
    private readonly dataset: Dataset,
    losses: readonly LossName[],
  ) {
    const { classWeights, train } = dataset;
    this.network = new Network(spec, 'float64', classWeights);
    const { output, shapes } = this.network;
    this.losses = losses.map((name) => weighted(lossFor(name, output.activation.name, output.units), classWeights));
    const ofOne = shapes.reduce((sum, { multiplyAdds, units }) => sum + multiplyAdds + activationEffort * units, 1);
    this.examples = Math.min(train.m, Math.max(fewestExamples, Math.floor(mostEffort / ofOne)));
    this.effort = this.examples * ofOne;
    this.set = evenly(dataset, this.examples);
    this.evaluation = new Evaluation(this.network, this.examples, train.m, false);
  }

  /** J of each loss at θ, the penalty included. */
  at(theta: Float64Array): readonly number[] {
    const { losses, network } = this;
    setParameters(network, theta);
    const sums = losses.map(() => 0);
    let total = 0;
    this.evaluation.forEachBatch(this.set, (pass, y, m) => {
      const outputs = pass.outputs(y);
      total += totalWeight(network.loss, outputs, m);
      for (const [k, loss] of losses.entries()) {
        let sum = 0;
        for (let i = 0; i < m; i++) sum += weightOf(loss, outputs, i) * loss.value(outputs, i);
        sums[k] = (sums[k] ?? NaN) + sum;
      }
    });
    const penalty = network.penalty(this.dataset.train.m);
    return sums.map((sum) => weightedMean(sum, total) + penalty);
  }
}

function evenly({ train, features, outputs }: Dataset, count: number): Examples {
  const x = new Float64Array(count * features);
  const y = new Float64Array(count * outputs);
  for (let k = 0; k < count; k++) {
    const i = Math.floor((k * train.m) / count);
    train.x.read(i, 1, x, k * features);
    y.set(train.y.subarray(i * outputs, (i + 1) * outputs), k * outputs);
  }
  return { m: count, features, outputs, x, y };
}
