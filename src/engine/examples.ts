import type { ExampleSet } from '../model/dataset';
import type { Precision } from '../model/train';
import type { Tensor } from './tensor';

/** A set of examples with X in the run's precision. */
export interface Examples {
  readonly m: number;
  /** n_x. */
  readonly features: number;
  /** n_y. */
  readonly outputs: number;
  /** m × n_x. */
  readonly x: Tensor;
  /** m × n_y. */
  readonly y: Float64Array;
}

/** X in `precision`. */
export function examplesOf(set: ExampleSet, features: number, outputs: number, precision: Precision): Examples {
  return { m: set.m, features, outputs, x: precision === 'float32' ? set.x.floats() : set.x.doubles(), y: set.y };
}

/** Copies `width` values of each example order[from … from + count) to the front of `target`. */
export function gather(
  source: Tensor,
  width: number,
  order: Int32Array,
  from: number,
  count: number,
  target: Tensor,
): void {
  for (let i = 0; i < count; i++) {
    const start = (order[from + i] ?? NaN) * width;
    for (let k = 0; k < width; k++) target[i * width + k] = source[start + k] ?? NaN;
  }
}

/** Copies `width` values of each example from … from + count to the front of `target`. */
export function copyRows(source: Tensor, width: number, from: number, count: number, target: Tensor): void {
  for (let k = 0; k < count * width; k++) target[k] = source[from * width + k] ?? NaN;
}
