import { f32x4 } from '../wasm/expression';
import { emitFlushToZero } from './flush-to-zero';
import type { UpdateRow, UpdateRule } from './update-rule';

export interface AdamParameters {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Decays W (and b) by 1 − α·decay before the step: AdamW. */
  readonly decoupledDecay: boolean;
}

/** m := β₁m + (1 − β₁)g; s := β₂s + (1 − β₂)g², both kept; overwrites g. */
function emitMoments({ f, lanes, load, store }: UpdateRow, beta1: number, beta2: number): void {
  load('first');
  for (const { first, gradient } of lanes) {
    f.set(first, f32x4.add(f32x4.mul(f32x4.const(beta1), first), f32x4.mul(f32x4.const(1 - beta1), gradient)));
    emitFlushToZero(f, first);
  }
  store('first');
  load('second');
  for (const { second, gradient } of lanes) {
    const square = f32x4.mul(f32x4.mul(gradient, gradient), f32x4.const(1 - beta2));
    f.set(second, f32x4.add(f32x4.mul(f32x4.const(beta2), second), square));
    emitFlushToZero(f, second);
  }
  store('second');
}

/** W := W − α/(1 − β₁ᵗ) · m/(√s/√(1 − β₂ᵗ) + ε). */
export const adam = ({ beta1, beta2, epsilon, decoupledDecay }: AdamParameters): UpdateRule => ({
  emit(row, { rate, correction, keep }) {
    emitMoments(row, beta1, beta2);
    const { f, lanes, load, store } = row;
    load('parameter');
    for (const { parameter, first, second } of lanes) {
      const scale = f32x4.add(f32x4.mul(f32x4.sqrt(second), correction), f32x4.const(epsilon));
      const start = decoupledDecay ? f32x4.mul(keep, parameter) : parameter;
      f.set(parameter, f32x4.sub(start, f32x4.div(f32x4.mul(rate, first), scale)));
    }
    store('parameter');
  },
});
