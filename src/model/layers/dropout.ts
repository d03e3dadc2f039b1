import { type LayerRule, valuesOf } from './rule';

/** Inverted dropout: zeroed with probability `rate`, else divided by 1 − rate; the identity outside training. */
export interface DropoutLayer {
  readonly kind: 'dropout';
  readonly name: string;
  readonly rate: number;
}

/** The properties of a dropout layer inserted in the diagram. */
export const newDropout = { rate: 0.5 } as const satisfies Partial<DropoutLayer>;

export const dropout: LayerRule<DropoutLayer> = {
  output: (_layer, sizes) => sizes,
  tensors: () => [],
  activation: () => undefined,
  multiplyAdds: () => 0,
  kept: (_layer, sizes) => ({ forward: valuesOf(sizes), masks: valuesOf(sizes), backward: 0 }),
};
