import { type LayerRule, nothingKept } from './rule';

/** Layer 0: the input X. `sizes` is (n_x) or an image's (height, width, channels). */
export interface InputLayer {
  readonly kind: 'input';
  readonly name: string;
  readonly sizes: readonly number[];
}

export const input: LayerRule<InputLayer> = {
  output: ({ sizes }) => sizes,
  tensors: () => [],
  activation: () => undefined,
  multiplyAdds: () => 0,
  kept: () => nothingKept,
};
