import type { Precision } from '../../../model/train';
import type { VectorActivation } from '../../../numerics/activation/activation';
import { allocate } from '../../tensor';
import type { Signal } from '../signal';
import type { Op } from './op';

/** A[l] = g(Z[l]) over all units of an example at once; dz = (∂a/∂z)ᵀ da, in place. Its cache is A[l]. */
export class VectorActivationOp implements Op {
  readonly output: Signal;

  constructor(
    private readonly input: Signal,
    private readonly activation: VectorActivation,
    precision: Precision,
  ) {
    this.output = { width: input.width, value: allocate(precision, input.value.length), gradient: input.gradient };
  }

  forward(m: number): void {
    const { width, value } = this.input;
    for (let i = 0; i < m; i++) this.activation.value(value, this.output.value, i * width, width);
  }

  backward(m: number): void {
    const { width, gradient } = this.output;
    if (!gradient) return;
    for (let i = 0; i < m; i++) this.activation.backward(this.output.value, gradient, gradient, i * width, width);
  }
}
