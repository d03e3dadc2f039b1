import { byKind, type Layer } from '../../model/layer';
import type { Precision } from '../../model/train';
import type { Random } from '../../numerics/random';
import type { ForwardPass } from '../forward-pass';
import type { LayerCache } from '../layer-cache';
import { givesDZ, type Loss, type Outputs } from '../losses/loss';
import type { LayerGradients, LayerParameters } from '../parameters';
import type { Tensor } from '../tensor';
import { layerOps } from './layer-ops';
import type { Op } from './ops/op';
import { createSignal, type Signal } from './signal';

export interface PassOptions {
  /** The largest number of examples in one pass. */
  readonly capacity: number;
  readonly precision: Precision;
  /** The gradients of the layers with parameters, by l − 1; absent for a pass that only goes forward. */
  readonly gradients?: readonly LayerGradients[];
  /** The random stream of dropout's masks; if absent, dropout is off. */
  readonly dropout?: Random;
  /** Existing X to use; if absent, the pass has its own input buffer. */
  readonly input?: Tensor;
  /** Whether a backward pass gives dX too, in a pass with its own input buffer. */
  readonly inputGradient?: boolean;
}

/** The layers as a sequence of ops, bound to buffers that are allocated once. */
export class Pass implements ForwardPass {
  readonly capacity: number;
  readonly input: Signal;
  /** By position, 0 for the input. */
  readonly layers: readonly LayerCache[];
  private readonly last: LayerCache;
  /** In the order of a forward pass, each with its layer's position. */
  private readonly steps: readonly { readonly position: number; readonly op: Op }[];
  /** In the order of a backward pass. */
  private readonly stepsBack: Pass['steps'];

  constructor(layers: readonly Layer[], parameters: readonly LayerParameters[], width: number, options: PassOptions) {
    const { capacity, precision, gradients, dropout, input, inputGradient = false } = options;
    this.capacity = capacity;
    this.input = input
      ? { width, value: input, gradient: undefined }
      : createSignal(precision, capacity, width, inputGradient);
    const steps: { position: number; op: Op }[] = [];
    const caches: LayerCache[] = [];
    let cache: LayerCache = { parameters: undefined, z: undefined, a: this.input };
    for (const [position, layer] of layers.entries()) {
      const own = parameters.find((candidate) => candidate.position === position);
      const { ops, z, a } = byKind(layerOps, layer, {
        input: cache.a,
        parameters: own,
        gradients: own && gradients?.[own.index - 1],
        dropout,
        capacity,
        precision,
      });
      for (const op of ops) steps.push({ position, op });
      cache = { parameters: own, z, a };
      caches.push(cache);
    }
    this.layers = caches;
    this.last = cache;
    this.steps = steps;
    this.stepsBack = [...steps].reverse();
  }

  /** What the layer at a position keeps. Throws RangeError if there is none. */
  layer(position: number): LayerCache {
    const cache = this.layers[position];
    if (!cache) throw new RangeError(`no layer at position ${position}`);
    return cache;
  }

  /** ŷ = A[L]. */
  get output(): Signal {
    return this.last.a;
  }

  /** The values that determine classes: Z[L], or ŷ if the last layer has no Z. */
  scores(): Pick<Outputs, 'z' | 'n'> {
    const { z, a } = this.last;
    return { z: (z ?? a).value, n: a.width };
  }

  /** The input of a loss, for targets y of the examples of the last pass. */
  outputs(y: Float64Array): Outputs {
    return { ...this.scores(), a: this.output.value, y };
  }

  /** The forward pass of the first m examples, through all layers or from the layer at position `from` on. */
  forward(m: number, from = 0): void {
    for (const { position, op } of this.steps) if (position >= from) op.forward(m);
  }

  /**
   * From the loss of m examples back to dW and db of every layer; follows a `forward(m)`. `visit` is called before each op
   * with its layer's position: then the gradients of the layer's signals are those of the op's output.
   */
  backward(loss: Loss, outputs: Outputs, m: number, visit?: (position: number) => void): void {
    const last = this.output.gradient;
    if (!last) return;
    loss.gradient(outputs, last, m);
    // Cross-entropy gives dZ[L]: it already includes the output's activation.
    const done = givesDZ(loss) ? 1 : 0;
    for (const { position, op } of this.stepsBack.slice(done)) {
      visit?.(position);
      op.backward(m);
    }
  }
}
