import type { Scaling } from './pipeline';

/** Numbers in a type that holds each of them exactly. */
export type StoredNumbers = Uint8Array | Int16Array | Int32Array | Float32Array | Float64Array;

type Floats = Float32Array | Float64Array;

/** Values that are read at a time, so that they are in the cache. */
const blockValues = 8192;

/**
 * X of m examples, n values each, one example after the other: column i of X is row i here. The values are stored as the
 * data have them, in a narrow type, and scaled when they are read, (stored − shift)·factor in double precision: a table
 * of bytes takes an eighth of what its scaled doubles would.
 */
export class FeatureMatrix {
  /** Number of examples. */
  readonly m: number;

  /** @param stored m × n values */
  constructor(
    private readonly stored: StoredNumbers,
    readonly n: number,
    private readonly scaling?: Scaling,
  ) {
    this.m = stored.length / n;
  }

  /** Bytes that the stored values take. */
  get bytes(): number {
    return this.stored.byteLength;
  }

  /** Whether the stored values are doubles that nothing scales: `doubles` gives them without a copy. */
  get areDoubles(): boolean {
    return this.stored instanceof Float64Array && !this.scaling;
  }

  /** The same stored values, scaled by this. */
  scaledBy(scaling: Scaling): FeatureMatrix {
    return new FeatureMatrix(this.stored, this.n, scaling);
  }

  /** The first `m` examples. */
  first(m: number): FeatureMatrix {
    return new FeatureMatrix(this.stored.subarray(0, m * this.n), this.n, this.scaling);
  }

  /** Writes `count` examples from `from` on into `target`, from its value `at` on. */
  read(from: number, count: number, target: Floats, at = 0): void {
    const { stored, n, scaling } = this;
    if (!scaling) {
      target.set(stored.subarray(from * n, (from + count) * n), at);
      return;
    }
    const { shift, factor } = scaling;
    const atOnce = Math.min(count, this.rowsAtOnce);
    const block = new Float64Array(atOnce * n);
    let place = at;
    for (let first = from; first < from + count; first += atOnce) {
      const rows = Math.min(atOnce, from + count - first);
      block.set(stored.subarray(first * n, (first + rows) * n));
      for (let i = 0; i < rows * n; ) {
        for (let k = 0; k < n; k++) {
          target[place++] = ((block[i++] ?? Number.NaN) - (shift[k] ?? Number.NaN)) * (factor[k] ?? Number.NaN);
        }
      }
    }
  }

  /** Writes the examples order[from … from + count) to the front of `target`. */
  gather(order: Int32Array, from: number, count: number, target: Floats): void {
    for (let i = 0; i < count; i++) this.read(order[from + i] ?? Number.NaN, 1, target, i * this.n);
  }

  /**
   * All examples in order, some at a time, in an array that the next ones overwrite; `visit` gets their values, the
   * number of the first and how many they are.
   */
  eachBlock<T extends Floats>(
    allocate: (length: number) => T,
    visit: (x: T, from: number, count: number) => void,
  ): void {
    const atOnce = this.rowsAtOnce;
    const block = allocate(atOnce * this.n);
    for (let from = 0; from < this.m; from += atOnce) {
      const count = Math.min(atOnce, this.m - from);
      this.read(from, count, block);
      visit(block, from, count);
    }
  }

  /** x of one example, as the network sees it. */
  row(i: number): Float64Array<ArrayBuffer> {
    const x = new Float64Array(this.n);
    this.read(i, 1, x);
    return x;
  }

  /** x of one example in the data's own units. */
  unscaledRow(i: number): Float64Array<ArrayBuffer> {
    return Float64Array.from(this.stored.subarray(i * this.n, (i + 1) * this.n));
  }

  /** All m × n values; the stored ones themselves where those are doubles and nothing scales them. */
  doubles(): Float64Array {
    if (this.stored instanceof Float64Array && this.areDoubles) return this.stored;
    const x = new Float64Array(this.stored.length);
    this.read(0, this.m, x);
    return x;
  }

  /** All m × n values, each rounded once. */
  floats(): Float32Array {
    const x = new Float32Array(this.stored.length);
    this.read(0, this.m, x);
    return x;
  }

  private get rowsAtOnce(): number {
    return Math.max(1, Math.min(this.m, Math.floor(blockValues / this.n)));
  }
}
