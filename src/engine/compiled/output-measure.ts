import type { ExampleSet } from '../../model/dataset';
import type { Measure } from '../../model/record';
import { activationOf } from '../../numerics/activation/table';
import { predictedClass, targetClass } from '../classes';
import type { Outputs } from '../losses/loss';
import { weightedMean, weightOf } from '../losses/weighted';
import type { Network } from '../network';
import type { RegressionMeasure } from '../training/regression-measure';

/** Cost, accuracy and wrong examples of a set, from its Z[L]: activation and loss in double by the reference. */
export class OutputMeasure {
  private readonly outputs: Outputs & { readonly z: Float64Array; readonly a: Float64Array };
  private sum = 0;
  private weights = 0;
  private places: number[] = [];

  /** `capacity` is the largest number of examples that are added at once. */
  constructor(
    private readonly network: Network,
    capacity: number,
    private readonly classes: boolean,
    private readonly regression?: RegressionMeasure,
  ) {
    const n = network.outputs;
    const buffer = (): Float64Array => new Float64Array(capacity * n);
    this.outputs = { z: buffer(), a: buffer(), y: buffer(), n };
  }

  begin(): void {
    this.sum = 0;
    this.weights = 0;
    this.regression?.begin();
    this.places = [];
  }

  /** Adds `count` examples: their rows of z, and the set's y from example `from` on. */
  add(z: Float32Array, y: Float64Array, from: number, count: number): void {
    const { outputs, network } = this;
    const { n } = outputs;
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < n; j++) {
        outputs.z[i * n + j] = z[i * n + j] ?? NaN;
        outputs.y[i * n + j] = y[(from + i) * n + j] ?? NaN;
      }
    }
    this.activate(count);
    const { loss } = network;
    for (let i = 0; i < count; i++) {
      const weight = weightOf(loss, outputs, i);
      this.weights += weight;
      this.sum += weight * loss.value(outputs, i);
      this.regression?.add(outputs, i);
      const isWrong = predictedClass(outputs, i) !== targetClass(outputs.y, i, n, loss.name);
      if (this.classes && isWrong) this.places.push(from + i);
    }
  }

  /** The mean of the losses of the added examples. */
  get mean(): number {
    return weightedMean(this.sum, this.weights);
  }

  /** The figures of the m added examples, a set with these targets; `penalty` is the l2 penalty. */
  measure({ m, y }: ExampleSet, penalty: number): Measure {
    const cost = this.mean + penalty;
    return { cost, ...(this.classes ? { accuracy: (m - this.places.length) / m } : this.regression?.figures(y)) };
  }

  /** Indices of the examples since `begin` whose class is predicted wrongly; none if there are no classes. */
  get wrong(): readonly number[] {
    return this.places;
  }

  private activate(count: number): void {
    const { name, slope } = this.network.output.activation;
    const { z, a, n } = this.outputs;
    const activation = activationOf(name);
    if (activation.form === 'vector') {
      for (let i = 0; i < count; i++) activation.value(z, a, i * n, n);
    } else {
      for (let k = 0; k < count * n; k++) a[k] = activation.value(z[k] ?? NaN, slope);
    }
  }
}
