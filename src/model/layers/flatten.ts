import { type LayerRule, nothingKept, valuesOf } from './rule';

/** Reshapes an image to one column of n = product of sizes. */
export interface FlattenLayer {
  readonly kind: 'flatten';
  readonly name: string;
}

export const flatten: LayerRule<FlattenLayer> = {
  output: (_layer, sizes) => [valuesOf(sizes)],
  tensors: () => [],
  activation: () => undefined,
  multiplyAdds: () => 0,
  // Examples are stored as columns from the start.
  kept: () => nothingKept,
};
