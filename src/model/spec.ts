import type { Layer } from './layer';
import type { DataSpec } from './source';
import type { Expectation, Training } from './train';

export type RandomName = 'pcg64' | 'numpy';

/** A whole `.nnet` spec as values: no text, no ranges, every default filled in. It is what a run trains. */
export interface Spec {
  readonly name?: string;
  readonly seed: { readonly value: number; readonly rng: RandomName };
  readonly data?: DataSpec;
  /** In the order written; the first is the input. */
  readonly layers: readonly Layer[];
  /** Path of a `.safetensors` file whose tensors replace the initialisers' draws. */
  readonly weights?: string;
  readonly train: Training;
  readonly expect: readonly Expectation[];
}
