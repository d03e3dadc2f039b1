import type { Precision } from '../../../model/train';
import type { Random } from '../../../numerics/random';
import { allocate } from '../../tensor';
import type { Signal } from '../signal';
import type { Op } from './op';

/**
 * Inverted dropout, in training only: each value is zeroed with probability `rate` and divided by 1 − rate
 * otherwise, so that its mean stays. The gradient uses the same mask, in place.
 */
export class Dropout implements Op {
  readonly output: Signal;
  private readonly mask: Float64Array;

  constructor(
    private readonly input: Signal,
    private readonly rate: number,
    private readonly random: Random,
    precision: Precision,
  ) {
    this.output = { width: input.width, value: allocate(precision, input.value.length), gradient: input.gradient };
    this.mask = new Float64Array(input.value.length);
  }

  forward(m: number): void {
    const a = this.input.value;
    const out = this.output.value;
    const kept = 1 / (1 - this.rate);
    for (let i = 0; i < m * this.input.width; i++) {
      const factor = this.random.uniform() < this.rate ? 0 : kept;
      this.mask[i] = factor;
      out[i] = (a[i] ?? NaN) * factor;
    }
  }

  backward(m: number): void {
    const d = this.output.gradient;
    if (!d) return;
    for (let i = 0; i < m * this.input.width; i++) d[i] = (d[i] ?? NaN) * (this.mask[i] ?? NaN);
  }
}
