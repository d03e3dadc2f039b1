import type { Tensor } from '../tensor';
import type { ColumnPlace } from './layout/panels';

/** From so many values on, a row is copied faster at once than value by value. */
const fewestAtOnce = 16;

/** Reads and writes a matrix of examples between the module's memory and plain rows, one an example. */
export class ExampleAccess {
  private readonly firsts: Int32Array;
  private readonly steps: Int32Array;
  /** Whether a row's values are next to each other, and so many that they are copied at once. */
  private readonly isPlain: boolean;

  /** @param columns offsets of the columns, in floats, from `address`, which is in bytes */
  constructor(
    private readonly memory: Float32Array,
    address: number,
    columns: readonly ColumnPlace[],
  ) {
    this.firsts = new Int32Array(columns.length);
    this.steps = new Int32Array(columns.length);
    for (const [j, { first, step }] of columns.entries()) {
      this.firsts[j] = address / 4 + first;
      this.steps[j] = step;
    }
    const [start = 0, step = 0] = [this.firsts[0], this.steps[0]];
    this.isPlain =
      columns.length >= fewestAtOnce &&
      this.firsts.every((first, j) => first === start + j) &&
      this.steps.every((each) => each === step);
  }

  /** Copies `count` rows, from row `from` of `rows` on, to row `to` of the matrix and on. */
  write(rows: Tensor, from: number, count: number, to = 0): void {
    const { memory, firsts, steps } = this;
    const columns = firsts.length;
    for (let i = 0; i < count; i++) {
      const row = (from + i) * columns;
      if (this.isPlain) {
        memory.set(rows.subarray(row, row + columns), (firsts[0] ?? 0) + (to + i) * (steps[0] ?? 0));
        continue;
      }
      for (let j = 0; j < columns; j++) {
        memory[(firsts[j] ?? 0) + (to + i) * (steps[j] ?? 0)] = rows[row + j] ?? Number.NaN;
      }
    }
  }

  /** Copies `count` rows of the matrix, beginning with its row `first`, to row `to` of `rows` and on. */
  read(first: number, count: number, rows: Tensor, to: number): void {
    const { memory, firsts, steps } = this;
    const columns = firsts.length;
    for (let i = 0; i < count; i++) {
      const row = (to + i) * columns;
      for (let j = 0; j < columns; j++) {
        rows[row + j] = memory[(firsts[j] ?? 0) + (first + i) * (steps[j] ?? 0)] ?? Number.NaN;
      }
    }
  }
}
