import type { Signal } from '../signal';
import type { Op } from './op';

/** Reshapes an image to one column. Examples are stored that way from the start, so no value moves. */
export class Flatten implements Op {
  readonly output: Signal;

  constructor(input: Signal) {
    this.output = input;
  }

  forward(): void {
    // Output and input are one signal.
  }

  backward(): void {
    // Output and input are one signal.
  }
}
