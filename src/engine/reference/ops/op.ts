import type { Signal } from '../signal';

/** One step of the network's computation, bound to the signals on both its sides; it keeps its own caches. */
export interface Op {
  readonly output: Signal;
  /** Computes the output's first m examples from the input's. */
  forward(m: number): void;
  /** Turns the output's gradient into the input's, and into that of the op's parameters; follows a `forward(m)`. */
  backward(m: number): void;
}
