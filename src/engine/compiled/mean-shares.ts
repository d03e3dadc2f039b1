import type { ExampleSet } from '../../model/dataset';
import type { Loss } from '../losses/loss';
import { weightOf } from '../losses/weighted';
import type { TrainingPlan } from './training-plan';

/** The share w/Σw of each example in the mean of its batch, where examples have weights, in the order of an epoch. */
export class MeanShares {
  /** By example. */
  private readonly weights: Float64Array;

  constructor(
    private readonly plan: TrainingPlan,
    { m, y }: ExampleSet,
    loss: Pick<Loss, 'weight'>,
    /** The module's memory. */
    private readonly floats: Float32Array,
  ) {
    const { outputs: n } = plan.network;
    this.weights = Float64Array.from({ length: m }, (_, i) => weightOf(loss, { y, n }, i));
  }

  /** Writes the shares of an epoch with this order of the examples; without one it is that of the set. */
  write(order?: Int32Array): void {
    const { weights, floats } = this;
    const { batch, memory } = this.plan;
    const place = memory.meanShares / 4;
    const weightAt = (position: number): number => weights[order ? (order[position] ?? NaN) : position] ?? NaN;
    for (let from = 0; from < weights.length; from += batch) {
      const end = Math.min(from + batch, weights.length);
      let total = 0;
      for (let p = from; p < end; p++) total += weightAt(p);
      for (let p = from; p < end; p++) floats[place + p] = total === 0 ? 0 : weightAt(p) / total;
    }
  }
}
