import type { ExampleSet } from '../../../model/dataset';
import type { OutputMeaning } from '../../../model/output-meaning';
import { predictedClass, targetClass } from '../../classes';
import { gather } from '../../examples';
import type { ForwardPass } from '../../forward-pass';
import type { Outputs } from '../../losses/loss';
import type { Network } from '../../network';
import { Confusion } from './confusion';
import { outputMeaning, surenessOf } from './output-meaning';
import { Reliability } from './reliability';

/** One example and what a classifier answers to it. */
export interface Answer {
  /** Its place in the set. */
  readonly index: number;
  readonly truth: number;
  readonly predicted: number;
  /** ŷ of the predicted class; of a single unit ŷ itself, which is about the second class. */
  readonly output: number;
}

/** A classifier's answers to `m` examples spread evenly over a set, gathered a batch at a time. */
export class Answers {
  readonly meaning: OutputMeaning;
  readonly confusion: Confusion;
  /** Of ŷ where it is P of the second class, else of the largest ŷ; empty where ŷ is no probability. */
  readonly reliability = new Reliability();
  private readonly truths: Int32Array;
  private readonly predictions: Int32Array;
  private readonly outputs: Float64Array;
  private squares = 0;
  private known = 0;

  constructor(
    private readonly network: Pick<Network, 'outputs' | 'output' | 'loss'>,
    private readonly set: ExampleSet,
    readonly m = set.m,
  ) {
    this.meaning = outputMeaning(network);
    this.confusion = new Confusion(Math.max(2, network.outputs));
    this.truths = new Int32Array(m);
    this.predictions = new Int32Array(m);
    this.outputs = new Float64Array(m);
  }

  /** Examples whose answers are known. */
  get size(): number {
    return this.known;
  }

  /** Brier score: the mean of Σ_j (ŷ_j − y_j)² over the examples, of one unit (ŷ − y)²; NaN where ŷ is no probability. */
  get brier(): number {
    return this.meaning === 'score' ? NaN : this.squares / this.known;
  }

  /** The answers to the next examples, as many as the pass takes; false once there are no more. */
  next(pass: ForwardPass): boolean {
    const { set, network, known, m } = this;
    const count = Math.min(pass.capacity, m - known);
    if (count <= 0) return false;
    const n = network.outputs;
    const indices = Int32Array.from({ length: count }, (_, i) => this.indexOf(known + i));
    const y = new Float64Array(count * n);
    if (m === set.m) set.x.read(known, count, pass.input.value);
    else set.x.gather(indices, 0, count, pass.input.value);
    gather(set.y, n, indices, 0, count, y);
    pass.forward(count);
    const outputs = pass.outputs(y);
    for (let i = 0; i < count; i++) this.add(outputs, i);
    return true;
  }

  /** The `most` answers of one cell of the matrix that are most sure, and of equals the earlier ones. */
  inCell(truth: number, predicted: number, most: number): Answer[] {
    return this.mostSure(most, (i) => this.truths[i] === truth && this.predictions[i] === predicted);
  }

  /** The `most` wrong answers that are most sure. */
  wrong(most: number): Answer[] {
    return this.mostSure(most, (i) => this.truths[i] !== this.predictions[i]);
  }

  private add(outputs: Outputs, i: number): void {
    const { a, y, n } = outputs;
    const at = this.known++;
    const truth = targetClass(y, i, n, this.network.loss.name);
    const predicted = predictedClass(outputs, i);
    const output = a[i * n + (n === 1 ? 0 : predicted)] ?? NaN;
    this.truths[at] = truth;
    this.predictions[at] = predicted;
    this.outputs[at] = output;
    this.confusion.add(truth, predicted);
    if (this.meaning === 'score') return;
    this.reliability.add(output, this.meaning === 'binary' ? truth === 1 : truth === predicted);
    for (let j = i * n; j < (i + 1) * n; j++) {
      const error = (a[j] ?? NaN) - (y[j] ?? NaN);
      this.squares += error * error;
    }
  }

  private mostSure(most: number, isWanted: (i: number) => boolean): Answer[] {
    const chosen: { readonly at: number; readonly sure: number }[] = [];
    for (let at = 0; at < this.known; at++) {
      if (!isWanted(at)) continue;
      const sure = surenessOf(this.meaning, this.network.outputs, this.predictions[at] ?? 0, this.outputs[at] ?? NaN);
      const least = chosen.at(-1);
      if (chosen.length === most && !isSurer(sure, least?.sure ?? Infinity)) continue;
      chosen.splice(placeOf(chosen, sure), 0, { at, sure });
      if (chosen.length > most) chosen.pop();
    }
    return chosen.map(({ at }) => ({
      index: this.indexOf(at),
      truth: this.truths[at] ?? 0,
      predicted: this.predictions[at] ?? 0,
      output: this.outputs[at] ?? NaN,
    }));
  }

  /** The place in the set of the example that is answered as number `at`. */
  private indexOf(at: number): number {
    return this.m === this.set.m ? at : Math.floor((at * this.set.m) / this.m);
  }
}

/** Whether one is surer than another; what is not a number is least sure. */
const isSurer = (one: number, other: number): boolean => one > other || (Number.isNaN(other) && !Number.isNaN(one));

/** Behind all that are at least as sure: by bisection, for a list may be long. */
function placeOf(chosen: readonly { readonly sure: number }[], sure: number): number {
  let [low, high] = [0, chosen.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSurer(sure, chosen[middle]?.sure ?? NaN)) high = middle;
    else low = middle + 1;
  }
  return low;
}
