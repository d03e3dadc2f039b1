import type { LayerCache } from './layer-cache';
import type { Outputs } from './losses/loss';
import type { Signal } from './reference/signal';

/** Some examples that go through a network together, and what its layers keep of them; dropout is off. */
export interface ForwardPass {
  /** The most examples that go through at once. */
  readonly capacity: number;
  /** X, to be filled. */
  readonly input: Signal;
  /** What the layer at a position keeps of the last `forward`. Throws RangeError where there is none. */
  layer(position: number): LayerCache;
  /** The first m examples of the input through all layers. */
  forward(m: number): void;
  /** What a loss looks at, for targets y of the examples that went through. */
  outputs(y: Float64Array): Outputs;
}

export interface ForwardOptions {
  readonly capacity: number;
  /** The layers whose A is wanted, and nothing else; absent, everything of all layers. */
  readonly positions?: readonly number[];
}

/** Whoever can send examples through a network with the weights of the moment. */
export interface Passes {
  pass(options: ForwardOptions): ForwardPass;
}
