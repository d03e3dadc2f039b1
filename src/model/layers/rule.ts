import type { ActivationName } from '../activation';
import type { Initializer } from '../initializer';
import type { Message } from '../message';

/** The shape of one example: (n) for a column, (height, width, channels) for an image. */
export type Sizes = readonly number[];

/** One trainable tensor of a layer. */
export interface TensorShape {
  /** Unique in its layer and without a dot; files call it `LAYER.NAME`. */
  readonly name: string;
  /** The letter of the notation: W[l], b[l]. */
  readonly symbol: string;
  readonly shape: readonly number[];
  /** The number of input values that one output value is a sum of; initialisers scale their draws by it. */
  readonly fanIn: number;
  /** How it is drawn before the first step. */
  readonly init: Initializer;
  /** Its own λ, or the λ of `train`; 0 for a tensor without penalty. */
  readonly l2: number | 'train';
  /** A frozen tensor is never updated. */
  readonly frozen: boolean;
}

/** g of a layer that ends in an activation. */
export interface LayerActivation {
  readonly name: ActivationName;
  /** γ of leaky-relu. */
  readonly slope: number;
}

/** How many values of each type the reference engine keeps for one example. */
export interface KeptValues {
  /** In the run's precision, in every pass. */
  readonly forward: number;
  /** In double, in every pass: the masks. */
  readonly masks: number;
  /** In double, in passes with a backward part: the gradients. */
  readonly backward: number;
}

/**
 * Everything known about one kind of layer without an engine. `input` is the shape of one input example; for the
 * input layer, which has no input, it is the empty shape ().
 */
export interface LayerRule<L> {
  /** Shape of one output example, or why the layer does not accept this input, with the conflicting numbers. */
  output(layer: L, input: Sizes): Sizes | Message;
  /** Its tensors, in the order in which they are drawn, updated and saved. */
  tensors(layer: L, input: Sizes): readonly TensorShape[];
  activation(layer: L): LayerActivation | undefined;
  /** Multiply-adds of the forward pass for one example. */
  multiplyAdds(layer: L, input: Sizes): number;
  kept(layer: L, input: Sizes): KeptValues;
}

/** Values of one example: the product of its sizes. */
export function valuesOf(sizes: Sizes): number {
  return sizes.reduce((product, size) => product * size, 1);
}

/** For a layer that keeps no values of its own. */
export const nothingKept: KeptValues = { forward: 0, masks: 0, backward: 0 };

/** (n, n_prev), or a column (n, 1) if there is one size: shapes as the notation writes them. */
export function writtenShape({ shape }: TensorShape): readonly number[] {
  return shape.length === 1 ? [...shape, 1] : shape;
}
