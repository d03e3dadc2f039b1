import type { LayerSpreadsView } from '../../../src/protocol/spread';

/** A tensor of a layer whose values are followed. */
export type FollowedTensor = keyof LayerSpreadsView;

/** How each is written, and one value of it; in the order of a forward pass, then back. */
export const followedTensors: readonly {
  readonly key: FollowedTensor;
  readonly symbol: string;
  readonly value: string;
}[] = [
  { key: 'weights', symbol: 'W', value: 'w' },
  { key: 'sums', symbol: 'Z', value: 'z' },
  { key: 'activations', symbol: 'A', value: 'a' },
  { key: 'gradients', symbol: 'dW', value: 'dw' },
];
