import type { Signal } from '../signal';
import type { Op } from './op';

/** A[l] = Z[l]: one signal, so that nothing is copied; g′ = 1. */
export class Identity implements Op {
  readonly output: Signal;

  constructor(input: Signal) {
    this.output = input;
  }

  forward(): void {
    // A is Z.
  }

  backward(): void {
    // dZ is dA.
  }
}
