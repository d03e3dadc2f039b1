import type { Precision } from '../../../model/train';
import { softmax } from '../../../numerics/activation/softmax';
import { allocate } from '../../tensor';
import type { Signal } from '../signal';
import type { Op } from './op';

/** A[l] = softmax(Z[l]), example by example; dz_j = a_j(da_j − Σ_k a_k da_k), in place. Its cache is A[l]. */
export class Softmax implements Op {
  readonly output: Signal;

  constructor(
    private readonly input: Signal,
    precision: Precision,
  ) {
    this.output = { width: input.width, value: allocate(precision, input.value.length), gradient: input.gradient };
  }

  forward(m: number): void {
    const { width, value } = this.input;
    for (let i = 0; i < m; i++) softmax.value(value, this.output.value, i * width, width);
  }

  backward(m: number): void {
    const { width, gradient } = this.output;
    if (!gradient) return;
    for (let i = 0; i < m; i++) softmax.backward(this.output.value, gradient, gradient, i * width, width);
  }
}
