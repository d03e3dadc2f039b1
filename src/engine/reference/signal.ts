import type { Precision } from '../../model/train';
import { allocate, type Tensor } from '../tensor';

/** The data between two ops: the values of up to `capacity` examples, and their gradients. */
export interface Signal {
  /** Values of one example. */
  readonly width: number;
  /** capacity × width, in the run's precision. */
  readonly value: Tensor;
  /** ∂L/∂value of each example (without 1/m), in double; absent if no gradient is needed. */
  readonly gradient: Float64Array | undefined;
}

/** The values of one unit over the first m examples. */
export function columnOf({ value, width }: Signal, unit: number, m: number): Float64Array {
  const column = new Float64Array(m);
  for (let i = 0; i < m; i++) column[i] = value[i * width + unit] ?? NaN;
  return column;
}

/** An empty signal of `capacity` examples. */
export function createSignal(precision: Precision, capacity: number, width: number, backward: boolean): Signal {
  return {
    width,
    value: allocate(precision, capacity * width),
    gradient: backward ? new Float64Array(capacity * width) : undefined,
  };
}
