import type { Arithmetic } from '../../../model/record';
import { shareOf, type Worker } from '../layout/share';
import type { FunctionBuilder, IntegerLocal } from '../wasm/function-builder';
import { emitBiasGradient } from './bias-gradient';
import { emitWeightGradient, type GradientAddresses, type GradientShape, type UseOfGradient } from './weight-gradient';

/** Inputs that are not divided among workers. */
const sharedInputs = 4;

/** One worker's part of dW[l] and db[l]: the workers share the inputs, and the last one has b. */
export function emitGradientShare(
  f: FunctionBuilder,
  arithmetic: Arithmetic,
  shape: GradientShape,
  worker: Worker,
  addresses: GradientAddresses & { readonly bias: IntegerLocal },
  use: { readonly weight: UseOfGradient; readonly bias: UseOfGradient },
): void {
  const share = shareOf(shape.inputs, sharedInputs, worker);
  emitWeightGradient(f, arithmetic, shape, share, addresses, use.weight);
  if (worker.index === worker.threads - 1) {
    emitBiasGradient(f, shape, addresses.d, addresses.bias, (pointer, gradient) => use.bias(pointer, 0, gradient));
  }
}
