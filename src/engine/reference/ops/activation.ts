import type { Precision } from '../../../model/train';
import type { ScalarActivation } from '../../../numerics/activation/activation';
import { allocate } from '../../tensor';
import type { Signal } from '../signal';
import type { Op } from './op';

/** A[l] = g(Z[l]), unit by unit; dZ[l] = dA[l] ∘ g′(Z[l]), in place. Its caches are Z[l] and A[l]. */
export class Activation implements Op {
  readonly output: Signal;

  constructor(
    private readonly input: Signal,
    private readonly activation: ScalarActivation,
    private readonly slope: number,
    precision: Precision,
  ) {
    this.output = { width: input.width, value: allocate(precision, input.value.length), gradient: input.gradient };
  }

  forward(m: number): void {
    const { activation, slope } = this;
    const z = this.input.value;
    const a = this.output.value;
    for (let i = 0; i < m * this.input.width; i++) a[i] = activation.value(z[i] ?? NaN, slope);
  }

  backward(m: number): void {
    const { activation, slope } = this;
    const z = this.input.value;
    const a = this.output.value;
    const d = this.output.gradient;
    if (!d) return;
    for (let i = 0; i < m * this.input.width; i++) {
      d[i] = (d[i] ?? NaN) * activation.derivative(z[i] ?? NaN, a[i] ?? NaN, slope);
    }
  }
}
