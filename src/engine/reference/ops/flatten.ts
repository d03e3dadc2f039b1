import type { Signal } from '../signal';
import type { Op } from './op';

/** Lays an image out as one column. Examples are stored that way from the start, so the values stay where they are. */
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
