import type { ExampleSet } from '../../model/dataset';
import { gather } from '../examples';
import type { Network } from '../network';
import type { LayerGradients } from '../parameters';
import type { Pass } from '../pass';
import { columnOf } from '../signal';

/** Examples from which marks are told. */
export const markSample = 512;

/** At most `most` examples of a set, evenly spread over it, and the network's caches for them. */
export class Sample {
  readonly m: number;
  /** The examples' places in the set. */
  readonly indices: Int32Array;
  readonly y: Float64Array;
  readonly pass: Pass;
  /** dW and db over the sample, after `backward`. */
  readonly gradients: readonly LayerGradients[];

  constructor(
    readonly network: Network,
    private readonly set: ExampleSet,
    most: number,
  ) {
    const m = Math.min(set.m, most);
    this.m = m;
    this.indices = Int32Array.from({ length: m }, (_, i) => Math.floor((i * set.m) / m));
    this.gradients = network.gradients();
    this.pass = network.pass({ capacity: m, gradients: this.gradients });
    this.y = new Float64Array(m * network.outputs);
    gather(set.x, network.features, this.indices, 0, m, this.pass.input.value);
    gather(set.y, network.outputs, this.indices, 0, m, this.y);
  }

  /** Brings the caches in step with the weights. */
  forward(): void {
    this.pass.forward(this.m);
  }

  /** Gradients of the cost over the sample, l2 included; after `forward`. */
  backward(): void {
    this.pass.backward(this.network.loss, this.pass.outputs(this.y), this.m);
    this.network.addPenaltyGradient(this.gradients, this.set.m);
  }

  /** a of one unit for every example of the sample. */
  activationsOf(position: number, unit: number): Float64Array {
    return columnOf(this.pass.layer(position).a, unit, this.m);
  }

  /** z of one unit for every example of the sample; undefined in a layer without parameters. */
  zOf(position: number, unit: number): Float64Array | undefined {
    const { z } = this.pass.layer(position);
    return z && columnOf(z, unit, this.m);
  }

  /** Mean a of every unit of a layer. */
  meanActivation(position: number): Float64Array {
    const { a } = this.pass.layer(position);
    return Float64Array.from({ length: a.width }, (_, j) => {
      const sum = columnOf(a, j, this.m).reduce((before, value) => before + value, 0);
      return sum / this.m;
    });
  }
}
