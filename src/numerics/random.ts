/** A stream of random numbers that is the same on every machine and can be saved and continued. */
export interface Random {
  /** Uniform in [0, 1) with 53 bits. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** A whole number in [0, bound), bound ≤ 2³². */
  integer(bound: number): number;
  /** A shuffled 0 … n−1. */
  permutation(n: number): Int32Array;
  /** The stream's state: plain numbers, from which `restore` continues to the bit. */
  save(): readonly number[];
  restore(state: readonly number[]): void;
  /** Whether `restore` accepts it: `save` returns no other states. */
  accepts(state: readonly number[]): boolean;
}
