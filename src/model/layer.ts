import type { ActivationName } from './activation';
import type { Initializer } from './initializer';

/** Layer 0: what enters. `sizes` is (n_x) or an image's (height, width, channels). */
export interface InputLayer {
  readonly kind: 'input';
  readonly name: string;
  readonly sizes: readonly number[];
}

/** Lays an image out as one column of n = product of sizes. */
export interface FlattenLayer {
  readonly kind: 'flatten';
  readonly name: string;
}

/** Z[l] = W[l]A[l-1] + b[l], A[l] = g(Z[l]). */
export interface DenseLayer {
  readonly kind: 'dense';
  readonly name: string;
  readonly units: number;
  readonly activation: ActivationName;
  readonly init: Initializer;
  /** Every b starts at this value. */
  readonly bias: number;
  /** λ of this layer; replaces the λ of `train`. */
  readonly l2?: number;
  /** γ of leaky-relu. */
  readonly slope: number;
  /** A frozen layer takes part in forward and backward; its W and b never move. */
  readonly frozen: boolean;
}

/** Inverted dropout: zeroed with probability `rate`, else divided by 1 − rate; the identity outside training. */
export interface DropoutLayer {
  readonly kind: 'dropout';
  readonly name: string;
  readonly rate: number;
}

export type Layer = InputLayer | FlattenLayer | DenseLayer | DropoutLayer;
export type LayerKind = Layer['kind'];

export const layerKinds = ['input', 'flatten', 'dense', 'dropout'] as const satisfies readonly LayerKind[];

export function isDense(layer: Layer): layer is DenseLayer {
  return layer.kind === 'dense';
}
