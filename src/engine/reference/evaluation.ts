import type { Measure } from '../../model/record';
import { predictedClass, targetClass } from '../classes';
import { copyRows, type Examples } from '../examples';
import { weightedMean, weightOf } from '../losses/weighted';
import { evaluationBatch } from '../memory';
import type { Network } from '../network';
import type { RegressionMeasure } from '../training/regression-measure';
import type { Pass } from './pass';

/** Evaluates sets of examples, a batch at a time, in its own buffers. */
export class Evaluation {
  private readonly pass: Pass;
  private readonly y: Float64Array;

  /** `largest` is the size of the largest set, `trainSize` the training set's m, by which the l2 penalty is divided. */
  constructor(
    private readonly network: Network,
    largest: number,
    private readonly trainSize: number,
    private readonly classes: boolean,
    private readonly regression?: RegressionMeasure,
  ) {
    const capacity = Math.min(evaluationBatch, largest);
    this.pass = network.pass({ capacity });
    this.y = new Float64Array(capacity * network.outputs);
  }

  /** Evaluates the set once. */
  measure(examples: Examples): Measure {
    const { loss, outputs: n } = this.network;
    let sum = 0;
    let weights = 0;
    let right = 0;
    this.regression?.begin();
    this.forEachBatch(examples, (pass, y, m) => {
      const outputs = pass.outputs(y);
      for (let i = 0; i < m; i++) {
        const weight = weightOf(loss, outputs, i);
        weights += weight;
        sum += weight * loss.value(outputs, i);
        this.regression?.add(outputs, i);
        if (this.classes && predictedClass(outputs, i) === targetClass(y, i, n, loss.name)) right++;
      }
    });
    const cost = weightedMean(sum, weights) + this.network.penalty(this.trainSize);
    return { cost, ...(this.classes ? { accuracy: right / examples.m } : this.regression?.figures(examples.y)) };
  }

  /** Forward over the set, batch by batch; `visit` gets the caches, targets, size and first example of each. */
  forEachBatch(examples: Examples, visit: (pass: Pass, y: Float64Array, m: number, from: number) => void): void {
    for (let from = 0; from < examples.m; from += this.pass.capacity) {
      const m = Math.min(this.pass.capacity, examples.m - from);
      copyRows(examples.x, examples.features, from, m, this.pass.input.value);
      copyRows(examples.y, examples.outputs, from, m, this.y);
      this.pass.forward(m);
      visit(this.pass, this.y, m, from);
    }
  }
}
