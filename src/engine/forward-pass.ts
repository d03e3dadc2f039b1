import type { LayerCache } from './layer-cache';
import type { Outputs } from './losses/loss';
import type { Signal } from './reference/signal';

/** A forward pass of some examples together, and what the layers keep of it; dropout is off. */
export interface ForwardPass {
  /** The largest number of examples in one pass. */
  readonly capacity: number;
  /** X, to be filled. */
  readonly input: Signal;
  /** What the layer at a position keeps of the last `forward`. Throws RangeError where there is none. */
  layer(position: number): LayerCache;
  /** The first m examples of the input through all layers. */
  forward(m: number): void;
  /** The input of a loss, for targets y of the examples of the last pass. */
  outputs(y: Float64Array): Outputs;
}

export interface ForwardOptions {
  readonly capacity: number;
  /** The layers whose A alone is needed; if absent, everything of all layers. */
  readonly positions?: readonly number[];
}

/** Makes forward passes through a network with the current weights. */
export interface Passes {
  pass(options: ForwardOptions): ForwardPass;
}
