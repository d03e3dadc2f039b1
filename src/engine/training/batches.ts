import type { Random } from '../../numerics/random';
import { copyRows, type Examples, gather } from '../examples';
import { allocate, type Tensor } from '../tensor';

/** The training set in batches: a new order each epoch if it shuffles, a smaller last batch if m requires it. */
export class Batches {
  /** Examples in a batch; the last may have fewer. */
  readonly size: number;
  readonly perEpoch: number;
  /** X and Y of the current batch. */
  readonly x: Tensor;
  readonly y: Float64Array;
  /** The epoch's order of examples; absent if there is one batch, or the order is that of the data. */
  private order: Int32Array | undefined;
  private readonly shuffles: boolean;

  constructor(
    private readonly examples: Examples,
    size: number | 'full',
    shuffle: boolean,
  ) {
    const { m, x, y, features, outputs } = examples;
    this.size = size === 'full' ? m : Math.min(size, m);
    this.perEpoch = Math.ceil(m / this.size);
    // A single batch is the whole set, in any order: it is not copied.
    const whole = this.perEpoch === 1;
    this.shuffles = shuffle && !whole;
    this.x = whole ? x : allocate(x instanceof Float32Array ? 'float32' : 'float64', this.size * features);
    this.y = whole ? y : new Float64Array(this.size * outputs);
  }

  /** Draws the order of a new epoch. */
  beginEpoch(random: Random): void {
    if (this.shuffles) this.order = random.permutation(this.examples.m);
  }

  /** Number of examples in batch `index`. */
  sizeOf(index: number): number {
    return Math.min(this.size, this.examples.m - index * this.size);
  }

  /** Prepares batch `index` of the epoch and returns its number of examples. */
  load(index: number): number {
    const { x, y, features, outputs } = this.examples;
    const from = index * this.size;
    const count = this.sizeOf(index);
    if (this.perEpoch === 1) return count;
    if (this.order) {
      gather(x, features, this.order, from, count, this.x);
      gather(y, outputs, this.order, from, count, this.y);
    } else {
      copyRows(x, features, from, count, this.x);
      copyRows(y, outputs, from, count, this.y);
    }
    return count;
  }

  /** The order of the current epoch, to be saved. */
  saveOrder(): Int32Array | undefined {
    return this.order?.slice();
  }

  /** Resumes an epoch in the order it started with. */
  restoreOrder(order: Int32Array | undefined): void {
    this.order = order;
  }
}
