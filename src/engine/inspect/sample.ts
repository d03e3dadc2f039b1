import type { ExampleSet } from '../../model/dataset';
import { gather } from '../examples';
import type { ForwardPass, Passes } from '../forward-pass';
import type { Network } from '../network';
import { columnOf } from '../reference/signal';

/** Number of examples from which marks are computed. */
export const markSample = 512;

/** At most `most` examples of a set, evenly spread over it, and the network's caches for them. */
export class Sample {
  readonly m: number;
  /** The examples' indices in the set. */
  readonly indices: Int32Array;
  readonly y: Float64Array;
  /** m of the set, by which λ is divided. */
  readonly setSize: number;
  readonly pass: ForwardPass;

  /** `passes` makes the forward passes. */
  constructor(
    readonly network: Network,
    set: ExampleSet,
    most: number,
    passes: Passes = network,
  ) {
    const m = Math.min(set.m, most);
    this.m = m;
    this.setSize = set.m;
    this.indices = Int32Array.from({ length: m }, (_, i) => Math.floor((i * set.m) / m));
    this.pass = passes.pass({ capacity: m });
    this.y = new Float64Array(m * network.outputs);
    set.x.gather(this.indices, 0, m, this.pass.input.value);
    gather(set.y, network.outputs, this.indices, 0, m, this.y);
  }

  /** Updates the caches to the current weights. */
  forward(): void {
    this.pass.forward(this.m);
  }

  /** a of one unit for every example of the sample. */
  activationsOf(position: number, unit: number): Float64Array {
    return columnOf(this.pass.layer(position).a, unit, this.m);
  }

  /** Mean a of every unit of a layer. */
  meanActivation(position: number): Float64Array {
    const { a } = this.pass.layer(position);
    const means = new Float64Array(a.width);
    for (let i = 0; i < this.m; i++) {
      for (const [j, mean] of means.entries()) means[j] = mean + (a.value[i * a.width + j] ?? NaN);
    }
    return means.map((sum) => sum / this.m);
  }
}
