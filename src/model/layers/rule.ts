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
  /** How many values that enter one output value is a sum of; initialisers scale their draws by it. */
  readonly fanIn: number;
  /** How it is drawn before the first step. */
  readonly init: Initializer;
  /** λ of its own, or that of `train`; 0 for a tensor without penalty. */
  readonly l2: number | 'train';
  /** A frozen tensor never moves. */
  readonly frozen: boolean;
}

/** g of a layer that ends in an activation. */
export interface LayerActivation {
  readonly name: ActivationName;
  /** γ of leaky-relu. */
  readonly slope: number;
}

/** What the reference keeps of one example: numbers of values by their type. */
export interface KeptValues {
  /** In the run's precision, in every pass. */
  readonly forward: number;
  /** In double, in every pass: the masks. */
  readonly masks: number;
  /** In double, where a pass goes backward: the gradients. */
  readonly backward: number;
}

/**
 * All that is known of one kind of layer without an engine. `input` is the shape of one example that enters; of the
 * input layer, which nothing enters, it is that of nothing: ().
 */
export interface LayerRule<L> {
  /** Shape of one example that leaves, or why the layer cannot take what enters, with the numbers that clash. */
  output(layer: L, input: Sizes): Sizes | Message;
  /** Its tensors, in the order in which they are drawn, updated and saved. */
  tensors(layer: L, input: Sizes): readonly TensorShape[];
  activation(layer: L): LayerActivation | undefined;
  /** Multiplications (each with its addition) of one example on its way forward. */
  multiplyAdds(layer: L, input: Sizes): number;
  kept(layer: L, input: Sizes): KeptValues;
}

/** Values of one example: the product of its sizes. */
export function valuesOf(sizes: Sizes): number {
  return sizes.reduce((product, size) => product * size, 1);
}

/** Of a layer that keeps nothing of its own. */
export const nothingKept: KeptValues = { forward: 0, masks: 0, backward: 0 };

/** (n, n_prev), or a column (n, 1) where there is one size: shapes as the notation writes them. */
export function writtenShape({ shape }: TensorShape): readonly number[] {
  return shape.length === 1 ? [...shape, 1] : shape;
}
